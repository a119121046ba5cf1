//! That a patient died, in the database. From then on nobody is contacted about them: every plan is stopped, and what
//! sends or reminds asks [`shared::id::Patient`]'s row first.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::{
    access::AboutPatient,
    db::{Tx, schema::patient as p, types::Key},
    error::Fault,
    outbox::Event,
    pathways,
};

/// The patient died on this day. Told before, nothing happens but that the day is corrected.
pub(crate) fn died(
    tx: &mut Tx<'_>,
    permit: &impl AboutPatient,
    on: NaiveDate,
) -> Result<(), Fault> {
    let known = day(tx, permit)?;
    if known == Some(on) {
        return Ok(());
    }
    set(tx, permit, Some(on))?;
    if known.is_none() {
        pathways::homecoming::stop_all(tx, permit)?;
        tx.event(permit.patient(), Event::Died);
    }
    Ok(())
}

/// The patient did not die: whoever said so took it back. What was stopped for it goes on.
pub(crate) fn lives(tx: &mut Tx<'_>, permit: &impl AboutPatient) -> Result<(), Fault> {
    if day(tx, permit)?.is_none() {
        return Ok(());
    }
    set(tx, permit, None)?;
    pathways::homecoming::go_on(tx, permit)?;
    tx.event(permit.patient(), Event::DeathWithdrawn);
    Ok(())
}

fn day(tx: &mut Tx<'_>, permit: &impl AboutPatient) -> Result<Option<NaiveDate>, Fault> {
    Ok(p::table
        .find(Key(permit.patient()))
        .select(p::died_on)
        .first(tx.conn())?)
}

fn set(tx: &mut Tx<'_>, permit: &impl AboutPatient, on: Option<NaiveDate>) -> Result<(), Fault> {
    diesel::update(p::table.find(Key(permit.patient())))
        .set(p::died_on.eq(on))
        .execute(tx.conn())?;
    Ok(())
}
