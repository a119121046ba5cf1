//! Notes before planned discharges and conversations at discharge, in the database. The patient comes from the
//! permit; a stay and a conversation are always sought together with the permit's patient.

use chrono::NaiveDate;
use diesel::prelude::*;
use shared::{
    Id,
    author::Author,
    clinical_records::{Attendee, NewConversation, NewDischargeNote, TeachBack},
    id::{self, Patient, Unit},
    problem::code,
    right::RightMarker,
};

use super::store::changed;
use crate::{
    access::Permit,
    db::{
        Conn, Tx,
        schema::{discharge_conversation as d, hospital_stay as h, planned_discharge_note as n},
        types::{At, Json, Key},
    },
    error::Fault,
};

/// What decides about records of a stay.
#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = h)]
pub(super) struct StayRow {
    unit_id: Key<Unit>,
    pub(super) admitted_at: At,
    pub(super) planned_on: Option<NaiveDate>,
    discharged_at: Option<At>,
}

impl StayRow {
    /// Whether it has ended.
    pub(super) const fn ended(&self) -> bool {
        self.discharged_at.is_some()
    }
}

/// The stay, if it is this patient's and a ward of the permit's holder has it.
pub(super) fn own_stay<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    stay: Id<id::HospitalStay>,
) -> Result<StayRow, Fault> {
    let row = h::table
        .filter(h::id.eq(Key(stay)))
        .filter(h::patient_id.eq(Key(permit.patient())))
        .filter(h::cancelled_at.is_null())
        .select(StayRow::as_select())
        .first(conn)?;
    let memberships = &permit.viewer().memberships;
    if memberships.iter().any(|m| m.unit.id == row.unit_id.0) {
        Ok(row)
    } else {
        Err(Fault::NotFound)
    }
}

/// A note's own row.
#[derive(Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = n)]
pub(super) struct NoteRow {
    pub(super) id: Key<id::PlannedDischargeNote>,
    patient_id: Key<Patient>,
    pub(super) stay_id: Key<id::HospitalStay>,
    pub(super) number: i32,
    pub(super) planned_on: NaiveDate,
    pub(super) status_now: String,
    pub(super) plan: String,
    pub(super) treatment_clarification: Option<String>,
    pub(super) open_items: Option<String>,
    pub(super) author: Json<Author>,
    pub(super) at: At,
}

/// Whether this note is stored already. Another one under the same id is refused.
pub(super) fn is_known_note<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    stay: Id<id::HospitalStay>,
    new: &NewDischargeNote,
) -> Result<bool, Fault> {
    let known: Option<NoteRow> = n::table
        .find(Key(new.id))
        .select(NoteRow::as_select())
        .first(conn)
        .optional()?;
    let Some(known) = known else { return Ok(false) };
    let same = (known.patient_id, known.stay_id) == (Key(permit.patient()), Key(stay))
        && known.planned_on == new.planned_on
        && known.status_now == *new.status_now
        && known.plan == *new.plan
        && known.treatment_clarification.as_deref() == new.treatment_clarification.as_deref()
        && known.open_items.as_deref() == new.open_items.as_deref();
    if same {
        Ok(true)
    } else {
        Err(Fault::conflict(code::ID_TAKEN))
    }
}

/// The number of the stay's newest note; 0 for none. The caller has found the stay.
pub(super) fn newest_note(conn: &mut Conn, stay: Id<id::HospitalStay>) -> Result<i32, Fault> {
    let newest: Option<i32> = n::table
        .filter(n::stay_id.eq(Key(stay)))
        .order(n::number.desc())
        .select(n::number)
        .first(conn)
        .optional()?;
    Ok(newest.unwrap_or(0))
}

