//! Updates as they are shown, in two queries whatever their number.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use shared::{
    Id,
    absences::Away,
    author::Author,
    escalations::EscalationLevel,
    id::{self, Patient, Person},
    inbox::{Update, UpdateKind},
    patients::PatientRef,
    summaries::Act,
};

use super::{
    rules,
    store::{Reader, Updates},
};
use crate::{
    absences,
    db::{
        Conn,
        schema::{inbox_read as r, inbox_update as i, patient as p},
        types::{At, Code, Json, Key},
    },
    error::Fault,
};

/// An update's own row.
#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = i)]
struct Row {
    id: Key<id::Update>,
    kind: Code<UpdateKind>,
    text: Option<String>,
    lang: Option<String>,
    said_by: Option<Json<Author>>,
    at: At,
    owner: Option<Json<Author>>,
    owned_at: Option<At>,
    handled_by: Option<Json<Author>>,
    handled_at: Option<At>,
    version: i32,
    level: Option<Code<EscalationLevel>>,
}

type Named = (Key<Patient>, String, String);
type Reads = HashMap<Key<id::Update>, Vec<(Id<Person>, Act)>>;

/// A page of the inbox, the newest first, and one update more when another page follows: those that wait, or
/// those handled; before the update where the last page ended.
pub(super) fn page(
    conn: &mut Conn,
    reader: Reader,
    handled: bool,
    before: Option<Id<id::Update>>,
    now: DateTime<Utc>,
) -> Result<Vec<Update>, Fault> {
    let mut query = reader
        .updates(now)
        .order(i::id.desc())
        .limit(rules::PAGE as i64 + 1);
    query = if handled {
        query.filter(i::handled_at.is_not_null())
    } else {
        query.filter(i::handled_at.is_null())
    };
    if let Some(before) = before {
        query = query.filter(i::id.lt(Key(before)));
    }
    load(conn, reader, query, now)
}

/// One update.
pub(super) fn update(
    conn: &mut Conn,
    reader: Reader,
    update: Id<id::Update>,
    now: DateTime<Utc>,
) -> Result<Update, Fault> {
    let query = reader.updates(now).filter(i::id.eq(Key(update)));
    load(conn, reader, query, now)?.pop().ok_or(Fault::NotFound)
}

fn load(
    conn: &mut Conn,
    reader: Reader,
    query: Updates,
    now: DateTime<Utc>,
) -> Result<Vec<Update>, Fault> {
    let rows: Vec<(Row, Named)> = query
        .select((Row::as_select(), (p::id, p::given_name, p::family_name)))
        .load(conn)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut reads = reads(conn, rows.iter().map(|(row, _)| row.id).collect())?;
    let taken = |row: &Row| row.owner.is_some() && row.handled_at.is_none();
    let away = if rows.iter().any(|(row, _)| taken(row)) {
        absences::view::away(conn, reader.unit(), At::from(now))?
    } else {
        HashMap::new()
    };
    Ok(rows
        .into_iter()
        .map(|row| shown(row, reader, &mut reads, &away))
        .collect())
}

fn reads(conn: &mut Conn, of: Vec<Key<id::Update>>) -> Result<Reads, Fault> {
    type Read = (Key<id::Update>, Key<Person>, Json<Author>, At);
    let rows: Vec<Read> = r::table
        .filter(r::update_id.eq_any(of))
        .order((r::at, r::person_id))
        .select((r::update_id, r::person_id, r::author, r::at))
        .load(conn)?;
    let mut reads = Reads::new();
    for (update, person, author, at) in rows {
        reads.entry(update).or_default().push((
            person.0,
            Act {
                author: author.0,
                at: at.utc(),
            },
        ));
    }
    Ok(reads)
}

fn shown(
    (row, patient): (Row, Named),
    reader: Reader,
    reads: &mut Reads,
    away: &HashMap<Id<Person>, Away>,
) -> Update {
    let act = |author: Option<Json<Author>>, at: Option<At>| {
        author.zip(at).map(|(author, at)| Act {
            author: author.0,
            at: at.utc(),
        })
    };
    let reads = reads.remove(&row.id).unwrap_or_default();
    let (patient, given_name, family_name) = patient;
    let handled = act(row.handled_by, row.handled_at);
    let owner = act(row.owner, row.owned_at);
    let (owner, away) = absences::rules::owner_now(owner, handled.is_some(), away);
    Update {
        id: row.id.0,
        unit: reader.unit(),
        patient: PatientRef {
            id: patient.0,
            given_name,
            family_name,
        },
        kind: row.kind.0,
        text: row.text,
        lang: row.lang,
        said_by: row.said_by.map(|author| author.0),
        level: row.level.map(|level| level.0),
        at: row.at.utc(),
        read_by_me: reads.iter().any(|(person, _)| *person == reader.person()),
        reads: reads.into_iter().map(|(_, read)| read).collect(),
        owner,
        away,
        handled,
        version: row.version,
    }
}
