//! What related persons answered, in the database: their yes, what they corrected, and the history of it all.

use diesel::prelude::*;
use shared::{
    Id,
    id::{self, HospitalStay, Patient, Person},
    problem::code,
    related_persons::{CorrectedField, CorrectionState, RegistrationEvent, RegistrationState},
};
use uuid::Uuid;

use super::{rules, store::RelatedPersonRow};
use crate::{
    db::{
        Conn, Tx,
        schema::{
            correction as k, hospital_stay as h, person, registration_event as e,
            related_person as r,
        },
        types::{At, Code, Json, Key},
    },
    error::Fault,
    outbox::Event,
};

/// Somebody said yes.
pub(crate) fn confirm(
    tx: &mut Tx<'_>,
    row: &RelatedPersonRow,
    state: RegistrationState,
) -> Result<(), Fault> {
    let stay: Option<Key<HospitalStay>> = newest_stay(tx.conn(), row.patient_id.0)?;
    let (now, again) = (At::from(tx.now()), At::from(rules::ask_again_at(tx.now())));
    diesel::update(r::table.find(row.id))
        .set((
            r::state.eq(Code(state)),
            r::confirmed_at.eq(now),
            r::confirmed_stay_id.eq(stay),
            r::ask_again_at.eq(again),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// The stay that lasts, or the last one.
fn newest_stay(conn: &mut Conn, patient: Id<Patient>) -> Result<Option<Key<HospitalStay>>, Fault> {
    Ok(h::table
        .filter(h::patient_id.eq(Key(patient)))
        .filter(h::cancelled_at.is_null())
        .order((h::admitted_at.desc(), h::id.desc()))
        .select(h::id)
        .first(conn)
        .optional()?)
}

/// Whether an account stands near the patient already.
pub(crate) fn stands_near(
    conn: &mut Conn,
    patient: Id<Patient>,
    account: Id<Person>,
) -> Result<bool, Fault> {
    let near = r::table
        .filter(r::person_id.eq(Key(account)))
        .filter(r::patient_id.eq(Key(patient)))
        .filter(r::state.ne(Code(RegistrationState::Declined)))
        .filter(r::state.ne(Code(RegistrationState::Ended)));
    Ok(diesel::select(diesel::dsl::exists(near)).get_result(conn)?)
}

/// Ties an account to a registration.
pub(crate) fn link(
    tx: &mut Tx<'_>,
    row: &RelatedPersonRow,
    account: Id<Person>,
) -> Result<(), Fault> {
    diesel::update(r::table.find(row.id))
        .set(r::person_id.eq(Key(account)))
        .execute(tx.conn())?;
    diesel::update(person::table.find(Key(account)))
        .set(person::acts_for.eq(true))
        .execute(tx.conn())?;
    Ok(())
}

/// A correction to store.
pub(crate) struct NewCorrection {
    pub(crate) field: CorrectedField,
    pub(crate) old: Option<String>,
    pub(crate) new: Option<String>,
    pub(crate) state: CorrectionState,
}

/// Stores what somebody corrected.
pub(crate) fn keep_correction(
    tx: &mut Tx<'_>,
    row: &RelatedPersonRow,
    new: &NewCorrection,
) -> Result<(), Fault> {
    let now = At::from(tx.now());
    diesel::insert_into(k::table)
        .values((
            k::id.eq(Uuid::now_v7().to_string()),
            k::related_person_id.eq(row.id),
            k::patient_id.eq(row.patient_id),
            k::field.eq(Code(new.field)),
            k::old_value.eq(&new.old),
            k::new_value.eq(&new.new),
            k::state.eq(Code(new.state)),
            k::at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// A correction that waits, with what it asks for.
pub(super) fn waiting_correction(
    conn: &mut Conn,
    row: &RelatedPersonRow,
    correction: Id<id::Correction>,
) -> Result<(CorrectedField, Option<String>), Fault> {
    let (field, new, state): (Code<CorrectedField>, Option<String>, Code<CorrectionState>) =
        k::table
            .filter(k::id.eq(Key(correction)))
            .filter(k::related_person_id.eq(row.id))
            .select((k::field, k::new_value, k::state))
            .first(conn)?;
    if state.0 == CorrectionState::Waiting {
        Ok((field.0, new))
    } else {
        Err(Fault::conflict(code::ALREADY_HANDLED))
    }
}

/// Stores what somebody said to a correction.
pub(super) fn decide(
    tx: &mut Tx<'_>,
    correction: Id<id::Correction>,
    accept: bool,
) -> Result<(), Fault> {
    let (now, author) = (At::from(tx.now()), tx.author().clone());
    let state = if accept {
        CorrectionState::Applied
    } else {
        CorrectionState::Refused
    };
    diesel::update(k::table.find(Key(correction)))
        .set((
            k::state.eq(Code(state)),
            k::decided_by.eq(Json(author)),
            k::decided_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Adds a line to the registration's history, makes it the next version, and tells whom it concerns. Every
/// change ends with this.
pub(crate) fn log(
    tx: &mut Tx<'_>,
    row: &RelatedPersonRow,
    event: RegistrationEvent,
) -> Result<(), Fault> {
    let (now, author) = (At::from(tx.now()), tx.author().clone());
    diesel::insert_into(e::table)
        .values((
            e::id.eq(Uuid::now_v7().to_string()),
            e::related_person_id.eq(row.id),
            e::patient_id.eq(row.patient_id),
            e::event.eq(Code(event)),
            e::author.eq(Json(author)),
            e::at.eq(now),
        ))
        .execute(tx.conn())?;
    diesel::update(r::table.find(row.id))
        .set(r::version.eq(row.version + 1))
        .execute(tx.conn())?;
    let event = Event::RelatedPersonChanged {
        related_person: row.id.0,
        change: event,
        name: row.full_name(),
        person: row.person_id.map(|key| key.0),
    };
    tx.event(row.patient_id.0, event);
    Ok(())
}
