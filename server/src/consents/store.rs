//! Consents in the database. What was given stays; ending one writes when and by whom.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use diesel::prelude::*;
use shared::{
    Id,
    author::Author,
    consents::{Consent, ConsentBasis, NewConsent, Scope},
    id,
    problem::code,
    right::RightMarker,
};

use crate::{
    access::Permit,
    db::{
        Conn, Tx,
        schema::{consent as c, related_person as r},
        types::{At, Code, Json, Key},
    },
    error::Fault,
    outbox::Event,
    related_persons::{end_of, store::RelatedPersonRow},
};

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = c)]
struct ConsentRow {
    id: Key<id::Consent>,
    related_person_id: Key<id::RelatedPerson>,
    scopes: Json<Vec<Scope>>,
    basis: Code<ConsentBasis>,
    reason: Option<String>,
    document: Option<String>,
    given_by: Json<Author>,
    valid_from: At,
    until: Option<NaiveDate>,
    valid_until: Option<At>,
    ended_at: Option<At>,
    ended_by: Option<Json<Author>>,
}

/// Every consent of the patient, the newest first, by related person.
pub(crate) fn all<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    now: At,
) -> Result<HashMap<Key<id::RelatedPerson>, Vec<Consent>>, Fault> {
    let rows: Vec<ConsentRow> = c::table
        .filter(c::patient_id.eq(Key(permit.patient())))
        .order(c::id.desc())
        .select(ConsentRow::as_select())
        .load(conn)?;
    let mut by_person: HashMap<_, Vec<Consent>> = HashMap::new();
    for row in rows {
        by_person
            .entry(row.related_person_id)
            .or_default()
            .push(shown(row, now));
    }
    Ok(by_person)
}

/// The related persons for whom something is open now.
pub(crate) fn open_for<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    now: At,
) -> Result<HashSet<Id<id::RelatedPerson>>, Fault> {
    let ids: Vec<Key<id::RelatedPerson>> = c::table
        .filter(c::patient_id.eq(Key(permit.patient())))
        .filter(c::ended_at.is_null())
        .filter(c::valid_until.is_null().or(c::valid_until.gt(now)))
        .select(c::related_person_id)
        .load(conn)?;
    Ok(ids.into_iter().map(|key| key.0).collect())
}

fn shown(row: ConsentRow, now: At) -> Consent {
    Consent {
        active: row.ended_at.is_none() && row.valid_until.is_none_or(|until| until > now),
        id: row.id.0,
        scopes: row.scopes.0,
        basis: row.basis.0,
        reason: row.reason,
        document: row.document,
        given_by: row.given_by.0,
        from: row.valid_from.utc(),
        until: row.until,
        ended_at: row.ended_at.map(At::utc),
        ended_by: row.ended_by.map(|author| author.0),
    }
}

/// Opens parts of the record; what was open for the same person ends. The same sent again gives nothing new.
pub(super) fn give(
    tx: &mut Tx<'_>,
    row: &RelatedPersonRow,
    new: &NewConsent,
    basis: ConsentBasis,
) -> Result<(), Fault> {
    let known: Option<Key<id::RelatedPerson>> = c::table
        .find(Key(new.id))
        .select(c::related_person_id)
        .first(tx.conn())
        .optional()?;
    match known {
        Some(of) if of == row.id => return Ok(()),
        Some(_) => return Err(Fault::conflict(code::ID_TAKEN)),
        None => {}
    }
    end_open(tx, row)?;
    let (now, author) = (At::from(tx.now()), tx.author().clone());
    diesel::insert_into(c::table)
        .values((
            c::id.eq(Key(new.id)),
            c::related_person_id.eq(row.id),
            c::patient_id.eq(row.patient_id),
            c::scopes.eq(Json(new.scopes.clone())),
            c::basis.eq(Code(basis)),
            c::reason.eq(new.reason.as_deref()),
            c::document.eq(new.document.as_deref()),
            c::given_by.eq(Json(author)),
            c::valid_from.eq(now),
            c::until.eq(new.until),
            c::valid_until.eq(new.until.map(|day| At::from(end_of(day)))),
        ))
        .execute(tx.conn())?;
    tell(tx, row, true);
    Ok(())
}

/// Ends what is open for somebody, at once. Nothing happens when nothing is.
pub(crate) fn end(tx: &mut Tx<'_>, row: &RelatedPersonRow) -> Result<(), Fault> {
    if end_open(tx, row)? {
        tell(tx, row, false);
    }
    Ok(())
}

/// Ends the one that has not ended; answers whether there was one.
fn end_open(tx: &mut Tx<'_>, row: &RelatedPersonRow) -> Result<bool, Fault> {
    let (now, author) = (At::from(tx.now()), tx.author().clone());
    let open: Option<(Key<id::Consent>, Option<At>)> = c::table
        .filter(c::related_person_id.eq(row.id))
        .filter(c::ended_at.is_null())
        .select((c::id, c::valid_until))
        .first(tx.conn())
        .optional()?;
    let Some((consent, until)) = open else {
        return Ok(false);
    };
    // One whose time was over already ended then, and nobody ended it.
    match until.filter(|until| *until <= now) {
        Some(until) => diesel::update(c::table.find(consent))
            .set(c::ended_at.eq(until))
            .execute(tx.conn())?,
        None => diesel::update(c::table.find(consent))
            .set((c::ended_at.eq(now), c::ended_by.eq(Json(author))))
            .execute(tx.conn())?,
    };
    Ok(true)
}

/// Consents whose time is over and that nobody has been told of.
pub(crate) fn overdue(conn: &mut Conn, now: At) -> Result<Vec<RelatedPersonRow>, Fault> {
    Ok(c::table
        .inner_join(r::table.on(r::id.eq(c::related_person_id)))
        .filter(c::ended_at.is_null())
        .filter(c::valid_until.is_not_null())
        .filter(c::valid_until.le(now))
        .order(c::valid_until)
        .limit(100)
        .select(RelatedPersonRow::as_select())
        .load(conn)?)
}

fn tell(tx: &mut Tx<'_>, row: &RelatedPersonRow, opened: bool) {
    let event = Event::ConsentChanged {
        related_person: row.id.0,
        person: row.person_id.map(|key| key.0),
        opened,
    };
    tx.event(row.patient_id.0, event);
}
