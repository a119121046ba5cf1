//! The plan in the database. The patient comes from the permit, and a step is always sought together with
//! the permit's patient. Every move is kept.

use chrono::NaiveDate;
use diesel::prelude::*;
use shared::{
    Id,
    author::Author,
    escalations::ToldStage,
    id::{self, Patient, Unit},
    plan::{Booking, ChangeStepRequest, NewStep, StepKind, StepState},
    problem::code,
    right::RightMarker,
};
use uuid::Uuid;

pub(crate) use super::plan::make_plan;
use super::{moves, moves::Standing, rules};
use crate::{
    access::{AboutPatient, Permit},
    board,
    db::{
        Conn, Tx,
        schema::{step as s, step_move as m, step_serves as ss, what_matters as w},
        types::{At, Code, Json, Key},
    },
    error::Fault,
    outbox::Event,
    units,
};

/// A step's own row.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = s)]
pub(crate) struct StepRow {
    pub(crate) id: Key<id::Step>,
    pub(crate) kind: Code<StepKind>,
    pub(crate) title: String,
    pub(crate) owner_unit_id: Option<Key<Unit>>,
    pub(crate) owner_person: Option<String>,
    pub(crate) due: NaiveDate,
    pub(crate) state: Code<StepState>,
    pub(crate) booked_at: Option<At>,
    pub(crate) booked_with: Option<String>,
    pub(crate) note: Option<String>,
    pub(crate) moved_by: Option<Json<Author>>,
    pub(crate) moved_at: Option<At>,
    pub(crate) overdue_told_at: Option<At>,
    pub(crate) told: Option<Json<Vec<ToldStage>>>,
    pub(crate) version: i32,
}

impl StepRow {
    /// The agreed time.
    pub(crate) fn booking(&self) -> Option<Booking> {
        let (at, with) = (self.booked_at?, self.booked_with.clone()?);
        Some(Booking { at: at.utc(), with })
    }
}

/// The step, if it is this patient's.
pub(super) fn step<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    step: Id<id::Step>,
) -> Result<StepRow, Fault> {
    Ok(s::table
        .filter(s::id.eq(Key(step)))
        .filter(s::patient_id.eq(Key(permit.patient())))
        .select(StepRow::as_select())
        .first(conn)?)
}

/// Adds a step. The same one sent again is not added again; another under the same id is refused.
pub(crate) fn add<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    new: &NewStep,
) -> Result<(), Fault> {
    let known: Option<(Key<Patient>, String)> = s::table
        .find(Key(new.id))
        .select((s::patient_id, s::title))
        .first(tx.conn())
        .optional()?;
    if let Some((patient, title)) = known {
        let same = patient.0 == permit.patient() && *title == *new.title;
        return if same {
            Ok(())
        } else {
            Err(Fault::conflict(code::ID_TAKEN))
        };
    }
    rules::check_due(new.due, tx.today())?;
    rules::check_kind(new.kind, new.owner)?;
    check_owner(tx, permit, new.owner)?;
    let steps: i64 = s::table
        .filter(s::patient_id.eq(Key(permit.patient())))
        .count()
        .get_result(tx.conn())?;
    rules::has_room(steps)?;
    let added = Added {
        id: new.id,
        patient: permit.patient(),
        plan: None,
        kind: new.kind,
        title: &new.title,
        owner: new.owner,
        owner_person: new.owner_person.as_deref(),
        due: new.due,
        author: tx.author().clone(),
    };
    insert(tx, added)?;
    serve(tx, permit, new.id, &new.serves)?;
    tx.event(permit.patient(), Event::PlanChanged { step: Some(new.id) });
    Ok(())
}

/// A step about to be stored.
pub(super) struct Added<'a> {
    pub(super) id: Id<id::Step>,
    pub(super) patient: Id<Patient>,
    pub(super) plan: Option<Id<id::CarePlan>>,
    pub(super) kind: StepKind,
    pub(super) title: &'a str,
    pub(super) owner: Option<Id<Unit>>,
    pub(super) owner_person: Option<&'a str>,
    pub(super) due: NaiveDate,
    pub(super) author: Author,
}

pub(super) fn insert(tx: &mut Tx<'_>, step: Added<'_>) -> Result<(), Fault> {
    diesel::insert_into(s::table)
        .values((
            s::id.eq(Key(step.id)),
            s::patient_id.eq(Key(step.patient)),
            s::care_plan_id.eq(step.plan.map(Key)),
            s::kind.eq(Code(step.kind)),
            s::title.eq(step.title),
            s::owner_unit_id.eq(step.owner.map(Key)),
            s::owner_person.eq(step.owner_person),
            s::due.eq(step.due),
            s::state.eq(Code(StepState::Planned)),
            s::open.eq(true),
            s::author.eq(Json(step.author)),
            s::created_at.eq(At::from(tx.now())),
            s::version.eq(1),
        ))
        .execute(tx.conn())?;
    board::standing::refresh(tx, step.patient)
}

