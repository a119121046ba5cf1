//! What came of an entry, in the database: seen by a unit, something done, the person's own rating.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use shared::{
    Id,
    author::Author,
    id::{self, Patient, Unit},
    problem::code,
    right::RightMarker,
    what_matters::{Acknowledgement, Attainment, FollowUp, NewFollowUp, NewRating, Rating},
};
use uuid::Uuid;

use super::{
    rules,
    store::{self, EntryRow},
};
use crate::{
    access::Permit,
    db::{
        Conn, Tx, direct,
        schema::what_matters_response as r,
        types::{At, Code, Json, Key},
    },
    error::Fault,
    outbox::Event,
};

/// What kind of response. The names are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Acknowledgement,
    FollowUp,
    Rating,
}

#[derive(Insertable)]
#[diesel(table_name = r)]
struct NewResponse<'a> {
    id: String,
    entry_id: Key<id::WhatMatters>,
    patient_id: Key<Patient>,
    kind: Code<Kind>,
    version: i32,
    unit_id: Option<Key<Unit>>,
    text: Option<&'a str>,
    done_on: Option<NaiveDate>,
    level: Option<i32>,
    author: Json<Author>,
    at: At,
}

impl<'a> NewResponse<'a> {
    fn new<R: RightMarker>(
        tx: &Tx<'_>,
        permit: &Permit<R>,
        row: &EntryRow,
        kind: Kind,
        id: Uuid,
    ) -> Self {
        Self {
            id: id.to_string(),
            entry_id: row.id,
            patient_id: Key(permit.patient()),
            kind: Code(kind),
            version: row.version,
            unit_id: permit.acting_unit().map(Key),
            text: None,
            done_on: None,
            level: None,
            author: Json(tx.author().clone()),
            at: At::from(tx.now()),
        }
    }
}

/// The acting unit has seen this version; once is enough.
pub(super) fn acknowledge<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    row: &EntryRow,
) -> Result<(), Fault> {
    let unit = permit.acting_unit().ok_or(Fault::NotFound)?;
    let known: i64 = r::table
        .filter(r::entry_id.eq(row.id))
        .filter(r::version.eq(row.version))
        .filter(r::unit_id.eq(Key(unit)))
        .filter(r::kind.eq(Code(Kind::Acknowledgement)))
        .count()
        .get_result(tx.conn())?;
    if known > 0 {
        return Ok(());
    }
    let new = NewResponse::new(tx, permit, row, Kind::Acknowledgement, Uuid::now_v7());
    diesel::insert_into(r::table)
        .values(new)
        .execute(tx.conn())?;
    tx.event(
        permit.patient(),
        Event::WhatMattersFollowedUp { entry: row.id.0 },
    );
    Ok(())
}

/// Writes down what was done; the same one sent again is not written again.
pub(super) fn follow_up<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    row: &EntryRow,
    sent: &NewFollowUp,
) -> Result<(), Fault> {
    let (text, done_on) = (Some(&*sent.text), Some(sent.done_on));
    if already(tx, row, sent.id.uuid(), |known| {
        known.text.as_deref() == text && known.done_on == done_on
    })? {
        return Ok(());
    }
    let new = NewResponse {
        text,
        done_on,
        ..NewResponse::new(tx, permit, row, Kind::FollowUp, sent.id.uuid())
    };
    diesel::insert_into(r::table)
        .values(new)
        .execute(tx.conn())?;
    tx.event(
        permit.patient(),
        Event::WhatMattersFollowedUp { entry: row.id.0 },
    );
    Ok(())
}

/// Stores the person's own rating of the entry with this id.
pub(crate) fn rate_entry<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    entry: Id<id::WhatMatters>,
    rating: &NewRating,
) -> Result<(), Fault> {
    let row = store::entry(tx.conn(), permit, entry)?;
    rate(tx, permit, &row, rating)
}

