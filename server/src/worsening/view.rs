//! What was told as it is shown: with who in a unit opened it first.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use shared::{
    Id,
    author::{Author, Capacity},
    id,
    right::{RightMarker, marker},
    summaries::Act,
    worsening::{Worsening, WorseningPage},
};

use super::{
    rules,
    store::{self, WorseningRow},
};
use crate::{
    access::{Permit, Proof as _},
    db::{
        Conn,
        schema::{inbox_read as ir, inbox_update as iu},
        types::{At, Json},
    },
    error::Fault,
    units,
};

/// Whom to call, and what was told: four queries at most.
pub(super) fn page(
    conn: &mut Conn,
    permit: &Permit<marker::ReadWorsening>,
    now: DateTime<Utc>,
) -> Result<WorseningPage, Fault> {
    let relative = is_relative(permit);
    let open = permit
        .standing()
        .and_then(|standing| standing.open.as_ref());
    let knows = !relative || rules::knows_units(open);
    let mut contacts = if knows {
        units::store::serving(conn, permit, At::from(now))?
    } else {
        Vec::new()
    };
    contacts.retain(|unit| rules::is_called(unit.kind));
    let told_to: Vec<_> = contacts
        .iter()
        .filter(|unit| rules::is_told(unit.kind))
        .cloned()
        .collect();
    let rows = store::told_by(conn, permit, relative.then(|| permit.viewer().person))?;
    Ok(WorseningPage {
        contacts,
        reaches: knows.then_some(!told_to.is_empty()),
        told_to,
        told: with_readers(conn, rows, relative)?,
    })
}

/// One of them.
pub(super) fn one<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    worsening: Id<id::Worsening>,
) -> Result<Worsening, Fault> {
    let row = store::one(conn, permit, worsening)?;
    with_readers(conn, vec![row], is_relative(permit))?
        .pop()
        .ok_or(Fault::NotFound)
}

fn is_relative<R: RightMarker>(permit: &Permit<R>) -> bool {
    permit.actor().author.capacity == Capacity::Relative
}

/// With who first opened each: a relative learns only when.
fn with_readers(
    conn: &mut Conn,
    rows: Vec<WorseningRow>,
    relative: bool,
) -> Result<Vec<Worsening>, Fault> {
    let events: Vec<i64> = rows.iter().filter_map(|row| row.event_seq).collect();
    let read: Vec<(i64, Json<Author>, At)> = if events.is_empty() {
        Vec::new()
    } else {
        iu::table
            .inner_join(ir::table.on(ir::update_id.eq(iu::id)))
            .filter(iu::event_seq.eq_any(events))
            .order(ir::at)
            .select((iu::event_seq, ir::author, ir::at))
            .load(conn)?
    };
    let shown = |row: WorseningRow| {
        let first = read.iter().find(|(seq, ..)| Some(*seq) == row.event_seq);
        Worsening {
            id: row.id.0,
            text: row.text,
            since: row.since,
            lang: row.lang,
            author: row.author.0,
            at: row.at.utc(),
            seen: first.filter(|_| !relative).map(|(_, author, at)| Act {
                author: author.0.clone(),
                at: at.utc(),
            }),
            seen_at: first.map(|(.., at)| at.utc()),
        }
    };
    Ok(rows.into_iter().map(shown).collect())
}