/// Changes an open step. The caller has compared versions and states.
pub(super) fn change<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    row: &StepRow,
    new: &ChangeStepRequest,
) -> Result<(), Fault> {
    let (moved, handed_over) = (new.due != row.due, new.owner.map(Key) != row.owner_unit_id);
    if moved {
        rules::check_due(new.due, tx.today())?;
    }
    if handed_over {
        rules::check_kind(row.kind.0, new.owner)?;
        check_owner(tx, permit, new.owner)?;
    }
    // A new day, or a new owner, who has not been told.
    let told = row.overdue_told_at.filter(|_| !moved && !handed_over);
    diesel::update(s::table.find(row.id))
        .set((
            s::title.eq(&*new.title),
            s::owner_unit_id.eq(new.owner.map(Key)),
            s::owner_person.eq(new.owner_person.as_deref()),
            s::due.eq(new.due),
            s::overdue_told_at.eq(told),
            s::version.eq(row.version + 1),
        ))
        .execute(tx.conn())?;
    board::standing::refresh(tx, permit.patient())?;
    serve(tx, permit, row.id.0, &new.serves)?;
    tx.event(
        permit.patient(),
        Event::PlanChanged {
            step: Some(row.id.0),
        },
    );
    Ok(())
}

/// Gives a step its new standing and keeps the move. The caller has asked the rules, and tells of it.
pub(super) fn set(
    tx: &mut Tx<'_>,
    permit: &impl AboutPatient,
    row: &StepRow,
    to: &Standing,
    author: Author,
) -> Result<(), Fault> {
    let (now, author) = (At::from(tx.now()), Json(author));
    let today = tx.today();
    let told = row
        .overdue_told_at
        .filter(|_| moves::stays_told(to.state, row.due, today));
    let booked_at = to.booking.as_ref().map(|booking| At::from(booking.at));
    let booked_with = to.booking.as_ref().map(|booking| booking.with.as_str());
    diesel::update(s::table.find(row.id))
        .set((
            s::state.eq(Code(to.state)),
            s::open.eq(to.state.is_open()),
            s::booked_at.eq(booked_at),
            s::booked_with.eq(booked_with),
            s::note.eq(to.note.as_deref()),
            s::moved_by.eq(&author),
            s::moved_at.eq(now),
            s::overdue_told_at.eq(told),
            s::version.eq(row.version + 1),
        ))
        .execute(tx.conn())?;
    diesel::insert_into(m::table)
        .values((
            m::id.eq(Uuid::now_v7().to_string()),
            m::step_id.eq(row.id),
            m::patient_id.eq(Key(permit.patient())),
            m::state.eq(Code(to.state)),
            m::booked_at.eq(booked_at),
            m::booked_with.eq(booked_with),
            m::note.eq(to.note.as_deref()),
            m::author.eq(&author),
            m::at.eq(now),
        ))
        .execute(tx.conn())?;
    board::standing::refresh(tx, permit.patient())
}

/// The owner is the patient, a unit that serves the patient now, or the one that acts.
fn check_owner<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    owner: Option<Id<Unit>>,
) -> Result<(), Fault> {
    let Some(owner) = owner.filter(|owner| permit.acting_unit() != Some(*owner)) else {
        return Ok(());
    };
    let now = At::from(tx.now());
    let serving = units::store::serving(tx.conn(), permit, now)?;
    if serving.iter().any(|unit| unit.id == owner) {
        Ok(())
    } else {
        Err(Fault::field(
            "owner",
            "not_found",
            "name a unit that serves this patient",
        ))
    }
}

/// Sets which of the patient's entries a step serves.
fn serve<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    step: Id<id::Step>,
    entries: &[Id<id::WhatMatters>],
) -> Result<(), Fault> {
    let entries: Vec<_> = rules::distinct(entries)?.into_iter().map(Key).collect();
    let known: i64 = w::table
        .filter(w::patient_id.eq(Key(permit.patient())))
        .filter(w::id.eq_any(entries.clone()))
        .count()
        .get_result(tx.conn())?;
    if usize::try_from(known) != Ok(entries.len()) {
        return Err(rules::unknown_entry());
    }
    diesel::delete(ss::table.filter(ss::step_id.eq(Key(step)))).execute(tx.conn())?;
    for entry in entries {
        diesel::insert_into(ss::table)
            .values((
                ss::step_id.eq(Key(step)),
                ss::entry_id.eq(entry),
                ss::patient_id.eq(Key(permit.patient())),
            ))
            .execute(tx.conn())?;
    }
    Ok(())
}
