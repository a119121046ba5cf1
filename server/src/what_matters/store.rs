//! What matters in the database. The patient always comes from the permit, and an entry is always sought
//! together with the permit's patient.

use diesel::prelude::*;
use shared::{
    Id,
    author::Author,
    id::{self, Patient},
    problem::code,
    right::RightMarker,
    what_matters::{EntryStatus, EntryVersion, NewEntry, SaidBy, Words},
};

use super::rules;
use crate::{
    access::Permit,
    db::{
        Conn, Tx, direct,
        schema::{what_matters as w, what_matters_version as v},
        types::{At, Code, Json, Key},
    },
    error::Fault,
    outbox::Event,
};

/// An entry's own row, without what came of it.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = w)]
pub(crate) struct EntryRow {
    pub(crate) id: Key<id::WhatMatters>,
    pub(crate) position: i32,
    pub(crate) status: Code<EntryStatus>,
    pub(crate) version: i32,
    pub(crate) text: String,
    pub(crate) lang: String,
    pub(crate) said_by: Code<SaidBy>,
    pub(crate) author: Json<Author>,
    pub(crate) written_at: At,
    pub(crate) changed_at: At,
}

/// The entry, if it is this patient's.
pub(super) fn entry<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    entry: Id<id::WhatMatters>,
) -> Result<EntryRow, Fault> {
    let query = w::table
        .filter(w::id.eq(Key(entry)))
        .filter(w::patient_id.eq(Key(permit.patient())));
    Ok(direct!(conn, |db| query
        .select(EntryRow::as_select())
        .first(db))?)
}

/// The active entries' ids, in order.
pub(super) fn order<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
) -> Result<Vec<Id<id::WhatMatters>>, Fault> {
    let ids: Vec<Key<id::WhatMatters>> = w::table
        .filter(w::patient_id.eq(Key(permit.patient())))
        .filter(w::status.eq(Code(EntryStatus::Active)))
        .order((w::position, w::id))
        .select(w::id)
        .load(conn)?;
    Ok(ids.into_iter().map(|key| key.0).collect())
}

/// Writes a new entry, last in the order, and answers it. The same one sent again is not written again; another
/// under the same id is refused.
pub(super) fn insert<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    new: &NewEntry,
) -> Result<Option<EntryRow>, Fault> {
    let query = w::table.find(Key(new.id)).select((w::patient_id, w::text));
    let known: Option<(Key<Patient>, String)> =
        direct!(tx.conn(), |db| query.first(db)).optional()?;
    if let Some((patient, text)) = known {
        let same = patient.0 == permit.patient() && *text == *new.text;
        return if same {
            Ok(None)
        } else {
            Err(Fault::conflict(code::ID_TAKEN))
        };
    }
    let (author, said_by) = (tx.author().clone(), rules::said_by(tx.author().capacity));
    let words = NewWords {
        id: new.id,
        text: &new.text,
        lang: new.lang.as_str(),
        said_by,
        author,
    };
    add(tx, permit, words).map(Some)
}

/// Words that become an entry.
pub(super) struct NewWords<'a> {
    pub(super) id: Id<id::WhatMatters>,
    pub(super) text: &'a str,
    pub(super) lang: &'a str,
    pub(super) said_by: SaidBy,
    pub(super) author: Author,
}

/// Writes them, last in the order.
pub(super) fn add<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    new: NewWords<'_>,
) -> Result<EntryRow, Fault> {
    let query = w::table
        .filter(w::patient_id.eq(Key(permit.patient())))
        .select((diesel::dsl::count_star(), diesel::dsl::max(w::position)));
    let (count, last): (i64, Option<i32>) = direct!(tx.conn(), |db| query.first(db))?;
    rules::has_room(count)?;
    let now = At::from(tx.now());
    let row = EntryRow {
        id: Key(new.id),
        position: last.map_or(0, |last| last + 1),
        status: Code(EntryStatus::Active),
        version: 1,
        text: new.text.to_owned(),
        lang: new.lang.to_owned(),
        said_by: Code(new.said_by),
        author: Json(new.author.clone()),
        written_at: now,
        changed_at: now,
    };
    let insert =
        diesel::insert_into(w::table).values((w::patient_id.eq(Key(permit.patient())), &row));
    direct!(tx.conn(), |db| insert.execute(db))?;
    let said_by = rules::related_person(&new.author);
    let version = Version {
        entry: new.id,
        number: 1,
        text: new.text,
        lang: new.lang,
        author: new.author,
    };
    keep_version(tx, permit.patient(), version)?;
    let event = Event::WhatMattersWritten {
        entry: new.id,
        text: new.text.to_owned(),
        lang: new.lang.to_owned(),
        said_by,
    };
    tx.event(permit.patient(), event);
    Ok(row)
}

