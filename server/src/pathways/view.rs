//! Steps as they are shown, in two queries whatever their number.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::{
    helper_types::{IntoBoxed, LeftJoin},
    prelude::*,
};
use shared::{
    Id,
    id::{self, Patient, Unit},
    plan::{CarePlanInfo, Plan, ServedEntry, Step, StepOwner},
    right::RightMarker,
    summaries::Act,
    units::{UnitKind, UnitRef},
};

use super::{rules, store::StepRow};
use crate::{
    access::Permit,
    db::{
        Conn, MultiBackend,
        schema::{care_plan as p, step as s, step_serves as ss, unit as u, what_matters as w},
        types::{Code, Key},
    },
    error::Fault,
};

type Steps = IntoBoxed<'static, LeftJoin<s::table, u::table>, MultiBackend>;
type Served = HashMap<Key<id::Step>, Vec<ServedEntry>>;
type UnitColumns = (Key<Unit>, Code<UnitKind>, String, Option<String>);

/// The plan.
pub(crate) fn plan<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    today: NaiveDate,
) -> Result<Plan, Fault> {
    let newest: Option<(Key<id::CarePlan>, NaiveDate, String, i32)> = p::table
        .filter(p::patient_id.eq(Key(permit.patient())))
        .order((p::started_on.desc(), p::id.desc()))
        .select((p::id, p::started_on, p::template, p::template_version))
        .first(conn)
        .optional()?;
    let care_plan = newest.map(
        |(id, started_on, template, template_version)| CarePlanInfo {
            id: id.0,
            started_on,
            template,
            template_version,
        },
    );
    Ok(Plan {
        today,
        care_plan,
        steps: steps(conn, permit, today)?,
    })
}

/// All steps, by due date.
pub(crate) fn steps<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    today: NaiveDate,
) -> Result<Vec<Step>, Fault> {
    let found = load(of(permit).order((s::due, s::id)), conn)?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let mut served = served(conn, permit.patient(), None)?;
    Ok(found
        .into_iter()
        .map(|row| shown(row, &mut served, today))
        .collect())
}

/// One step.
pub(crate) fn step<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    step: Id<id::Step>,
    today: NaiveDate,
) -> Result<Step, Fault> {
    let query = of(permit).filter(s::id.eq(Key(step)));
    one(conn, permit, query, today)?.ok_or(Fault::NotFound)
}

/// The step that comes next: the open one with the earliest day, so that one that is overdue comes first.
pub(crate) fn next_open<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    today: NaiveDate,
) -> Result<Option<Step>, Fault> {
    let query = of(permit)
        .filter(s::open.eq(true))
        .order((s::due, s::id))
        .limit(1);
    one(conn, permit, query, today)
}

/// The permit's patient's steps.
fn of<R: RightMarker>(permit: &Permit<R>) -> Steps {
    s::table
        .left_join(u::table)
        .filter(s::patient_id.eq(Key(permit.patient())))
        .into_boxed()
}

fn load(query: Steps, conn: &mut Conn) -> Result<Vec<(StepRow, Option<UnitColumns>)>, Fault> {
    let unit = (u::id, u::kind, u::name, u::phone).nullable();
    Ok(query.select((StepRow::as_select(), unit)).load(conn)?)
}

fn one<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    query: Steps,
    today: NaiveDate,
) -> Result<Option<Step>, Fault> {
    let Some(row) = load(query, conn)?.pop() else {
        return Ok(None);
    };
    let mut served = served(conn, permit.patient(), Some(row.0.id))?;
    Ok(Some(shown(row, &mut served, today)))
}

/// What steps serve, in the patient's order: one step's entries, or those of all.
fn served(
    conn: &mut Conn,
    patient: Id<Patient>,
    only: Option<Key<id::Step>>,
) -> Result<Served, Fault> {
    type Row = (Key<id::Step>, Key<id::WhatMatters>, String, String);
    let mut query = ss::table
        .inner_join(w::table)
        .filter(ss::patient_id.eq(Key(patient)))
        .order((w::position, w::id))
        .select((ss::step_id, w::id, w::text, w::lang))
        .into_boxed();
    if let Some(step) = only {
        query = query.filter(ss::step_id.eq(step));
    }
    let rows: Vec<Row> = query.load(conn)?;
    let mut served = Served::new();
    for (step, id, text, lang) in rows {
        served.entry(step).or_default().push(ServedEntry {
            id: id.0,
            text,
            lang,
        });
    }
    Ok(served)
}

fn shown(
    (row, unit): (StepRow, Option<UnitColumns>),
    served: &mut Served,
    today: NaiveDate,
) -> Step {
    let overdue = rules::is_overdue(row.state.0, row.due, today);
    let unit = unit.map(|(id, kind, name, phone)| UnitRef {
        id: id.0,
        kind: kind.0,
        name,
        phone,
    });
    let booking = row.booking();
    Step {
        id: row.id.0,
        kind: row.kind.0,
        title: row.title,
        owner: unit.map_or(StepOwner::Patient, StepOwner::Unit),
        owner_person: row.owner_person,
        due: row.due,
        state: row.state.0,
        booking,
        note: row.note,
        moved: row.moved_by.zip(row.moved_at).map(|(author, at)| Act {
            author: author.0,
            at: at.utc(),
        }),
        overdue,
        owner_told_at: row.overdue_told_at.filter(|_| overdue).map(Into::into),
        serves: served.remove(&row.id).unwrap_or_default(),
        version: row.version,
    }
}
