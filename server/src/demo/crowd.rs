//! Many patients, for benchmarks: each with an account, a session, eight entries, eight steps, a stay, a
//! letter and a few log lines. Written straight to the tables; no event is made.

use chrono::{NaiveDate, TimeDelta};
use diesel::prelude::*;
use shared::{
    Id,
    audit::Basis,
    author::{Author, Capacity},
    id::{self, Patient, Person, Unit},
    identity::SessionKind,
    plan::{StepKind, StepState},
    stays::{Certainty, Destination},
    summaries::SummaryStatus,
    units::{StaffRole, UnitKind},
    what_matters::{EntryStatus, SaidBy},
};
use uuid::Uuid;

use crate::{
    access::{Proof as _, SystemPermit},
    db::{
        Db, Tx,
        schema::{
            audit_event as a, care_relation as c, discharge_summary as d, hospital_stay as h,
            patient as p, session as s, step, unit as u, what_matters as w,
        },
        types::{At, Code, Json, Key},
    },
    error::Fault,
    identity::Token,
};

const WORDS: &str =
    "Å gå de tretten trappetrinnene hjemme til jul, og sitte i hagen når våren kommer.";
const GROUP: usize = 200;

/// Who can be asked for: bearer tokens and the patients they belong to.
#[derive(Debug)]
pub struct Crowd {
    /// A nurse's token; her unit serves the first thousand patients.
    pub nurse: String,
    /// Tokens and records of the first thousand patients.
    pub patients: Vec<(String, Id<Patient>)>,
}

/// Makes `count` patients in an empty, migrated database.
///
/// # Errors
/// When the database refuses.
pub async fn make(db: &Db, count: usize) -> anyhow::Result<Crowd> {
    let permit = SystemPermit::for_task("crowd", None);
    let (units, nurse) = db
        .write(permit.actor(), |tx| {
            let units = [
                ("Ward", UnitKind::HospitalWard),
                ("Home care", UnitKind::HomeCare),
                ("GP", UnitKind::GpOffice),
            ]
            .into_iter()
            .map(|(name, kind)| unit(tx, name, kind))
            .collect::<Result<Vec<_>, Fault>>()?;
            let nurse = account(tx, "nurse", "Ingrid Dahl")?;
            for unit in &units {
                employ(tx, nurse, *unit)?;
            }
            Ok((units, session(tx, nurse)?))
        })
        .await?;
    let mut patients = Vec::new();
    for from in (0..count).step_by(GROUP) {
        let (units, to) = (units.clone(), (from + GROUP).min(count));
        let made = db
            .write(permit.actor(), move |tx| {
                (from..to)
                    .map(|n| patient(tx, n, &units))
                    .collect::<Result<Vec<_>, Fault>>()
            })
            .await?;
        patients.extend(made);
        patients.truncate(1000);
    }
    Ok(Crowd { nurse, patients })
}

