//! Entries with all that came of them, in three queries whatever their number.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use shared::{
    Id, id,
    plan::{Step, StepBrief, StepState},
    right::{Right, RightMarker},
    what_matters::{EntryStatus, WhatMattersEntry},
};

use super::{
    responses::{self, Responses},
    store::{self, EntryRow},
};
use crate::{
    access::Permit,
    db::{
        Conn, direct,
        schema::{step as s, step_serves as ss, what_matters as w},
        types::{Code, Key},
    },
    error::Fault,
};

type StepsByEntry = HashMap<Key<id::WhatMatters>, Vec<StepBrief>>;

/// All entries: active ones in the patient's order, then the others, the newest first.
pub(crate) fn entries<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    today: NaiveDate,
) -> Result<Vec<WhatMattersEntry>, Fault> {
    // Whom the list is open to does not read in it the plan.
    let steps = if permit.also_allows(Right::ReadPlan) {
        steps(conn, permit, None, today)?
    } else {
        StepsByEntry::new()
    };
    all(conn, permit, steps)
}

/// The same for a page that has the plan's steps at hand.
pub(crate) fn entries_beside<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    plan: &[Step],
) -> Result<Vec<WhatMattersEntry>, Fault> {
    let mut by_entry = StepsByEntry::new();
    let plan = if permit.also_allows(Right::ReadPlan) {
        plan
    } else {
        &[]
    };
    for step in plan {
        let brief = StepBrief {
            id: step.id,
            title: step.title.clone(),
            due: step.due,
            state: step.state,
            overdue: step.overdue,
        };
        for served in &step.serves {
            by_entry
                .entry(Key(served.id))
                .or_default()
                .push(brief.clone());
        }
    }
    all(conn, permit, by_entry)
}

/// One entry.
pub(crate) fn entry<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    entry: Id<id::WhatMatters>,
    today: NaiveDate,
) -> Result<WhatMattersEntry, Fault> {
    let row = store::entry(conn, permit, entry)?;
    let mut steps = steps(conn, permit, Some(entry), today)?;
    let mut responses = responses::of(conn, permit, Some(entry))?;
    let key = row.id;
    Ok(put_together(
        row,
        responses.remove(&key).unwrap_or_default(),
        steps.remove(&key).unwrap_or_default(),
    ))
}

/// An entry that was written just now: nothing came of it yet.
pub(super) fn fresh(row: EntryRow) -> WhatMattersEntry {
    put_together(row, Responses::default(), Vec::new())
}

fn all<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    mut steps: StepsByEntry,
) -> Result<Vec<WhatMattersEntry>, Fault> {
    let mut rows: Vec<EntryRow> = w::table
        .filter(w::patient_id.eq(Key(permit.patient())))
        .order((w::position, w::id))
        .select(EntryRow::as_select())
        .load(conn)?;
    rows.sort_by_key(|row| match row.status.0 {
        EntryStatus::Active => (0, 0),
        _ => (1, -row.changed_at.utc().timestamp_micros()),
    });
    let mut responses = responses::of(conn, permit, None)?;
    let entry = |row: EntryRow| {
        let key = row.id;
        put_together(
            row,
            responses.remove(&key).unwrap_or_default(),
            steps.remove(&key).unwrap_or_default(),
        )
    };
    Ok(rows.into_iter().map(entry).collect())
}

fn put_together(row: EntryRow, responses: Responses, steps: Vec<StepBrief>) -> WhatMattersEntry {
    WhatMattersEntry {
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
        acknowledgements: responses.acknowledgements,
        follow_ups: responses.follow_ups,
        ratings: responses.ratings,
        steps,
    }
}

fn steps<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    one: Option<Id<id::WhatMatters>>,
    today: NaiveDate,
) -> Result<StepsByEntry, Fault> {
    type Row = (
        Key<id::WhatMatters>,
        Key<id::Step>,
        String,
        NaiveDate,
        Code<StepState>,
    );
    let all = ss::table
        .inner_join(s::table)
        .filter(ss::patient_id.eq(Key(permit.patient())))
        .order((s::due, s::id))
        .select((ss::entry_id, s::id, s::title, s::due, s::state));
    let rows: Vec<Row> = direct!(conn, |db| match one {
        None => all.load(db),
        Some(entry) => all.filter(ss::entry_id.eq(Key(entry))).load(db),
    })?;
    let mut by_entry = StepsByEntry::new();
    for (entry, id, title, due, state) in rows {
        let overdue = state.0.is_open() && due < today;
        let brief = StepBrief {
            id: id.0,
            title,
            due,
            state: state.0,
            overdue,
        };
        by_entry.entry(entry).or_default().push(brief);
    }
    Ok(by_entry)
}
