//! Registrations in the database. One is found with the permit's patient or by an invitation; what is done to
//! it afterwards takes the patient from its row.

use chrono::NaiveDate;
use diesel::prelude::*;
use shared::{
    Id,
    author::Author,
    id::{self, HospitalStay, Patient, Person},
    problem::code,
    related_persons::{
        CareFunction, NewRelatedPerson, RegistrationBasis, RegistrationEvent, RegistrationState,
        RelatedPersonFields, Relationship,
    },
    right::RightMarker,
};

use super::{answers::log, rules};
use crate::{
    access::Permit,
    db::{
        Conn, Tx,
        schema::related_person as r,
        types::{At, Code, Json, Key},
    },
    error::Fault,
    outbox::Event,
    stays,
};

/// A registration's own row.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = r)]
pub(crate) struct RelatedPersonRow {
    pub(crate) id: Key<id::RelatedPerson>,
    pub(crate) patient_id: Key<Patient>,
    pub(crate) person_id: Option<Key<Person>>,
    pub(crate) given_name: String,
    pub(crate) family_name: String,
    pub(crate) relation: Code<Relationship>,
    pub(crate) care_function: Option<Code<CareFunction>>,
    pub(crate) phone: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) reachable: Option<String>,
    pub(crate) birth_date: Option<NaiveDate>,
    pub(crate) next_of_kin: Option<i32>,
    pub(crate) state: Code<RegistrationState>,
    pub(crate) basis: Code<RegistrationBasis>,
    pub(crate) author: Json<Author>,
    pub(crate) registered_at: At,
    pub(crate) confirmed_at: Option<At>,
    pub(crate) confirmed_stay_id: Option<Key<HospitalStay>>,
    pub(crate) registered_stay_id: Option<Key<HospitalStay>>,
    pub(crate) no_mail: bool,
    pub(crate) version: i32,
}

impl RelatedPersonRow {
    /// «Berit Solli».
    pub(crate) fn full_name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }
}

/// The registration, if it is this patient's.
pub(crate) fn related_person<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    related_person: Id<id::RelatedPerson>,
) -> Result<RelatedPersonRow, Fault> {
    Ok(r::table
        .filter(r::id.eq(Key(related_person)))
        .filter(r::patient_id.eq(Key(permit.patient())))
        .select(RelatedPersonRow::as_select())
        .first(conn)?)
}

/// Registers somebody. The same sent again registers nobody; another under the same id is refused. Answers
/// whether it is new.
pub(super) fn insert<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    new: &NewRelatedPerson,
    basis: RegistrationBasis,
) -> Result<bool, Fault> {
    let known: Option<(Key<Patient>, String)> = r::table
        .find(Key(new.id))
        .select((r::patient_id, r::family_name))
        .first(tx.conn())
        .optional()?;
    if let Some((patient, family_name)) = known {
        let same = patient.0 == permit.patient() && *family_name == *new.fields.family_name;
        return if same {
            Ok(false)
        } else {
            Err(Fault::conflict(code::ID_TAKEN))
        };
    }
    let count: i64 = r::table
        .filter(r::patient_id.eq(Key(permit.patient())))
        .count()
        .get_result(tx.conn())?;
    rules::has_room(count)?;
    let rank = if new.fields.next_of_kin {
        Some(last_rank(tx.conn(), permit.patient())? + 1)
    } else {
        None
    };
    let stay = stays::store::lasting(tx.conn(), permit)?;
    let (now, author) = (At::from(tx.now()), tx.author().clone());
    diesel::insert_into(r::table)
        .values((
            (
                r::id.eq(Key(new.id)),
                r::patient_id.eq(Key(permit.patient())),
                r::next_of_kin.eq(rank),
                r::state.eq(Code(RegistrationState::Registered)),
                r::basis.eq(Code(basis)),
                r::author.eq(Json(author)),
                r::registered_at.eq(now),
                r::registered_stay_id.eq(stay),
                r::no_mail.eq(false),
                r::version.eq(1),
            ),
            Columns::from(&new.fields),
        ))
        .execute(tx.conn())?;
    let row = related_person(tx.conn(), permit, new.id)?;
    log(tx, &row, RegistrationEvent::Registered)?;
    Ok(true)
}

/// The columns of what is registered, apart from the place among the next of kin.
#[derive(AsChangeset, Insertable)]
#[diesel(table_name = r, treat_none_as_null = true)]
struct Columns<'a> {
    given_name: &'a str,
    family_name: &'a str,
    relation: Code<Relationship>,
    care_function: Option<Code<CareFunction>>,
    phone: Option<&'a str>,
    email: Option<String>,
    reachable: Option<&'a str>,
    birth_date: Option<NaiveDate>,
}

impl<'a> From<&'a RelatedPersonFields> for Columns<'a> {
    fn from(fields: &'a RelatedPersonFields) -> Self {
        Self {
            given_name: &fields.given_name,
            family_name: &fields.family_name,
            relation: Code(fields.relation),
            care_function: fields.care_function.map(Code),
            phone: fields.phone.as_deref(),
            email: fields.email.as_deref().map(str::to_lowercase),
            reachable: fields.reachable.as_deref(),
            birth_date: fields.birth_date,
        }
    }
}

