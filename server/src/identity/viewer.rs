//! A signed-in person.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use shared::{
    Id,
    id::{Patient, Person, Session, Unit},
    identity::Language,
    units::{Membership, StaffRole, UnitKind, UnitRef},
};

use super::Token;
use crate::{
    db::{Conn, schema, types::{At, Code, Key}},
    error::Fault,
};

/// A signed-in person, with the session in use.
#[derive(Debug, Clone)]
pub(crate) struct Viewer {
    pub(crate) person: Id<Person>,
    pub(crate) session: Id<Session>,
    pub(crate) name: String,
    pub(crate) language: Language,
    pub(crate) text_size: u16,
    /// Their own record, if they are a patient.
    pub(crate) patient: Option<Id<Patient>>,
    pub(crate) memberships: Vec<Membership>,
    pub(crate) session_ends_at: DateTime<Utc>,
    pub(crate) last_used_at: DateTime<Utc>,
    pub(crate) started_at: DateTime<Utc>,
}

type SessionRow = (
    Key<Session>,
    At,
    At,
    At,
    Key<Person>,
    String,
    String,
    i32,
    Option<Key<Patient>>,
);

impl Viewer {
    /// Finds who a token belongs to. Two narrow queries.
    pub(crate) fn find(conn: &mut Conn, token: &Token, now: DateTime<Utc>) -> Result<Self, Fault> {
        use schema::{patient, person, session as s};
        let row: Option<SessionRow> = s::table
            .inner_join(person::table.left_join(patient::table))
            .filter(s::token_hash.eq(token.hash()))
            .filter(s::ended_at.is_null())
            .filter(s::expires_at.gt(At::from(now)))
            .filter(person::disabled_at.is_null())
            .select((
                s::id,
                s::started_at,
                s::last_used_at,
                s::expires_at,
                person::id,
                person::name,
                person::language,
                person::text_size,
                patient::id.nullable(),
            ))
            .first(conn)
            .optional()?;
        let (session, started, used, expires, person, name, language, text_size, patient) =
            row.ok_or(Fault::Unauthenticated)?;
        Ok(Self {
            person: person.0,
            session: session.0,
            name,
            language: Language::from_tag(&language).unwrap_or_default(),
            text_size: u16::try_from(text_size).unwrap_or(100),
            patient: patient.map(|key| key.0),
            memberships: memberships(conn, person.0, now)?,
            session_ends_at: expires.utc(),
            last_used_at: used.utc(),
            started_at: started.utc(),
        })
    }
}

/// Where a person works now, by unit name.
pub(super) fn memberships(
    conn: &mut Conn,
    person: Id<Person>,
    now: DateTime<Utc>,
) -> Result<Vec<Membership>, Fault> {
    use schema::{staff_role as r, unit};
    type Row = (Code<StaffRole>, Key<Unit>, Code<UnitKind>, String, Option<String>);
    let rows: Vec<Row> = r::table
        .inner_join(unit::table)
        .filter(r::person_id.eq(Key(person)))
        .filter(r::valid_from.le(At::from(now)))
        .filter(r::valid_until.is_null().or(r::valid_until.gt(At::from(now))))
        .order((unit::name, r::role))
        .select((r::role, unit::id, unit::kind, unit::name, unit::phone))
        .load(conn)?;
    let membership = |(role, id, kind, name, phone): Row| Membership {
        unit: UnitRef { id: id.0, kind: kind.0, name, phone },
        role: role.0,
    };
    Ok(rows.into_iter().map(membership).collect())
}
