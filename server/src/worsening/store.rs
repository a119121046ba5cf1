//! What was told, in the database.

use chrono::TimeDelta;
use diesel::prelude::*;
use shared::{
    Id,
    author::Author,
    id::{self, Patient, Person},
    problem::code,
    right::RightMarker,
    worsening::NewWorsening,
};

use super::rules;
use crate::{
    access::Permit,
    db::{
        Conn, Tx,
        schema::worsening as w,
        types::{At, Json, Key},
    },
    error::Fault,
    outbox::Event,
};

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = w)]
pub(super) struct WorseningRow {
    pub(super) id: Key<id::Worsening>,
    pub(super) text: String,
    pub(super) since: Option<String>,
    pub(super) lang: String,
    pub(super) author: Json<Author>,
    pub(super) at: At,
    pub(super) event_seq: Option<i64>,
}

/// What was told, the newest first: all, or what one person told.
pub(super) fn told_by<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    of: Option<Id<Person>>,
) -> Result<Vec<WorseningRow>, Fault> {
    let mut query = w::table
        .filter(w::patient_id.eq(Key(permit.patient())))
        .into_boxed();
    if let Some(person) = of {
        query = query.filter(w::person_id.eq(Key(person)));
    }
    Ok(query
        .order((w::at.desc(), w::id.desc()))
        .limit(50)
        .select(WorseningRow::as_select())
        .load(conn)?)
}

/// One of them.
pub(super) fn one<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    worsening: Id<id::Worsening>,
) -> Result<WorseningRow, Fault> {
    Ok(w::table
        .filter(w::id.eq(Key(worsening)))
        .filter(w::patient_id.eq(Key(permit.patient())))
        .select(WorseningRow::as_select())
        .first(conn)?)
}

/// Stores what somebody tells. The same sent again is not told again; another under the same id is refused.
pub(super) fn insert<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    new: &NewWorsening,
) -> Result<(), Fault> {
    let person = permit.viewer().person;
    let known: Option<(Key<Patient>, Key<Person>, String)> = w::table
        .find(Key(new.id))
        .select((w::patient_id, w::person_id, w::text))
        .first(tx.conn())
        .optional()?;
    if let Some((patient, by, text)) = known {
        let same = patient.0 == permit.patient() && by.0 == person && *text == *new.text;
        return if same {
            Ok(())
        } else {
            Err(Fault::conflict(code::ID_TAKEN))
        };
    }
    let (now, author) = (tx.now(), tx.author().clone());
    let lately: i64 = w::table
        .filter(w::patient_id.eq(Key(permit.patient())))
        .filter(w::person_id.eq(Key(person)))
        .filter(w::at.gt(At::from(now - TimeDelta::days(1))))
        .count()
        .get_result(tx.conn())?;
    rules::has_room(lately)?;
    diesel::insert_into(w::table)
        .values((
            w::id.eq(Key(new.id)),
            w::patient_id.eq(Key(permit.patient())),
            w::person_id.eq(Key(person)),
            w::text.eq(&*new.text),
            w::since.eq(new.since.as_deref()),
            w::lang.eq(new.lang.as_str()),
            w::author.eq(Json(author)),
            w::at.eq(At::from(now)),
        ))
        .execute(tx.conn())?;
    let event = Event::Worsened {
        worsening: new.id,
        text: rules::as_told(&new.text, new.since.as_deref()),
        lang: new.lang.as_str().to_owned(),
    };
    tx.event(permit.patient(), event);
    Ok(())
}

/// Remembers which event told the units.
pub(crate) fn told(conn: &mut Conn, worsening: Id<id::Worsening>, seq: i64) -> Result<(), Fault> {
    diesel::update(w::table.find(Key(worsening)))
        .set(w::event_seq.eq(seq))
        .execute(conn)?;
    Ok(())
}