fn last_rank(conn: &mut Conn, patient: Id<Patient>) -> Result<i32, Fault> {
    let last: Option<i32> = r::table
        .filter(r::patient_id.eq(Key(patient)))
        .select(diesel::dsl::max(r::next_of_kin))
        .first(conn)?;
    Ok(last.unwrap_or(0))
}

/// Stores what is registered as it should be. The caller has compared versions.
pub(crate) fn set_fields(
    tx: &mut Tx<'_>,
    row: &RelatedPersonRow,
    fields: &RelatedPersonFields,
) -> Result<(), Fault> {
    diesel::update(r::table.find(row.id))
        .set(Columns::from(fields))
        .execute(tx.conn())?;
    set_next_of_kin(tx, row, fields.next_of_kin)
}

/// Makes somebody next of kin, the last in the order, or takes them out of it.
pub(crate) fn set_next_of_kin(
    tx: &mut Tx<'_>,
    row: &RelatedPersonRow,
    wanted: bool,
) -> Result<(), Fault> {
    if wanted == row.next_of_kin.is_some() {
        return Ok(());
    }
    let rank = if wanted {
        Some(last_rank(tx.conn(), row.patient_id.0)? + 1)
    } else {
        None
    };
    diesel::update(r::table.find(row.id))
        .set(r::next_of_kin.eq(rank))
        .execute(tx.conn())?;
    if let Some(left) = row.next_of_kin.filter(|_| !wanted) {
        // Those behind move up: the order has no holes.
        let behind: Vec<(Key<id::RelatedPerson>, Option<i32>)> = r::table
            .filter(r::patient_id.eq(row.patient_id))
            .filter(r::next_of_kin.gt(left))
            .select((r::id, r::next_of_kin))
            .load(tx.conn())?;
        for (id, rank) in behind {
            diesel::update(r::table.find(id))
                .set(r::next_of_kin.eq(rank.map(|rank| rank - 1)))
                .execute(tx.conn())?;
        }
    }
    Ok(())
}

/// Stores how they are related.
pub(super) fn set_relation(
    tx: &mut Tx<'_>,
    row: &RelatedPersonRow,
    relation: Relationship,
) -> Result<(), Fault> {
    diesel::update(r::table.find(row.id))
        .set(r::relation.eq(Code(relation)))
        .execute(tx.conn())?;
    Ok(())
}

/// Stores where a registration stands, when it is not a yes.
pub(crate) fn set_state(
    tx: &mut Tx<'_>,
    row: &RelatedPersonRow,
    state: RegistrationState,
) -> Result<(), Fault> {
    diesel::update(r::table.find(row.id))
        .set((r::state.eq(Code(state)), r::ask_again_at.eq(None::<At>)))
        .execute(tx.conn())?;
    Ok(())
}

/// Where a registration stands again when nobody waits for an answer any more: not asked, or with the yes from
/// before.
pub(super) fn unask(tx: &mut Tx<'_>, row: &RelatedPersonRow) -> Result<(), Fault> {
    let confirmed = row.confirmed_at.is_some();
    let again = confirmed.then(|| At::from(rules::ask_again_at(tx.now())));
    diesel::update(r::table.find(row.id))
        .set((
            r::state.eq(Code(rules::before_asking(confirmed))),
            r::ask_again_at.eq(again),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// The next of kin, in order.
pub(super) fn next_of_kin<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
) -> Result<Vec<Id<id::RelatedPerson>>, Fault> {
    let ids: Vec<Key<id::RelatedPerson>> = r::table
        .filter(r::patient_id.eq(Key(permit.patient())))
        .filter(r::next_of_kin.is_not_null())
        .order(r::next_of_kin)
        .select(r::id)
        .load(conn)?;
    Ok(ids.into_iter().map(|key| key.0).collect())
}

/// Puts the next of kin into this order.
pub(super) fn reorder<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    wanted: &[Id<id::RelatedPerson>],
) -> Result<(), Fault> {
    for (rank, related_person) in (1..).zip(wanted) {
        diesel::update(
            r::table
                .filter(r::id.eq(Key(*related_person)))
                .filter(r::patient_id.eq(Key(permit.patient()))),
        )
        .set(r::next_of_kin.eq(rank))
        .execute(tx.conn())?;
    }
    tx.event(permit.patient(), Event::RelatedPersonsOrdered);
    Ok(())
}

/// Somebody asked not to be written to, by the link in the mail. The invitation stands: a code can be handed over.
pub(crate) fn write_no_more(
    tx: &mut Tx<'_>,
    related_person: Id<id::RelatedPerson>,
) -> Result<(), Fault> {
    diesel::update(r::table.find(Key(related_person)))
        .set(r::no_mail.eq(true))
        .execute(tx.conn())?;
    Ok(())
}

/// Ends a registration; what was opened ends with it (the caller sees to that).
pub(super) fn end(tx: &mut Tx<'_>, row: &RelatedPersonRow) -> Result<(), Fault> {
    set_next_of_kin(tx, row, false)?;
    set_state(tx, row, RegistrationState::Ended)?;
    log(tx, row, RegistrationEvent::Ended)
}
