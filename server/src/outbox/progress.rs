//! How far the worker has come: it handles events in the order of their numbers, so that one number tells.

use diesel::prelude::*;

use crate::{
    db::{Conn, direct, schema::event_sequence as q},
    error::Fault,
};

const HANDLED: &str = "handled";

/// The number of the last event that is handled; 0 before the first.
pub(super) fn handled(conn: &mut Conn) -> Result<i64, Fault> {
    let query = q::table.find(HANDLED).select(q::value);
    Ok(direct!(conn, |db| query.first(db))?)
}

/// The events up to this one are handled.
pub(super) fn set_handled(conn: &mut Conn, last: i64) -> Result<(), Fault> {
    let update = diesel::update(q::table.find(HANDLED)).set(q::value.eq(last));
    direct!(conn, |db| update.execute(db))?;
    Ok(())
}