/// Writes a note after the newest one. The caller has compared versions.
pub(super) fn write_note<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    stay: Id<id::HospitalStay>,
    new: &NewDischargeNote,
) -> Result<(), Fault> {
    let row = NoteRow {
        id: Key(new.id),
        patient_id: Key(permit.patient()),
        stay_id: Key(stay),
        number: new.version + 1,
        planned_on: new.planned_on,
        status_now: new.status_now.to_string(),
        plan: new.plan.to_string(),
        treatment_clarification: new.treatment_clarification.as_deref().map(str::to_owned),
        open_items: new.open_items.as_deref().map(str::to_owned),
        author: Json(tx.author().clone()),
        at: At::from(tx.now()),
    };
    diesel::insert_into(n::table)
        .values(row)
        .execute(tx.conn())?;
    changed(tx, permit);
    Ok(())
}

/// A version of a conversation, its own row.
#[derive(Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = d)]
pub(super) struct ConversationRow {
    pub(super) id: Key<id::DischargeConversation>,
    pub(super) conversation_id: Key<id::DischargeConversation>,
    patient_id: Key<Patient>,
    pub(super) stay_id: Key<id::HospitalStay>,
    pub(super) number: i32,
    pub(super) held_on: NaiveDate,
    pub(super) attendees: Json<Vec<Attendee>>,
    pub(super) topics: String,
    pub(super) teach_back: Json<TeachBack>,
    pub(super) written_information: Option<String>,
    pub(super) questions_left: Option<String>,
    pub(super) author: Json<Author>,
    pub(super) at: At,
}

/// Whether this version is stored already. Another one under the same id is refused.
pub(super) fn is_known_conversation<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    stay: Id<id::HospitalStay>,
    new: &NewConversation,
) -> Result<bool, Fault> {
    let known: Option<ConversationRow> = d::table
        .find(Key(new.id))
        .select(ConversationRow::as_select())
        .first(conn)
        .optional()?;
    let Some(known) = known else { return Ok(false) };
    let same = (known.patient_id, known.stay_id) == (Key(permit.patient()), Key(stay))
        && known.conversation_id == Key(new.conversation.unwrap_or(new.id))
        && known.held_on == new.held_on
        && known.attendees.0 == new.attendees
        && known.topics == *new.topics
        && known.teach_back.0 == new.teach_back
        && known.written_information.as_deref() == new.written_information.as_deref()
        && known.questions_left.as_deref() == new.questions_left.as_deref();
    if same {
        Ok(true)
    } else {
        Err(Fault::conflict(code::ID_TAKEN))
    }
}

/// The number of the newest version of the stay's conversation that a correction names; 0 for a new one.
pub(super) fn newest_version<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    stay: Id<id::HospitalStay>,
    conversation: Option<Id<id::DischargeConversation>>,
) -> Result<i32, Fault> {
    let Some(conversation) = conversation else {
        return Ok(0);
    };
    Ok(d::table
        .filter(d::conversation_id.eq(Key(conversation)))
        .filter(d::patient_id.eq(Key(permit.patient())))
        .filter(d::stay_id.eq(Key(stay)))
        .order(d::number.desc())
        .select(d::number)
        .first(conn)?)
}

/// Writes a version down, after the newest one. The caller has compared versions.
pub(super) fn record<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    stay: Id<id::HospitalStay>,
    new: NewConversation,
) -> Result<(), Fault> {
    let row = ConversationRow {
        id: Key(new.id),
        conversation_id: Key(new.conversation.unwrap_or(new.id)),
        patient_id: Key(permit.patient()),
        stay_id: Key(stay),
        number: new.version + 1,
        held_on: new.held_on,
        attendees: Json(new.attendees),
        topics: new.topics.into_string(),
        teach_back: Json(new.teach_back),
        written_information: new
            .written_information
            .map(shared::text::Prose::into_string),
        questions_left: new.questions_left.map(shared::text::Prose::into_string),
        author: Json(tx.author().clone()),
        at: At::from(tx.now()),
    };
    diesel::insert_into(d::table)
        .values(row)
        .execute(tx.conn())?;
    changed(tx, permit);
    Ok(())
}
