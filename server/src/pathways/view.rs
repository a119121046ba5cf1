//! Steps as they are shown: all of them in one query, one in two.

use chrono::NaiveDate;
use diesel::{dsl, prelude::*};
use shared::{
    Id,
    escalations::ToldStage,
    id::{self, Patient, Unit},
    plan::{CarePlanInfo, Plan, ServedEntry, Step, StepOwner},
    right::{Right, RightMarker},
    summaries::Act,
    units::{UnitKind, UnitRef},
};

use super::{rules, store::StepRow};
use crate::{
    access::Permit,
    checklists,
    db::{
        Conn, direct,
        schema::{care_plan as p, step as s, step_serves as ss, unit as u, what_matters as w},
        types::{At, Code, Key},
    },
    error::Fault,
};

type EntryColumns = (Key<id::WhatMatters>, String, String);
type UnitColumns = (Key<Unit>, Code<UnitKind>, String, Option<String>);
type StepColumns = (StepRow, Option<UnitColumns>);

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
    let medicine_changes = if permit.also_allows(Right::ReadWholeSummaries) {
        checklists::medicine_changes(conn, permit)?
    } else {
        Vec::new()
    };
    Ok(Plan {
        today,
        care_plan,
        steps: steps(conn, permit, today)?,
        missed: checklists::missed::of_patient(conn, permit, today)?,
        medicine_changes,
    })
}

/// All steps, by due date.
pub(crate) fn steps<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    today: NaiveDate,
) -> Result<Vec<Step>, Fault> {
    let entry = (w::id, w::text, w::lang).nullable();
    let rows: Vec<(StepRow, Option<UnitColumns>, Option<EntryColumns>)> = s::table
        .left_join(u::table)
        .left_join(ss::table.on(ss::step_id.eq(s::id)))
        .left_join(w::table.on(w::id.nullable().eq(ss::entry_id.nullable())))
        .filter(s::patient_id.eq(Key(permit.patient())))
        .order((s::due, s::id, w::position, w::id))
        .select((StepRow::as_select(), unit(), entry))
        .load(conn)?;
    // One row an entry served; the rows of a step follow each other.
    let mut steps: Vec<Step> = Vec::new();
    for (row, unit, entry) in rows {
        let entry = entry.map(served_entry);
        match steps.last_mut() {
            Some(last) if last.id == row.id.0 => last.serves.extend(entry),
            _ => steps.push(shown((row, unit), entry.into_iter().collect(), today)),
        }
    }
    // Whom the plan is open to does not read in it what matters.
    if !permit.also_allows(Right::ReadWhatMatters) {
        steps.iter_mut().for_each(|step| step.serves.clear());
    }
    Ok(steps)
}

/// One step.
pub(crate) fn step<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    step: Id<id::Step>,
    today: NaiveDate,
) -> Result<Step, Fault> {
    let query = of(Key(permit.patient())).filter(s::id.eq(Key(step)));
    let row: StepColumns = direct!(conn, |db| query
        .select((StepRow::as_select(), unit()))
        .first(db))?;
    with_entries(conn, row, today)
}

/// The step that comes next: the open one with the earliest day, so that one that is overdue comes first.
pub(crate) fn next_open<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    today: NaiveDate,
) -> Result<Option<Step>, Fault> {
    let query = of(Key(permit.patient()))
        .filter(s::open.eq(true))
        .order((s::due, s::id));
    let row: Option<StepColumns> = direct!(conn, |db| query
        .select((StepRow::as_select(), unit()))
        .first(db))
    .optional()?;
    row.map(|row| with_entries(conn, row, today)).transpose()
}

/// A patient's steps, beside the units that own them.
#[dsl::auto_type]
fn of(patient: Key<Patient>) -> _ {
    s::table
        .left_join(u::table)
        .filter(s::patient_id.eq(patient))
}

/// The unit that owns a step.
#[dsl::auto_type]
fn unit() -> _ {
    (u::id, u::kind, u::name, u::phone).nullable()
}

/// With the entries it serves: one query more.
fn with_entries(conn: &mut Conn, row: StepColumns, today: NaiveDate) -> Result<Step, Fault> {
    let query = ss::table
        .inner_join(w::table)
        .filter(ss::step_id.eq(row.0.id))
        .order((w::position, w::id))
        .select((w::id, w::text, w::lang));
    let entries: Vec<EntryColumns> = direct!(conn, |db| query.load(db))?;
    Ok(shown(
        row,
        entries.into_iter().map(served_entry).collect(),
        today,
    ))
}

fn served_entry((id, text, lang): EntryColumns) -> ServedEntry {
    ServedEntry {
        id: id.0,
        text,
        lang,
    }
}

fn shown(
    (row, unit): (StepRow, Option<UnitColumns>),
    serves: Vec<ServedEntry>,
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
        told: row.told.map_or_else(Vec::new, |told| {
            let since = row.overdue_told_at.filter(|_| overdue).map(At::utc);
            let of_now = |stage: &ToldStage| since.is_some_and(|since| stage.at >= since);
            told.0.into_iter().filter(of_now).collect()
        }),
        serves,
        version: row.version,
    }
}
