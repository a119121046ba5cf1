//! Links to the page, in the database. A link's secret is made from its id with the service's key, so that the same
//! request sent again gets the same link, and no column and no kept reply holds it; found by its hash.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use shared::{
    Id,
    author::Author,
    gp_visits::{MOST_LINKS, VisitLink},
    id::{self, Patient},
    identity::Language,
    problem::code,
};

use super::rules;
use crate::{
    access::AboutPatient,
    db::{
        Conn, Tx,
        schema::{patient as p, visit_link as l},
        types::{At, Json, Key},
    },
    digest,
    error::Fault,
    outbox::Event,
};

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = l)]
pub(super) struct LinkRow {
    pub(super) id: Key<id::VisitLink>,
    pub(super) patient_id: Key<Patient>,
    made_by: Json<Author>,
    made_at: At,
    until: At,
    opened: i32,
    opened_at: Option<At>,
    ended_at: Option<At>,
}

impl LinkRow {
    fn is_open(&self, now: DateTime<Utc>) -> bool {
        rules::is_open(self.ended_at.is_some(), self.until.utc(), now)
    }

    pub(super) fn shown(self) -> VisitLink {
        VisitLink {
            id: self.id.0,
            made_by: self.made_by.0,
            made_at: self.made_at.utc(),
            until: self.until.utc(),
            opened: self.opened,
            opened_at: self.opened_at.map(At::utc),
        }
    }
}

/// What is stored of a secret: SHA-256, hexadecimal.
pub(super) fn hash(token: &str) -> String {
    digest::sha256(token.as_bytes())
}

/// The links that open the page now, the newest first.
pub(super) fn open(
    conn: &mut Conn,
    permit: &impl AboutPatient,
    now: DateTime<Utc>,
) -> Result<Vec<LinkRow>, Fault> {
    Ok(l::table
        .filter(l::patient_id.eq(Key(permit.patient())))
        .filter(l::ended_at.is_null())
        .filter(l::until.gt(At::from(now)))
        .order((l::made_at.desc(), l::id.desc()))
        .select(LinkRow::as_select())
        .load(conn)?)
}

/// Makes a link. The same sent again is the same link; one that has ended does not open again.
pub(super) fn make(
    tx: &mut Tx<'_>,
    permit: &impl AboutPatient,
    link: Id<id::VisitLink>,
    token: &str,
    visit: Option<DateTime<Utc>>,
) -> Result<LinkRow, Fault> {
    let now = tx.now();
    let known: Option<LinkRow> = l::table
        .find(Key(link))
        .select(LinkRow::as_select())
        .first(tx.conn())
        .optional()?;
    if let Some(known) = known {
        return if known.patient_id.0 != permit.patient() {
            Err(Fault::conflict(code::ID_TAKEN))
        } else if known.is_open(now) {
            Ok(known)
        } else {
            Err(Fault::conflict(code::NO_LONGER_VALID))
        };
    }
    if open(tx.conn(), permit, now)?.len() >= MOST_LINKS {
        return Err(Fault::conflict(code::TOO_MANY));
    }
    let author = tx.author().clone();
    diesel::insert_into(l::table)
        .values((
            l::id.eq(Key(link)),
            l::patient_id.eq(Key(permit.patient())),
            l::token_hash.eq(hash(token)),
            l::made_by.eq(Json(author)),
            l::made_at.eq(At::from(now)),
            l::until.eq(At::from(rules::link_until(visit, now))),
            l::opened.eq(0),
        ))
        .execute(tx.conn())?;
    tx.event(permit.patient(), Event::GpVisitChanged);
    Ok(l::table
        .find(Key(link))
        .select(LinkRow::as_select())
        .first(tx.conn())?)
}

/// Ends a link, if it is one to this patient's page. Twice is fine.
pub(super) fn end(
    tx: &mut Tx<'_>,
    permit: &impl AboutPatient,
    link: Id<id::VisitLink>,
) -> Result<(), Fault> {
    let row: LinkRow = l::table
        .filter(l::id.eq(Key(link)))
        .filter(l::patient_id.eq(Key(permit.patient())))
        .select(LinkRow::as_select())
        .first(tx.conn())?;
    if row.ended_at.is_none() {
        let now = At::from(tx.now());
        diesel::update(l::table.find(row.id))
            .set(l::ended_at.eq(now))
            .execute(tx.conn())?;
        tx.event(permit.patient(), Event::GpVisitChanged);
    }
    Ok(())
}

/// The link with this secret, if it opens the page now, and the patient's language. Unknown, expired and ended look
/// the same.
pub(super) fn by_hash(
    conn: &mut Conn,
    hash: &str,
    now: DateTime<Utc>,
) -> Result<(LinkRow, Language), Fault> {
    let (row, language): (LinkRow, String) = l::table
        .inner_join(p::table)
        .filter(l::token_hash.eq(hash))
        .select((LinkRow::as_select(), p::language))
        .first(conn)?;
    if !row.is_open(now) {
        return Err(Fault::NotFound);
    }
    Ok((row, Language::from_tag(&language).unwrap_or_default()))
}

/// Counts an opening.
pub(super) fn count(tx: &mut Tx<'_>, row: &LinkRow) -> Result<(), Fault> {
    let now = At::from(tx.now());
    diesel::update(l::table.find(row.id))
        .set((l::opened.eq(l::opened + 1), l::opened_at.eq(now)))
        .execute(tx.conn())?;
    tx.event(row.patient_id.0, Event::GpVisitChanged);
    Ok(())
}