/// One wording, to keep.
struct Version<'a> {
    entry: Id<id::WhatMatters>,
    number: i32,
    text: &'a str,
    lang: &'a str,
    author: Author,
}

fn keep_version(tx: &mut Tx<'_>, patient: Id<Patient>, version: Version<'_>) -> Result<(), Fault> {
    let now = At::from(tx.now());
    let insert = diesel::insert_into(v::table).values((
        v::entry_id.eq(Key(version.entry)),
        v::version.eq(version.number),
        v::patient_id.eq(Key(patient)),
        v::text.eq(version.text),
        v::lang.eq(version.lang),
        v::author.eq(Json(version.author)),
        v::at.eq(now),
    ));
    direct!(tx.conn(), |db| insert.execute(db))?;
    Ok(())
}

/// Gives an entry new words; the earlier ones stay. The caller has compared versions.
pub(super) fn change<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    row: &EntryRow,
    words: &Words,
    lang: &str,
) -> Result<(), Fault> {
    let (now, author, version) = (At::from(tx.now()), tx.author().clone(), row.version + 1);
    diesel::update(w::table.find(row.id))
        .set((
            w::text.eq(&**words),
            w::lang.eq(lang),
            w::version.eq(version),
            w::said_by.eq(Code(rules::said_by(author.capacity))),
            w::author.eq(Json(author.clone())),
            w::changed_at.eq(now),
        ))
        .execute(tx.conn())?;
    let kept = Version {
        entry: row.id.0,
        number: version,
        text: words,
        lang,
        author,
    };
    keep_version(tx, permit.patient(), kept)?;
    let event = Event::WhatMattersChanged {
        entry: row.id.0,
        text: words.to_string(),
        lang: lang.to_owned(),
        said_by: None,
    };
    tx.event(permit.patient(), event);
    Ok(())
}

/// Sets where an entry stands. One that becomes active again comes last in the order.
pub(super) fn set_status<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    row: &EntryRow,
    status: EntryStatus,
) -> Result<(), Fault> {
    let last: Option<i32> = w::table
        .filter(w::patient_id.eq(Key(permit.patient())))
        .select(diesel::dsl::max(w::position))
        .first(tx.conn())?;
    let again = rules::is_ordered(status) && !rules::is_ordered(row.status.0);
    let position = if again {
        last.map_or(0, |last| last + 1)
    } else {
        row.position
    };
    diesel::update(w::table.find(row.id))
        .set((w::status.eq(Code(status)), w::position.eq(position)))
        .execute(tx.conn())?;
    let event = Event::WhatMattersChanged {
        entry: row.id.0,
        text: row.text.clone(),
        lang: row.lang.clone(),
        said_by: rules::related_person(&row.author.0),
    };
    tx.event(permit.patient(), event);
    Ok(())
}

/// Puts the active entries into this order.
pub(super) fn reorder<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    wanted: &[Id<id::WhatMatters>],
) -> Result<(), Fault> {
    for (position, entry) in (0..).zip(wanted) {
        diesel::update(
            w::table
                .filter(w::id.eq(Key(*entry)))
                .filter(w::patient_id.eq(Key(permit.patient()))),
        )
        .set(w::position.eq(position))
        .execute(tx.conn())?;
    }
    tx.event(permit.patient(), Event::WhatMattersOrdered);
    Ok(())
}

/// Every version of an entry, the newest first.
pub(super) fn versions<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    of: Id<id::WhatMatters>,
) -> Result<Vec<EntryVersion>, Fault> {
    type Row = (i32, String, String, Json<Author>, At);
    let rows: Vec<Row> = v::table
        .filter(v::entry_id.eq(Key(of)))
        .filter(v::patient_id.eq(Key(permit.patient())))
        .order(v::version.desc())
        .select((v::version, v::text, v::lang, v::author, v::at))
        .load(conn)?;
    if rows.is_empty() {
        return Err(Fault::NotFound);
    }
    let version = |(version, text, lang, author, at): Row| EntryVersion {
        version,
        text,
        lang,
        author: author.0,
        at: at.utc(),
    };
    Ok(rows.into_iter().map(version).collect())
}