/// Stores the person's own rating; the same one sent again is not stored again.
pub(super) fn rate<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    row: &EntryRow,
    sent: &NewRating,
) -> Result<(), Fault> {
    let (text, level) = (sent.note.as_deref(), Some(sent.attainment.level()));
    if already(tx, row, sent.id.uuid(), |known| {
        known.text.as_deref() == text && known.level == level
    })? {
        return Ok(());
    }
    let new = NewResponse {
        text,
        level,
        ..NewResponse::new(tx, permit, row, Kind::Rating, sent.id.uuid())
    };
    diesel::insert_into(r::table)
        .values(new)
        .execute(tx.conn())?;
    let event = Event::WhatMattersRated {
        entry: row.id.0,
        attainment: sent.attainment,
        text: row.text.clone(),
        lang: row.lang.clone(),
        said_by: rules::related_person(&row.author.0),
    };
    tx.event(permit.patient(), event);
    Ok(())
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = r)]
struct Known {
    entry_id: Key<id::WhatMatters>,
    text: Option<String>,
    done_on: Option<NaiveDate>,
    level: Option<i32>,
}

/// Whether this id was sent before with the same content; with another content it is refused.
fn already(
    tx: &mut Tx<'_>,
    row: &EntryRow,
    id: Uuid,
    same: impl Fn(&Known) -> bool,
) -> Result<bool, Fault> {
    let known: Option<Known> = r::table
        .find(id.to_string())
        .select(Known::as_select())
        .first(tx.conn())
        .optional()?;
    match known {
        None => Ok(false),
        Some(known) if known.entry_id == row.id && same(&known) => Ok(true),
        Some(_) => Err(Fault::conflict(code::ID_TAKEN)),
    }
}

/// What came of one entry, oldest first.
#[derive(Default)]
pub(super) struct Responses {
    pub(super) acknowledgements: Vec<Acknowledgement>,
    pub(super) follow_ups: Vec<FollowUp>,
    pub(super) ratings: Vec<Rating>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = r)]
struct ResponseRow {
    id: Key<()>,
    entry_id: Key<id::WhatMatters>,
    kind: Code<Kind>,
    version: i32,
    unit_id: Option<Key<Unit>>,
    text: Option<String>,
    done_on: Option<NaiveDate>,
    level: Option<i32>,
    author: Json<Author>,
    at: At,
}

/// What came of the patient's entries, or of one of them, in one query.
pub(super) fn of<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    one: Option<Id<id::WhatMatters>>,
) -> Result<HashMap<Key<id::WhatMatters>, Responses>, Fault> {
    let all = r::table
        .filter(r::patient_id.eq(Key(permit.patient())))
        .order((r::at, r::id));
    let rows: Vec<ResponseRow> = direct!(conn, |db| match one {
        None => all.select(ResponseRow::as_select()).load(db),
        Some(entry) => all
            .filter(r::entry_id.eq(Key(entry)))
            .select(ResponseRow::as_select())
            .load(db),
    })?;
    let mut by_entry: HashMap<Key<id::WhatMatters>, Responses> = HashMap::new();
    for row in rows {
        sort_in(by_entry.entry(row.entry_id).or_default(), row);
    }
    Ok(by_entry)
}

fn sort_in(into: &mut Responses, row: ResponseRow) {
    let (author, at, raw) = (row.author.0, row.at.utc(), row.id.0.uuid());
    match (
        row.kind.0,
        row.unit_id,
        row.text,
        row.done_on,
        row.level.and_then(Attainment::from_level),
    ) {
        (Kind::Acknowledgement, Some(unit), ..) => {
            into.acknowledgements.push(Acknowledgement {
                unit: unit.0,
                author,
                version: row.version,
                at,
            });
        }
        (Kind::FollowUp, _, Some(text), Some(done_on), _) => {
            into.follow_ups.push(FollowUp {
                id: Id::new(raw),
                text,
                done_on,
                author,
                at,
            });
        }
        (Kind::Rating, _, note, _, Some(attainment)) => {
            into.ratings.push(Rating {
                id: Id::new(raw),
                attainment,
                note,
                author,
                at,
            });
        }
        // The table's writers above make no other shape.
        _ => {}
    }
}
