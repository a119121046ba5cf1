//! The demo's units and people. All are fictional; the numbers are synthetic (month + 80).

use chrono::NaiveDate;
use diesel::prelude::*;
use shared::{
    Id,
    id::{Person, Unit},
    identity::Language,
    national_identity_number::NationalIdentityNumber,
    patients::RegisterPatientRequest,
    text::Line,
    units::{StaffRole, UnitKind},
};
use uuid::Uuid;

use crate::{
    access::{Proof as _, SystemPermit},
    db::{
        Db, Tx,
        schema::unit as u,
        types::{At, Code, Key},
    },
    error::Fault,
    identity::{
        accounts::{self, NewAccount},
        passwords,
    },
    patients,
    secrets::DataKey,
    units,
};

/// Everybody's password.
pub const PASSWORD: &str = "tretten trappetrinn til jul";

pub(super) const WARD: &str = "Medisinsk sengepost Notodden";
pub(super) const HOME_CARE: &str = "Hjemmesykepleien Øst";
pub(super) const SHORT_TERM: &str = "Solbakken korttidsavdeling";
pub(super) const GP_OFFICE: &str = "Torget legesenter";
pub(super) const COORDINATOR: &str = "Koordinerende enhet Notodden";

/// Names, telephones and HER-ids (made up).
const UNITS: [(&str, UnitKind, &str, &str); 5] = [
    (WARD, UnitKind::HospitalWard, "35 00 01 10", "80011"),
    (HOME_CARE, UnitKind::HomeCare, "35 00 02 20", "80021"),
    (SHORT_TERM, UnitKind::ShortTermCare, "35 00 03 30", "80023"),
    (GP_OFFICE, UnitKind::GpOffice, "35 00 04 40", "80031"),
    (COORDINATOR, UnitKind::Coordinator, "35 00 05 50", "80022"),
];

/// Accounts of other systems, and the units they send for.
const SYSTEMS: [(&str, &str, &[&str]); 3] = [
    ("epj-sykehus", "Sykehusets journalsystem", &[WARD]),
    (
        "epj-kommune",
        "Kommunens journalsystem",
        &[HOME_CARE, COORDINATOR],
    ),
    ("epj-lege", "Legekontorets journalsystem", &[GP_OFFICE]),
];

const STAFF: [(&str, &str, &str, StaffRole); 7] = [
    ("ingrid", "Ingrid Dahl", HOME_CARE, StaffRole::Nurse),
    ("randi", "Randi Solheim", HOME_CARE, StaffRole::Leader),
    ("even", "Even Moe", SHORT_TERM, StaffRole::Nurse),
    ("mona", "Mona Lie", WARD, StaffRole::Nurse),
    ("jonas", "Jonas Berg", WARD, StaffRole::Doctor),
    ("silje", "Silje Haugen", GP_OFFICE, StaffRole::Doctor),
    ("tor", "Tor Vik", COORDINATOR, StaffRole::Coordinator),
];

struct DemoPatient {
    username: &'static str,
    given: &'static str,
    family: &'static str,
    born: (i32, u32, u32),
    number: &'static str,
    phone: &'static str,
    served_by: &'static [&'static str],
}

const PATIENTS: [DemoPatient; 3] = [
    DemoPatient {
        username: "kare",
        given: "Kåre",
        family: "Solli",
        born: (1941, 5, 1),
        number: "01854130087",
        phone: "900 00 101",
        served_by: &[WARD, SHORT_TERM, COORDINATOR],
    },
    DemoPatient {
        username: "asta",
        given: "Asta",
        family: "Bakke",
        born: (1939, 4, 12),
        number: "12843930016",
        phone: "900 00 102",
        served_by: &[WARD, HOME_CARE, COORDINATOR],
    },
    DemoPatient {
        username: "birger",
        given: "Birger",
        family: "Moen",
        born: (1947, 9, 6),
        number: "06894730038",
        phone: "900 00 103",
        served_by: &[WARD],
    },
];

/// The names of everybody, and of their units.
pub(super) fn names() -> Vec<&'static str> {
    let patients = PATIENTS
        .iter()
        .flat_map(|patient| [patient.given, patient.family, patient.number]);
    let units = UNITS.iter().map(|(name, ..)| *name);
    let staff = STAFF.iter().map(|(_, name, ..)| *name);
    patients.chain(units).chain(staff).collect()
}

