//! What related persons say, in the database.

use diesel::prelude::*;
use shared::{
    Id,
    author::Author,
    id,
    problem::code,
    right::RightMarker,
    sharing::{Contribution, ContributionKind, NewContribution},
};

use crate::{
    access::Permit,
    db::{
        Conn, Tx,
        schema::{contribution as c, inbox_read as ir, inbox_update as iu},
        types::{At, Code, Json, Key},
    },
    error::Fault,
    outbox::Event,
};

/// How many a related person may leave unread at most: staff are not to drown.
const MOST_A_PERSON: i64 = 500;

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = c)]
pub(super) struct ContributionRow {
    pub(super) id: Key<id::Contribution>,
    pub(super) kind: Code<ContributionKind>,
    pub(super) text: String,
    pub(super) lang: String,
    pub(super) author: Json<Author>,
    pub(super) at: At,
    pub(super) event_seq: Option<i64>,
    pub(super) adopted_as: Option<Key<id::WhatMatters>>,
}

/// What one related person has said, or all of them; the newest first.
pub(super) fn all<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    by: Option<Id<id::RelatedPerson>>,
) -> Result<Vec<Contribution>, Fault> {
    let mut query = c::table
        .filter(c::patient_id.eq(Key(permit.patient())))
        .select(ContributionRow::as_select())
        .into_boxed();
    if let Some(by) = by {
        query = query.filter(c::related_person_id.eq(Key(by)));
    }
    let rows: Vec<ContributionRow> = query
        .order((c::at.desc(), c::id.desc()))
        .limit(200)
        .load(conn)?;
    with_receipts(conn, rows)
}

/// One of them, if it is about this patient.
pub(super) fn contribution<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    contribution: Id<id::Contribution>,
) -> Result<ContributionRow, Fault> {
    Ok(c::table
        .filter(c::id.eq(Key(contribution)))
        .filter(c::patient_id.eq(Key(permit.patient())))
        .select(ContributionRow::as_select())
        .first(conn)?)
}

/// The same as it is shown.
pub(super) fn shown<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    contribution: Id<id::Contribution>,
) -> Result<Contribution, Fault> {
    let row = self::contribution(conn, permit, contribution)?;
    with_receipts(conn, vec![row])?.pop().ok_or(Fault::NotFound)
}

/// With when a unit first opened each.
fn with_receipts(conn: &mut Conn, rows: Vec<ContributionRow>) -> Result<Vec<Contribution>, Fault> {
    let events: Vec<i64> = rows.iter().filter_map(|row| row.event_seq).collect();
    let read: Vec<(i64, At)> = if events.is_empty() {
        Vec::new()
    } else {
        iu::table
            .inner_join(ir::table.on(ir::update_id.eq(iu::id)))
            .filter(iu::event_seq.eq_any(events))
            .order(ir::at)
            .select((iu::event_seq, ir::at))
            .load(conn)?
    };
    let contribution = |row: ContributionRow| Contribution {
        id: row.id.0,
        kind: row.kind.0,
        text: row.text,
        lang: row.lang,
        author: row.author.0,
        at: row.at.utc(),
        received_at: read
            .iter()
            .find(|(seq, _)| Some(*seq) == row.event_seq)
            .map(|(_, at)| at.utc()),
        adopted_as: row.adopted_as.map(|key| key.0),
    };
    Ok(rows.into_iter().map(contribution).collect())
}

/// Stores what somebody says. The same sent again is not said again; another under the same id is refused.
pub(super) fn insert<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    by: Id<id::RelatedPerson>,
    new: &NewContribution,
) -> Result<(), Fault> {
    let known: Option<(Key<id::RelatedPerson>, String)> = c::table
        .find(Key(new.id))
        .select((c::related_person_id, c::text))
        .first(tx.conn())
        .optional()?;
    if let Some((of, text)) = known {
        return if of.0 == by && *text == *new.text {
            Ok(())
        } else {
            Err(Fault::conflict(code::ID_TAKEN))
        };
    }
    let count: i64 = c::table
        .filter(c::related_person_id.eq(Key(by)))
        .count()
        .get_result(tx.conn())?;
    if count >= MOST_A_PERSON {
        return Err(Fault::conflict(code::TOO_MANY));
    }
    let (now, author) = (At::from(tx.now()), tx.author().clone());
    diesel::insert_into(c::table)
        .values((
            c::id.eq(Key(new.id)),
            c::related_person_id.eq(Key(by)),
            c::patient_id.eq(Key(permit.patient())),
            c::kind.eq(Code(new.kind)),
            c::text.eq(&*new.text),
            c::lang.eq(new.lang.as_str()),
            c::author.eq(Json(author)),
            c::at.eq(now),
        ))
        .execute(tx.conn())?;
    let event = Event::Contributed {
        contribution: new.id,
        contribution_kind: new.kind,
        text: new.text.to_string(),
        lang: new.lang.as_str().to_owned(),
    };
    tx.event(permit.patient(), event);
    Ok(())
}

/// Remembers which event told the units.
pub(crate) fn told(
    conn: &mut Conn,
    contribution: Id<id::Contribution>,
    seq: i64,
) -> Result<(), Fault> {
    diesel::update(c::table.find(Key(contribution)))
        .set(c::event_seq.eq(seq))
        .execute(conn)?;
    Ok(())
}

/// Remembers the entry that was made of it.
pub(super) fn adopted(
    tx: &mut Tx<'_>,
    row: &ContributionRow,
    entry: Id<id::WhatMatters>,
) -> Result<(), Fault> {
    let now = At::from(tx.now());
    diesel::update(c::table.find(row.id))
        .set((c::adopted_as.eq(Key(entry)), c::adopted_at.eq(now)))
        .execute(tx.conn())?;
    Ok(())
}
