//! Statements whose text never changes, each a type of its own: diesel then has the database prepare it once for
//! a connection. Sent as text, or built as an `update`, it would be prepared anew for every write.

use diesel::{
    backend::Backend,
    prelude::*,
    query_builder::{AstPass, Query, QueryFragment, QueryId},
    serialize::ToSql,
    sql_types::{BigInt, HasSqlType},
};

macro_rules! fixed {
    ($name:ident, $sql:literal) => {
        #[derive(Debug, Clone, Copy, QueryId)]
        pub(super) struct $name;

        impl<DB: Backend> QueryFragment<DB> for $name {
            fn walk_ast<'b>(&'b self, mut pass: AstPass<'_, 'b, DB>) -> QueryResult<()> {
                pass.push_sql($sql);
                Ok(())
            }
        }

        impl<C> RunQueryDsl<C> for $name {}
    };
}

fixed!(Begin, "begin");
fixed!(BeginImmediate, "begin immediate");
fixed!(Commit, "commit");
fixed!(Savepoint, "savepoint write");
fixed!(ReleaseSavepoint, "release savepoint write");

/// Counts the events up by so many; answers the last number.
#[derive(Debug, Clone, Copy, QueryId)]
pub(super) struct CountUp(pub(super) i64);

impl<DB> QueryFragment<DB> for CountUp
where
    DB: Backend + HasSqlType<BigInt>,
    i64: ToSql<BigInt, DB>,
{
    fn walk_ast<'b>(&'b self, mut pass: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        pass.push_sql("update event_sequence set value = value + ");
        pass.push_bind_param::<BigInt, _>(&self.0)?;
        pass.push_sql(" where name = 'event' returning value");
        Ok(())
    }
}

impl Query for CountUp {
    type SqlType = BigInt;
}

impl<C> RunQueryDsl<C> for CountUp {}