/// Makes everybody, in one transaction.
pub(super) async fn make(db: &Db, key: &DataKey) -> anyhow::Result<()> {
    // One hash for all: it is the demo's, and hashing is slow by intent.
    let hash = passwords::hash(PASSWORD)?;
    let key = key.clone();
    let permit = SystemPermit::for_task("demo", None);
    db.write(permit.actor(), move |tx| {
        for (name, kind, phone, her_id) in UNITS {
            insert_unit(tx, name, kind, phone, her_id)?;
        }
        for (username, name, units) in SYSTEMS {
            let person = account(tx, username, name, &hash)?;
            for unit in units {
                let unit = unit_named(tx, unit)?;
                accounts::send_for(tx, person, unit)?;
            }
        }
        for (username, name, unit, role) in STAFF {
            let person = account(tx, username, name, &hash)?;
            let unit = unit_named(tx, unit)?;
            accounts::employ(tx, person, unit, role)?;
        }
        for patient in &PATIENTS {
            insert_patient(tx, patient, &hash, &key)?;
        }
        Ok(())
    })
    .await?;
    Ok(())
}

/// The ward's leader, who has figures to look at: for the whole demo, not for tests of an empty one.
pub(super) fn employ_leader(tx: &mut Tx<'_>, ward: Id<Unit>, hash: &str) -> Result<(), Fault> {
    let person = account(tx, "solveig", "Solveig Rud", hash)?;
    accounts::employ(tx, person, ward, StaffRole::Leader)
}

fn insert_unit(
    tx: &mut Tx<'_>,
    name: &str,
    kind: UnitKind,
    phone: &str,
    her_id: &str,
) -> Result<(), Fault> {
    let now = At::from(tx.now());
    diesel::insert_into(u::table)
        .values((
            u::id.eq(Uuid::now_v7().to_string()),
            u::kind.eq(Code(kind)),
            u::name.eq(name),
            u::phone.eq(phone),
            u::her_id.eq(her_id),
            u::municipality.eq("Notodden"),
            u::created_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

pub(super) fn unit_named(tx: &mut Tx<'_>, name: &str) -> Result<Id<Unit>, Fault> {
    let key: Key<Unit> = u::table
        .filter(u::name.eq(name))
        .select(u::id)
        .first(tx.conn())?;
    Ok(key.0)
}

fn account(tx: &mut Tx<'_>, username: &str, name: &str, hash: &str) -> Result<Id<Person>, Fault> {
    let new = NewAccount {
        username: username.to_owned(),
        email: Some(format!("{username}@example.org")),
        name: name.to_owned(),
        password: String::new(),
        language: Language::Nb,
        works_in: None,
    };
    accounts::insert(tx, &new, hash)
}

fn insert_patient(
    tx: &mut Tx<'_>,
    demo: &DemoPatient,
    hash: &str,
    key: &DataKey,
) -> Result<(), Fault> {
    let wrong = |_| Fault::internal("the demo's people break a rule");
    let (year, month, day) = demo.born;
    let person = account(
        tx,
        demo.username,
        &format!("{} {}", demo.given, demo.family),
        hash,
    )?;
    let new = RegisterPatientRequest {
        id: Id::new(Uuid::now_v7()),
        given_name: Line::new(demo.given).map_err(wrong)?,
        family_name: Line::new(demo.family).map_err(wrong)?,
        birth_date: NaiveDate::from_ymd_opt(year, month, day)
            .ok_or_else(|| Fault::internal("the demo has a wrong date"))?,
        national_identity_number: NationalIdentityNumber::new(demo.number)
            .map_err(|_| Fault::internal("the demo has a wrong number"))?,
        language: Language::Nb,
        phone: Some(Line::new(demo.phone).map_err(wrong)?),
        email: None,
        municipality: Line::new("Notodden").map_err(wrong)?,
    };
    let patient = patients::store::register(tx, &new, key, Some(person))?;
    for unit in demo.served_by {
        let unit = unit_named(tx, unit)?;
        units::store::serve(tx, patient.id, unit)?;
    }
    Ok(())
}
