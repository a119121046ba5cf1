//! What meetings decided, in the database.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use shared::{
    Id,
    author::Author,
    id::{self, Patient, Unit},
    meetings::{MeetingDecision, NewMeetingDecision},
    plan::{NewStep, StepKind},
    problem::code,
    right::marker::RecordDecisions,
    summaries::Act,
};
use uuid::Uuid;

use super::{
    rules,
    store::{self, MeetingRow},
};
use crate::{
    access::{AboutPatient, Permit},
    db::{
        Conn, Tx,
        schema::{meeting_decision as d, unit as u},
        types::{At, Json, Key},
    },
    error::Fault,
    outbox::Event,
    pathways, units,
};

/// How many of a patient's are shown at most.
const MOST: i64 = 100;

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = d)]
struct DecisionRow {
    id: Key<id::MeetingDecision>,
    meeting_id: Key<id::BoardMeeting>,
    patient_id: Key<Patient>,
    unit_name: String,
    text: String,
    owner_unit_id: Key<Unit>,
    owner_name: String,
    owner_person: Option<String>,
    due: Option<NaiveDate>,
    step_id: Option<Key<id::Step>>,
    author: Json<Author>,
    at: At,
}

impl DecisionRow {
    fn shown(self) -> MeetingDecision {
        MeetingDecision {
            id: self.id.0,
            meeting: self.meeting_id.0,
            unit: self.unit_name,
            text: self.text,
            owner: self.owner_name,
            owner_person: self.owner_person,
            due: self.due,
            step: self.step_id.map(|key| key.0),
            recorded: Act {
                author: self.author.0,
                at: self.at.utc(),
            },
        }
    }
}

/// All about a patient, the newest first.
pub(super) fn of_patient(
    conn: &mut Conn,
    permit: &impl AboutPatient,
) -> Result<Vec<MeetingDecision>, Fault> {
    let rows: Vec<DecisionRow> = d::table
        .filter(d::patient_id.eq(Key(permit.patient())))
        .order((d::at.desc(), d::id.desc()))
        .limit(MOST)
        .select(DecisionRow::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(DecisionRow::shown).collect())
}

/// What a meeting decided about these patients, the first first.
pub(super) fn of_meeting(
    conn: &mut Conn,
    meeting: &MeetingRow,
    patients: Vec<Key<Patient>>,
) -> Result<HashMap<Id<Patient>, Vec<MeetingDecision>>, Fault> {
    let rows: Vec<DecisionRow> = d::table
        .filter(d::meeting_id.eq(meeting.id))
        .filter(d::patient_id.eq_any(patients))
        .order((d::at, d::id))
        .select(DecisionRow::as_select())
        .load(conn)?;
    let mut found: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        found.entry(row.patient_id.0).or_default().push(row.shown());
    }
    Ok(found)
}

/// Writes down a decision and makes its step. The same sent again is not written again; another under the same id is
/// refused.
pub(super) fn record(
    tx: &mut Tx<'_>,
    permit: &Permit<RecordDecisions>,
    meeting: &MeetingRow,
    new: &NewMeetingDecision,
) -> Result<MeetingDecision, Fault> {
    if let Some(known) = known(tx.conn(), new.id)? {
        let same = known.patient_id == Key(permit.patient())
            && known.meeting_id == meeting.id
            && *known.text == *new.text;
        return if same {
            Ok(known.shown())
        } else {
            Err(Fault::conflict(code::ID_TAKEN))
        };
    }
    if meeting.ended_at.is_some() {
        return Err(Fault::conflict(code::MEETING_ENDED));
    }
    let owner = Key(new.owner.unwrap_or(meeting.unit_id.0));
    let step = match new.due {
        Some(due) => Some(step(tx, permit, new, owner, due)?),
        None => None,
    };
    let row = DecisionRow {
        id: Key(new.id),
        meeting_id: meeting.id,
        patient_id: Key(permit.patient()),
        unit_name: name(tx.conn(), meeting.unit_id)?,
        text: new.text.to_string(),
        owner_unit_id: owner,
        owner_name: served_by(tx, permit, owner)?,
        owner_person: new.owner_person.as_deref().map(str::to_owned),
        due: new.due,
        step_id: step.map(Key),
        author: Json(tx.author().clone()),
        at: At::from(tx.now()),
    };
    diesel::insert_into(d::table)
        .values(row.clone())
        .execute(tx.conn())?;
    store::discussed(tx, meeting, permit.patient())?;
    tx.event(permit.patient(), Event::BoardChanged);
    Ok(row.shown())
}

fn known(conn: &mut Conn, decision: Id<id::MeetingDecision>) -> Result<Option<DecisionRow>, Fault> {
    Ok(d::table
        .find(Key(decision))
        .select(DecisionRow::as_select())
        .first(conn)
        .optional()?)
}

/// Puts the decision into the plan, by the plan's own rules.
fn step(
    tx: &mut Tx<'_>,
    permit: &Permit<RecordDecisions>,
    new: &NewMeetingDecision,
    owner: Key<Unit>,
    due: NaiveDate,
) -> Result<Id<id::Step>, Fault> {
    let step = NewStep {
        id: Id::new(Uuid::now_v7()),
        kind: StepKind::Other,
        title: rules::title(&new.text)?,
        owner: Some(owner.0),
        owner_person: new.owner_person.clone(),
        due,
        serves: Vec::new(),
    };
    pathways::store::add(tx, permit, &step)?;
    Ok(step.id)
}

fn name(conn: &mut Conn, unit: Key<Unit>) -> Result<String, Fault> {
    Ok(u::table.find(unit).select(u::name).first(conn)?)
}

/// The name of a unit that serves the patient now.
fn served_by(
    tx: &mut Tx<'_>,
    permit: &Permit<RecordDecisions>,
    owner: Key<Unit>,
) -> Result<String, Fault> {
    let now = At::from(tx.now());
    let serving = units::store::serving(tx.conn(), permit, now)?;
    let unit = serving.into_iter().find(|unit| unit.id == owner.0);
    unit.map(|unit| unit.name)
        .ok_or_else(|| Fault::field("owner", "not_found", "name a unit that serves this patient"))
}
