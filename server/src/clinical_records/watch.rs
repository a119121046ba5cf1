//! The watch for notes that are missing: the patient is to leave tomorrow, it is past noon in Norway, and nobody
//! has written the note. The ward that has the stay is told, once for a stay and a date.

use chrono::NaiveDate;
use diesel::{
    dsl::{exists, not},
    prelude::*,
};
use shared::id::{HospitalStay, Patient, Unit};

use super::rules;
use crate::{
    access::{Proof as _, SystemPermit},
    app::App,
    db::{
        Conn, Tx,
        schema::{
            discharge_note_told as t, hospital_stay as h, patient as p, planned_discharge_note as n,
        },
        types::{At, Key},
    },
    error::Fault,
    outbox::{Event, look_every_second},
};

/// Watches until the service stops.
pub(crate) async fn run(app: App) {
    look_every_second(&app, "missing discharge notes", look).await;
}

type Missing = (Key<HospitalStay>, Key<Patient>, Key<Unit>);

/// Tells of what is missing; answers how many.
async fn look(app: &App) -> Result<usize, Fault> {
    let Some(planned_on) = rules::note_missed_for(app.clock.now()) else {
        return Ok(0);
    };
    let found = app
        .db
        .read(move |conn| missing(conn, planned_on, None))
        .await?;
    let count = found.len();
    for (stay, patient, _) in found {
        let permit = SystemPermit::for_task("watch-discharge-notes", Some(patient.0));
        app.db
            .write(permit.actor(), move |tx| tell(tx, stay, planned_on))
            .await?;
    }
    Ok(count)
}

/// Looks again inside the transaction: another instance, or who writes the note, may have been quicker.
fn tell(tx: &mut Tx<'_>, stay: Key<HospitalStay>, planned_on: NaiveDate) -> Result<(), Fault> {
    let now = At::from(tx.now());
    for (stay, patient, ward) in missing(tx.conn(), planned_on, Some(stay))? {
        diesel::insert_into(t::table)
            .values((
                t::stay_id.eq(stay),
                t::planned_on.eq(planned_on),
                t::at.eq(now),
            ))
            .execute(tx.conn())?;
        tx.event(
            patient.0,
            Event::DischargeNoteDue {
                stay: stay.0,
                ward: ward.0,
                planned_on,
            },
        );
    }
    Ok(())
}

/// Stays that last and are to end on this day, without a note about it, and not told of; or only one of them.
fn missing(
    conn: &mut Conn,
    planned_on: NaiveDate,
    only: Option<Key<HospitalStay>>,
) -> Result<Vec<Missing>, Fault> {
    let written = n::table
        .filter(n::stay_id.eq(h::id))
        .filter(n::planned_on.eq(planned_on));
    let told = t::table
        .filter(t::stay_id.eq(h::id))
        .filter(t::planned_on.eq(planned_on));
    let died = p::table
        .filter(p::id.eq(h::patient_id))
        .filter(p::died_on.is_not_null());
    let mut query = h::table
        // Said as the index `hospital_stay_planned` says it.
        .filter(h::discharged_at.is_null())
        .filter(h::cancelled_at.is_null())
        .filter(h::planned_on.eq(planned_on))
        .filter(not(exists(written)))
        .filter(not(exists(told)))
        .filter(not(exists(died)))
        .order(h::id)
        .limit(100)
        .select((h::id, h::patient_id, h::unit_id))
        .into_boxed();
    if let Some(stay) = only {
        query = query.filter(h::id.eq(stay));
    }
    Ok(query.load(conn)?)
}