fn unit(tx: &mut Tx<'_>, name: &str, kind: UnitKind) -> Result<Id<Unit>, Fault> {
    let (id, now) = (Id::new(Uuid::now_v7()), At::from(tx.now()));
    diesel::insert_into(u::table)
        .values((
            u::id.eq(Key(id)),
            u::kind.eq(Code(kind)),
            u::name.eq(name),
            u::phone.eq("35 00 00 00"),
            u::created_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(id)
}

fn employ(tx: &mut Tx<'_>, person: Id<Person>, unit: Id<Unit>) -> Result<(), Fault> {
    crate::identity::accounts::employ(tx, person, unit, StaffRole::Nurse)
}

fn account(tx: &mut Tx<'_>, username: &str, name: &str) -> Result<Id<Person>, Fault> {
    let new = crate::identity::accounts::NewAccount {
        username: username.to_owned(),
        email: None,
        name: name.to_owned(),
        password: String::new(),
        language: shared::identity::Language::Nb,
        works_in: None,
    };
    crate::identity::accounts::insert(tx, &new, "no password")
}

fn session(tx: &mut Tx<'_>, person: Id<Person>) -> Result<String, Fault> {
    let (token, now) = (Token::new(), tx.now());
    diesel::insert_into(s::table)
        .values((
            s::id.eq(Uuid::now_v7().to_string()),
            s::token_hash.eq(token.hash()),
            s::person_id.eq(Key(person)),
            s::kind.eq(Code(SessionKind::Bearer)),
            s::started_at.eq(At::from(now)),
            // Used later than now: noting the use is not what is measured.
            s::last_used_at.eq(At::from(now + TimeDelta::days(1))),
            s::expires_at.eq(At::from(now + TimeDelta::days(1))),
        ))
        .execute(tx.conn())?;
    Ok(token.reveal().to_owned())
}

fn patient(tx: &mut Tx<'_>, n: usize, units: &[Id<Unit>]) -> Result<(String, Id<Patient>), Fault> {
    let (id, now, today) = (
        Id::<Patient>::new(Uuid::now_v7()),
        At::from(tx.now()),
        tx.today(),
    );
    let person = account(tx, &format!("p{n}"), "Kåre Solli")?;
    let token = session(tx, person)?;
    let author = Author {
        person: Some(person),
        name: "Kåre Solli".to_owned(),
        capacity: Capacity::Patient,
        unit: None,
        unit_name: None,
        relative: None,
    };
    diesel::insert_into(p::table)
        .values((
            p::id.eq(Key(id)),
            p::person_id.eq(Key(person)),
            p::given_name.eq("Kåre"),
            p::family_name.eq("Solli"),
            p::sort_name.eq(format!("solli kåre {n}")),
            p::birth_date.eq(today),
            p::nin_cipher.eq("none"),
            p::nin_hash.eq(format!("crowd {n}")),
            p::language.eq("nb"),
            p::municipality.eq("Notodden"),
            p::created_at.eq(now),
        ))
        .execute(tx.conn())?;
    for unit in units.iter().take(if n < 1000 { units.len() } else { 0 }) {
        diesel::insert_into(c::table)
            .values((
                c::id.eq(Uuid::now_v7().to_string()),
                c::patient_id.eq(Key(id)),
                c::unit_id.eq(Key(*unit)),
                c::valid_from.eq(now),
            ))
            .execute(tx.conn())?;
    }
    entries(tx, id, &author)?;
    steps(tx, id, &author, units, today)?;
    if let Some(ward) = units.first() {
        letter(tx, id, *ward, &author)?;
    }
    Ok((token, id))
}

fn entries(tx: &mut Tx<'_>, patient: Id<Patient>, author: &Author) -> Result<(), Fault> {
    let now = At::from(tx.now());
    for position in 0..8 {
        diesel::insert_into(w::table)
            .values((
                w::id.eq(Uuid::now_v7().to_string()),
                w::patient_id.eq(Key(patient)),
                w::position.eq(position),
                w::status.eq(Code(EntryStatus::Active)),
                w::version.eq(1),
                w::text.eq(WORDS),
                w::lang.eq("nb"),
                w::said_by.eq(Code(SaidBy::Patient)),
                w::author.eq(Json(author.clone())),
                w::written_at.eq(now),
                w::changed_at.eq(now),
            ))
            .execute(tx.conn())?;
    }
    Ok(())
}

fn steps(
    tx: &mut Tx<'_>,
    patient: Id<Patient>,
    author: &Author,
    units: &[Id<Unit>],
    today: NaiveDate,
) -> Result<(), Fault> {
    let now = At::from(tx.now());
    for n in 0..8 {
        diesel::insert_into(step::table)
            .values((
                step::id.eq(Uuid::now_v7().to_string()),
                step::patient_id.eq(Key(patient)),
                step::kind.eq(Code(StepKind::Visit)),
                step::title.eq("Hjemmebesøk fra hjemmesykepleien"),
                step::owner_unit_id.eq(units.get(1).copied().map(Key)),
                step::due.eq(today + TimeDelta::days(3 + n)),
                step::state.eq(Code(StepState::Planned)),
                step::open.eq(true),
                step::author.eq(Json(author.clone())),
                step::created_at.eq(now),
                step::version.eq(1),
            ))
            .execute(tx.conn())?;
    }
    Ok(())
}

fn letter(
    tx: &mut Tx<'_>,
    patient: Id<Patient>,
    ward: Id<Unit>,
    author: &Author,
) -> Result<(), Fault> {
    let (stay, now) = (
        Id::<id::HospitalStay>::new(Uuid::now_v7()),
        At::from(tx.now()),
    );
    diesel::insert_into(h::table)
        .values((
            h::id.eq(Key(stay)),
            h::patient_id.eq(Key(patient)),
            h::unit_id.eq(Key(ward)),
            h::admitted_at.eq(At::from(tx.now() - TimeDelta::days(9))),
            h::planned_on.eq(tx.today()),
            h::planned_certainty.eq(Code(Certainty::Decided)),
            h::discharged_at.eq(now),
            h::destination.eq(Code(Destination::Home)),
            h::version.eq(1),
        ))
        .execute(tx.conn())?;
    diesel::insert_into(d::table)
        .values((
            d::id.eq(Uuid::now_v7().to_string()),
            d::patient_id.eq(Key(patient)),
            d::stay_id.eq(Key(stay)),
            d::number.eq(1),
            d::status.eq(Code(SummaryStatus::Released)),
            d::content.eq("{\"lang\":\"nb\",\"sections\":{},\"medicines\":[]}"),
            d::has_patient_information.eq(true),
            d::author.eq(Json(author.clone())),
            d::changed_at.eq(now),
            d::signed_at.eq(now),
            d::released_at.eq(now),
            d::version.eq(1),
        ))
        .execute(tx.conn())?;
    if let Some(person) = author.person {
        for _ in 0..4 {
            diesel::insert_into(a::table)
                .values((
                    a::id.eq(Uuid::now_v7().to_string()),
                    a::patient_id.eq(Key(patient)),
                    a::person_id.eq(Key(person)),
                    a::who.eq(Json(author.clone())),
                    a::what.eq("read_plan"),
                    a::basis.eq(Code(Basis::CareRelation)),
                    a::endpoint.eq("GetPlan"),
                    a::request_id.eq("crowd"),
                    a::at.eq(now),
                ))
                .execute(tx.conn())?;
        }
    }
    Ok(())
}
