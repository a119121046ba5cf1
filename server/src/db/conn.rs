//! A connection to either database.

/// Runs a query on the connection itself: `direct!(conn, |db| query.load(db))`. Through [`Conn`] diesel writes
/// a query's SQL anew each time it runs; known for one database it is looked up by its type. For what runs
/// most: signing in to a request, the first screen, the statements around a write.
macro_rules! direct {
    ($conn:expr, |$db:ident| $query:expr) => {
        match $conn {
            $crate::db::Conn::Pg($db) => $query,
            $crate::db::Conn::Sqlite($db) => $query,
        }
    };
}
pub(crate) use direct;

/// A connection to either database.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    /// PostgreSQL.
    Pg(diesel::PgConnection),
    /// SQLite.
    Sqlite(diesel::SqliteConnection),
}
