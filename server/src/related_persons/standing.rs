//! How an account stands near patients: the registrations that count, and what is open now.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use shared::{
    Id,
    consents::{ConsentBasis, Scope},
    id::{Patient, Person, RelatedPerson},
    related_persons::{RegistrationState, Relationship},
};

use crate::{
    access::{Open, Standing},
    db::{
        Conn,
        schema::{consent as c, patient as p, related_person as r},
        types::{At, Code, Json, Key},
    },
    error::Fault,
};

type OpenColumns = Option<(Json<Vec<Scope>>, Code<ConsentBasis>, Option<NaiveDate>)>;
type Row = (
    Key<Patient>,
    Key<RelatedPerson>,
    Code<Relationship>,
    String,
    String,
    OpenColumns,
);

/// How a person stands near one patient.
pub(crate) fn of(
    conn: &mut Conn,
    person: Id<Person>,
    patient: Id<Patient>,
    now: DateTime<Utc>,
) -> Result<Option<Standing>, Fault> {
    let mut found = find(conn, person, Some(patient), now)?;
    Ok(found.pop().map(|(_, standing)| standing))
}

/// How a person stands near everybody, by the patients' names.
pub(crate) fn of_person(
    conn: &mut Conn,
    person: Id<Person>,
    now: DateTime<Utc>,
) -> Result<Vec<(Id<Patient>, Standing)>, Fault> {
    find(conn, person, None, now)
}

/// The patients whose changes a person may know of now.
pub(crate) fn sees(
    conn: &mut Conn,
    person: Id<Person>,
    now: DateTime<Utc>,
) -> Result<Vec<Id<Patient>>, Fault> {
    let found = find(conn, person, None, now)?;
    let seen = found
        .into_iter()
        .filter(|(_, standing)| standing.sees_something());
    Ok(seen.map(|(patient, _)| patient).collect())
}

/// The accounts to which one of these scopes of a patient's record is open now.
pub(crate) fn seeing(
    conn: &mut Conn,
    patient: Id<Patient>,
    scopes: &[Scope],
    now: DateTime<Utc>,
) -> Result<Vec<Id<Person>>, Fault> {
    type Row = (Option<Key<Person>>, Json<Vec<Scope>>);
    let now = At::from(now);
    let rows: Vec<Row> = c::table
        .inner_join(r::table.on(r::id.eq(c::related_person_id)))
        .filter(c::patient_id.eq(Key(patient)))
        .filter(c::ended_at.is_null())
        .filter(c::valid_until.is_null().or(c::valid_until.gt(now)))
        .filter(r::state.ne(Code(RegistrationState::Declined)))
        .filter(r::state.ne(Code(RegistrationState::Ended)))
        .select((r::person_id, c::scopes))
        .load(conn)?;
    let open = |(person, open): Row| {
        let one = open.0.iter().any(|scope| scopes.contains(scope));
        person.filter(|_| one).map(|key| key.0)
    };
    Ok(rows.into_iter().filter_map(open).collect())
}

fn find(
    conn: &mut Conn,
    person: Id<Person>,
    patient: Option<Id<Patient>>,
    now: DateTime<Utc>,
) -> Result<Vec<(Id<Patient>, Standing)>, Fault> {
    let now = At::from(now);
    let open_now = c::related_person_id
        .eq(r::id)
        .and(c::ended_at.is_null())
        .and(c::valid_from.le(now))
        .and(c::valid_until.is_null().or(c::valid_until.gt(now)));
    let mut query = r::table
        .inner_join(p::table)
        .left_join(c::table.on(open_now))
        .filter(r::person_id.eq(Key(person)))
        .filter(r::state.ne(Code(RegistrationState::Declined)))
        .filter(r::state.ne(Code(RegistrationState::Ended)))
        .select((
            p::id,
            r::id,
            r::relation,
            p::given_name,
            p::family_name,
            (c::scopes, c::basis, c::until).nullable(),
        ))
        .into_boxed();
    if let Some(patient) = patient {
        query = query.filter(r::patient_id.eq(Key(patient)));
    }
    let rows: Vec<Row> = query.order((p::sort_name, p::id)).load(conn)?;
    let standing = |(patient, related_person, relation, given_name, family_name, open): Row| {
        let open = open.map(|(scopes, basis, until)| Open {
            scopes: scopes.0,
            basis: basis.0,
            until,
        });
        let standing = Standing {
            related_person: related_person.0,
            relation: relation.0,
            given_name,
            family_name,
            open,
        };
        (patient.0, standing)
    };
    Ok(rows.into_iter().map(standing).collect())
}
