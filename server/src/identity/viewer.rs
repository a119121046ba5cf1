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
    db::{
        Conn, direct, schema,
        types::{At, Code, Key},
    },
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
    /// Given and family name of that record.
    pub(crate) patient_name: Option<(String, String)>,
    pub(crate) memberships: Vec<Membership>,
    /// Whether the account belongs to a related person of somebody.
    pub(crate) acts_for: bool,
    pub(crate) session_ends_at: DateTime<Utc>,
    pub(crate) last_used_at: DateTime<Utc>,
    pub(crate) started_at: DateTime<Utc>,
}

type SessionColumns = (
    Key<Session>,
    At,
    At,
    At,
    Key<Person>,
    String,
    String,
    i32,
    bool,
);
type PatientColumns = Option<(Key<Patient>, String, String)>;
type MembershipColumns = Option<(
    Code<StaffRole>,
    Key<Unit>,
    Code<UnitKind>,
    String,
    Option<String>,
)>;
/// The last column: the unit, when it serves the patient asked about.
type Row = (
    SessionColumns,
    PatientColumns,
    MembershipColumns,
    Option<Key<Unit>>,
);

impl Viewer {
    /// Finds who a token belongs to, and where they work.
    pub(crate) fn find(conn: &mut Conn, token: &Token, now: DateTime<Utc>) -> Result<Self, Fault> {
        Ok(Self::find_for(conn, token, Id::new(uuid::Uuid::nil()), now)?.0)
    }

    /// The same, with the memberships in units that serve a patient now: all in one query.
    pub(crate) fn find_for(
        conn: &mut Conn,
        token: &Token,
        about: Id<Patient>,
        now: DateTime<Utc>,
    ) -> Result<(Self, Vec<Membership>), Fault> {
        use schema::{
            care_relation as c, patient, person, session as s, staff_role as r, unit as u,
        };
        let at = At::from(now);
        let works_now = r::person_id
            .eq(person::id)
            .and(r::valid_from.le(at))
            .and(r::valid_until.is_null().or(r::valid_until.gt(at)));
        let serves_now = c::unit_id
            .nullable()
            .eq(r::unit_id.nullable())
            .and(c::patient_id.eq(Key(about)))
            .and(c::valid_from.le(at))
            .and(c::valid_until.is_null().or(c::valid_until.gt(at)));
        let query = s::table
            .inner_join(person::table)
            .left_join(patient::table.on(patient::person_id.eq(person::id.nullable())))
            .left_join(r::table.on(works_now))
            .left_join(u::table.on(u::id.nullable().eq(r::unit_id.nullable())))
            .left_join(c::table.on(serves_now))
            .filter(s::token_hash.eq(token.hash()))
            .filter(s::ended_at.is_null())
            .filter(s::expires_at.gt(at))
            .filter(person::disabled_at.is_null())
            .select((
                (
                    s::id,
                    s::started_at,
                    s::last_used_at,
                    s::expires_at,
                    person::id,
                    person::name,
                    person::language,
                    person::text_size,
                    person::acts_for,
                ),
                (patient::id, patient::given_name, patient::family_name).nullable(),
                (
                    r::role.assume_not_null(),
                    u::id.assume_not_null(),
                    u::kind.assume_not_null(),
                    u::name.assume_not_null(),
                    u::phone,
                )
                    .nullable(),
                c::unit_id.nullable(),
            ));
        let rows: Vec<Row> = direct!(conn, |db| query.load(db))?;
        let (session, patient, ..) = rows.first().cloned().ok_or(Fault::Unauthenticated)?;
        let (mut memberships, mut serving) = (Vec::new(), Vec::new());
        for (_, _, columns, serves) in rows {
            let Some(membership) = columns.map(membership) else {
                continue;
            };
            if serves.is_some() && !serving.contains(&membership) {
                serving.push(membership.clone());
            }
            // A unit may have begun to serve more than once.
            if !memberships.contains(&membership) {
                memberships.push(membership);
            }
        }
        // Few, and sorted here for less than the database's sorter takes to be set up.
        for works_in in [&mut memberships, &mut serving] {
            works_in.sort_by(|a, b| (&a.unit.name, a.role).cmp(&(&b.unit.name, b.role)));
        }
        let (id, started, used, expires, person, name, language, text_size, acts_for) = session;
        let viewer = Self {
            person: person.0,
            session: id.0,
            name,
            language: Language::from_tag(&language).unwrap_or_default(),
            text_size: u16::try_from(text_size).unwrap_or(100),
            patient: patient.as_ref().map(|(id, ..)| id.0),
            patient_name: patient.map(|(_, given, family)| (given, family)),
            memberships,
            acts_for,
            session_ends_at: expires.utc(),
            last_used_at: used.utc(),
            started_at: started.utc(),
        };
        Ok((viewer, serving))
    }
}

fn membership(
    (role, id, kind, name, phone): (
        Code<StaffRole>,
        Key<Unit>,
        Code<UnitKind>,
        String,
        Option<String>,
    ),
) -> Membership {
    Membership {
        unit: UnitRef {
            id: id.0,
            kind: kind.0,
            name,
            phone,
        },
        role: role.0,
    }
}
