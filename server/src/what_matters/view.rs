//! Entries with all that came of them, in five queries whatever their number.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use shared::{
    Id,
    author::Author,
    id::{self, Patient, Unit},
    plan::{StepBrief, StepState},
    right::RightMarker,
    what_matters::{Acknowledgement, Attainment, EntryStatus, FollowUp, Rating, WhatMattersEntry},
};

use super::store::EntryRow;
use crate::{
    access::Permit,
    db::{
        Conn,
        schema::{
            step as s, step_serves as ss, what_matters as w, what_matters_acknowledgement as a,
            what_matters_follow_up as f, what_matters_rating as r,
        },
        types::{At, Code, Json, Key},
    },
    error::Fault,
};

type ByEntry<T> = HashMap<Key<id::WhatMatters>, Vec<T>>;

fn grouped<T>(rows: impl Iterator<Item = (Key<id::WhatMatters>, T)>) -> ByEntry<T> {
    let mut by_entry = ByEntry::new();
    for (entry, value) in rows {
        by_entry.entry(entry).or_default().push(value);
    }
    by_entry
}

/// All entries: active ones in the patient's order, then the others, the newest first.
pub(crate) fn entries<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    today: NaiveDate,
) -> Result<Vec<WhatMattersEntry>, Fault> {
    let patient = Key(permit.patient());
    let mut rows: Vec<EntryRow> = w::table
        .filter(w::patient_id.eq(patient))
        .order((w::position, w::id))
        .select(EntryRow::as_select())
        .load(conn)?;
    rows.sort_by_key(|row| match row.status.0 {
        EntryStatus::Active => (0, 0),
        _ => (1, -row.changed_at.utc().timestamp_micros()),
    });
    fill(conn, patient, rows, today)
}

/// One entry.
pub(crate) fn entry<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    entry: Id<id::WhatMatters>,
    today: NaiveDate,
) -> Result<WhatMattersEntry, Fault> {
    let row = super::store::entry(conn, permit, entry)?;
    fill(conn, Key(permit.patient()), vec![row], today)?.pop().ok_or(Fault::NotFound)
}

fn fill(
    conn: &mut Conn,
    patient: Key<Patient>,
    rows: Vec<EntryRow>,
    today: NaiveDate,
) -> Result<Vec<WhatMattersEntry>, Fault> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let mut acknowledgements = acknowledgements(conn, patient, &ids)?;
    let mut follow_ups = follow_ups(conn, patient, &ids)?;
    let mut ratings = ratings(conn, patient, &ids)?;
    let mut steps = steps(conn, patient, &ids, today)?;
    let entry = |row: EntryRow| WhatMattersEntry {
        id: row.id.0,
        position: row.position,
        text: row.text,
        lang: row.lang,
        said_by: row.said_by.0,
        author: row.author.0,
        written_at: row.written_at.utc(),
        changed_at: row.changed_at.utc(),
        version: row.version,
        status: row.status.0,
        acknowledgements: acknowledgements.remove(&row.id).unwrap_or_default(),
        follow_ups: follow_ups.remove(&row.id).unwrap_or_default(),
        ratings: ratings.remove(&row.id).unwrap_or_default(),
        steps: steps.remove(&row.id).unwrap_or_default(),
    };
    Ok(rows.into_iter().map(entry).collect())
}

fn acknowledgements(
    conn: &mut Conn,
    patient: Key<Patient>,
    ids: &[Key<id::WhatMatters>],
) -> Result<ByEntry<Acknowledgement>, Fault> {
    type Row = (Key<id::WhatMatters>, Key<Unit>, Json<Author>, i32, At);
    let rows: Vec<Row> = a::table
        .filter(a::patient_id.eq(patient))
        .filter(a::entry_id.eq_any(ids.to_vec()))
        .order(a::at)
        .select((a::entry_id, a::unit_id, a::author, a::version, a::at))
        .load(conn)?;
    Ok(grouped(rows.into_iter().map(|(entry, unit, author, version, at)| {
        (entry, Acknowledgement { unit: unit.0, author: author.0, version, at: at.utc() })
    })))
}

fn follow_ups(
    conn: &mut Conn,
    patient: Key<Patient>,
    ids: &[Key<id::WhatMatters>],
) -> Result<ByEntry<FollowUp>, Fault> {
    type Row = (Key<id::WhatMatters>, Key<id::FollowUp>, String, NaiveDate, Json<Author>, At);
    let rows: Vec<Row> = f::table
        .filter(f::patient_id.eq(patient))
        .filter(f::entry_id.eq_any(ids.to_vec()))
        .order((f::done_on, f::at))
        .select((f::entry_id, f::id, f::text, f::done_on, f::author, f::at))
        .load(conn)?;
    Ok(grouped(rows.into_iter().map(|(entry, id, text, done_on, author, at)| {
        (entry, FollowUp { id: id.0, text, done_on, author: author.0, at: at.utc() })
    })))
}

fn ratings(
    conn: &mut Conn,
    patient: Key<Patient>,
    ids: &[Key<id::WhatMatters>],
) -> Result<ByEntry<Rating>, Fault> {
    type Row = (Key<id::WhatMatters>, Key<id::Rating>, i32, Option<String>, Json<Author>, At);
    let rows: Vec<Row> = r::table
        .filter(r::patient_id.eq(patient))
        .filter(r::entry_id.eq_any(ids.to_vec()))
        .order(r::at)
        .select((r::entry_id, r::id, r::level, r::note, r::author, r::at))
        .load(conn)?;
    Ok(grouped(rows.into_iter().filter_map(|(entry, id, level, note, author, at)| {
        let attainment = Attainment::from_level(level)?;
        Some((entry, Rating { id: id.0, attainment, note, author: author.0, at: at.utc() }))
    })))
}

fn steps(
    conn: &mut Conn,
    patient: Key<Patient>,
    ids: &[Key<id::WhatMatters>],
    today: NaiveDate,
) -> Result<ByEntry<StepBrief>, Fault> {
    type Row = (Key<id::WhatMatters>, Key<id::Step>, String, NaiveDate, Code<StepState>);
    let rows: Vec<Row> = ss::table
        .inner_join(s::table)
        .filter(ss::patient_id.eq(patient))
        .filter(ss::entry_id.eq_any(ids.to_vec()))
        .order((s::due, s::id))
        .select((ss::entry_id, s::id, s::title, s::due, s::state))
        .load(conn)?;
    Ok(grouped(rows.into_iter().map(|(entry, id, title, due, state)| {
        let overdue = state.0.is_open() && due < today;
        (entry, StepBrief { id: id.0, title, due, state: state.0, overdue })
    })))
}
