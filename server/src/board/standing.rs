//! Where a patient stands on the boards of the units that serve them. Kept beside which unit serves whom, so that a board
//! is read in its order by an index: asked of the steps of 20,000 patients it took a tenth of a second a page.
//!
//! Invariant: whatever changes a step's day, whether it is open, or whether its plan goes on, refreshes it in the same
//! transaction; so does beginning to serve.

use chrono::NaiveDate;
use diesel::{dsl::min, prelude::*};
use shared::{Id, id::Patient};

use super::rules::NOTHING;
use crate::{
    db::{
        Tx,
        schema::{care_plan, care_relation as c, patient as p, step as s},
        types::Key,
    },
    error::Fault,
};

/// Finds the day of the patient's next open step anew, and whether they stand on boards.
pub(crate) fn refresh(tx: &mut Tx<'_>, patient: Id<Patient>) -> Result<(), Fault> {
    let due: Option<NaiveDate> = s::table
        .left_join(care_plan::table.on(s::care_plan_id.eq(care_plan::id.nullable())))
        .filter(s::patient_id.eq(Key(patient)))
        .filter(s::open.eq(true))
        .filter(care_plan::stopped_at.is_null())
        .select(min(s::due))
        .first(tx.conn())?;
    let died: Option<NaiveDate> = p::table
        .find(Key(patient))
        .select(p::died_on)
        .first(tx.conn())?;
    diesel::update(c::table.filter(c::patient_id.eq(Key(patient))))
        .set((
            c::next_due.eq(due.unwrap_or(NOTHING)),
            c::on_board.eq(died.is_none()),
        ))
        .execute(tx.conn())?;
    Ok(())
}
