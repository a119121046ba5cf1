//! What became of the steps that answers propose, in the database.

use diesel::prelude::*;
use shared::{
    Id,
    checklists::{TakenUp, template::Key as Name},
    id,
    right::RightMarker,
};

use super::store::changed;
use crate::{
    access::Permit,
    db::{
        Conn, Tx,
        schema::checklist_step as cs,
        types::{At, Json, Key},
    },
    error::Fault,
};

/// What was decided about the step that an item proposes: the step it became, if one.
pub(super) fn decided(
    conn: &mut Conn,
    checklist: Key<id::Checklist>,
    item: &Name,
) -> Result<Option<Option<Id<id::Step>>>, Fault> {
    let step: Option<Option<Key<id::Step>>> = cs::table
        .find((checklist, &**item))
        .select(cs::step_id)
        .first(conn)
        .optional()?;
    Ok(step.map(|step| step.map(|step| step.0)))
}

/// Remembers what became of a proposed step.
pub(super) fn decide<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    checklist: Key<id::Checklist>,
    item: &Name,
    step: Option<TakenUp>,
) -> Result<(), Fault> {
    let (now, author) = (At::from(tx.now()), tx.author().clone());
    diesel::insert_into(cs::table)
        .values((
            cs::checklist_id.eq(checklist),
            cs::item.eq(&**item),
            cs::patient_id.eq(Key(permit.patient())),
            cs::step_id.eq(step.map(|step| Key(step.id))),
            cs::author.eq(Json(author)),
            cs::at.eq(now),
        ))
        .execute(tx.conn())?;
    changed(tx, permit, checklist.0);
    Ok(())
}
