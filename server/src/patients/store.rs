//! Patients in the database. National identity numbers go in encrypted and never come out in an answer.

use chrono::NaiveDate;
use diesel::prelude::*;
use shared::{
    Id,
    id::{Patient, Person, Unit},
    identity::Language,
    patients::{PatientInfo, PatientRef, RegisterPatientRequest},
    problem::code,
    related_persons::RegistrationState,
    right::RightMarker,
    units::{UnitKind, UnitRef},
};

use super::rules;
use crate::{
    access::Permit,
    db::{
        Conn, Tx,
        schema::{care_relation as c, patient as p, related_person as r, unit as u},
        types::{At, Code, Key},
    },
    error::Fault,
    related_persons::store::RelatedPersonRow,
    secrets::DataKey,
};

type InfoColumns = (
    String,
    String,
    NaiveDate,
    String,
    Option<String>,
    Option<String>,
    String,
);
type UnitColumns = Option<(Key<Unit>, Code<UnitKind>, String, Option<String>)>;

/// Who the permit's patient is, the units that serve them now, by name, and the related persons that have not
/// ended. One query, with a row for each pair of unit and related person: both are few.
pub(super) fn info<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    now: At,
) -> Result<(PatientInfo, Vec<UnitRef>, Vec<RelatedPersonRow>), Fault> {
    type Row = (InfoColumns, UnitColumns, Option<RelatedPersonRow>);
    let serves_now = c::patient_id
        .eq(p::id)
        .and(c::valid_from.le(now))
        .and(c::valid_until.is_null().or(c::valid_until.gt(now)));
    let related = r::patient_id
        .eq(p::id)
        .and(r::state.ne(Code(RegistrationState::Ended)));
    let rows: Vec<Row> = p::table
        .left_join(c::table.on(serves_now))
        .left_join(u::table.on(u::id.nullable().eq(c::unit_id.nullable())))
        .left_join(r::table.on(related))
        .filter(p::id.eq(Key(permit.patient())))
        .order((u::name, u::id))
        .select((
            (
                p::given_name,
                p::family_name,
                p::birth_date,
                p::language,
                p::phone,
                p::email,
                p::municipality,
            ),
            (u::id, u::kind, u::name, u::phone).nullable(),
            Option::<RelatedPersonRow>::as_select(),
        ))
        .load(conn)?;
    let (mut columns, mut units, mut relatives) = (None, Vec::new(), Vec::new());
    for (patient, unit, relative) in rows {
        columns.get_or_insert(patient);
        units.extend(unit);
        let known = |row: &RelatedPersonRow| {
            relatives
                .iter()
                .any(|each: &RelatedPersonRow| each.id == row.id)
        };
        if let Some(row) = relative.filter(|row| !known(row)) {
            relatives.push(row);
        }
    }
    let (given_name, family_name, birth_date, language, phone, email, municipality) =
        columns.ok_or(Fault::NotFound)?;
    let unit =
        |(id, kind, name, phone): (Key<Unit>, Code<UnitKind>, String, Option<String>)| UnitRef {
            id: id.0,
            kind: kind.0,
            name,
            phone,
        };
    let mut units: Vec<UnitRef> = units.into_iter().map(unit).collect();
    units.dedup_by_key(|unit| unit.id);
    let info = PatientInfo {
        id: permit.patient(),
        given_name,
        family_name,
        birth_date,
        language: Language::from_tag(&language).unwrap_or_default(),
        phone,
        email,
        municipality,
    };
    Ok((info, units, relatives))
}

/// Registers a patient, or finds the one with this number: theirs is the record that counts.
pub(crate) fn register(
    tx: &mut Tx<'_>,
    new: &RegisterPatientRequest,
    key: &DataKey,
    account: Option<Id<Person>>,
) -> Result<PatientRef, Fault> {
    type Known = (Key<Patient>, String, String, NaiveDate);
    let number = new.national_identity_number.reveal();
    let hash = key.lookup(number)?;
    // Two wards may receive the same person at once: the second one finds whom the first one made.
    tx.one_at_a_time(&hash)?;
    let known: Option<Known> = p::table
        .filter(p::nin_hash.eq(&hash))
        .select((p::id, p::given_name, p::family_name, p::birth_date))
        .first(tx.conn())
        .optional()?;
    if let Some((id, given_name, family_name, birth_date)) = known {
        if birth_date != new.birth_date {
            return Err(Fault::field(
                "birth_date",
                "invalid",
                "this is not the birth date registered with the national identity number",
            ));
        }
        return Ok(PatientRef {
            id: id.0,
            given_name,
            family_name,
        });
    }
    let taken: i64 = p::table.find(Key(new.id)).count().get_result(tx.conn())?;
    if taken > 0 {
        return Err(Fault::conflict(code::ID_TAKEN));
    }
    let now = At::from(tx.now());
    diesel::insert_into(p::table)
        .values((
            p::id.eq(Key(new.id)),
            p::person_id.eq(account.map(Key)),
            p::given_name.eq(&*new.given_name),
            p::family_name.eq(&*new.family_name),
            p::sort_name.eq(rules::sort_name(&new.given_name, &new.family_name)),
            p::birth_date.eq(new.birth_date),
            p::nin_cipher.eq(key.encrypt(number, &new.id.to_string())?),
            p::nin_hash.eq(hash),
            p::language.eq(new.language.tag()),
            p::phone.eq(new.phone.as_deref()),
            p::email.eq(new.email.as_deref()),
            p::municipality.eq(&*new.municipality),
            p::created_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(PatientRef {
        id: new.id,
        given_name: new.given_name.to_string(),
        family_name: new.family_name.to_string(),
    })
}
