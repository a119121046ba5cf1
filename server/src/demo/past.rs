//! Those who came home in the months before the story, so that the leader's measures show something. They are nobody's
//! patients any more, and nobody in the demo can open them: they only count.

use chrono::{DateTime, Datelike as _, Months, NaiveDate, TimeDelta, Utc};
use diesel::prelude::*;
use shared::{
    Id,
    author::{Author, Capacity},
    checklists::template::Key as Name,
    date::{from_oslo, oslo_day},
    id::{self, HospitalStay, Patient, Unit},
    identity::Language,
    national_identity_number::NationalIdentityNumber,
    patients::RegisterPatientRequest,
    stays::Destination,
    text::Line,
    what_matters::{EntryStatus, SaidBy},
};
use uuid::Uuid;

use super::{
    past_letters,
    people::{self, PASSWORD},
};
use crate::{
    access::{Proof as _, RecordPermit, SystemPermit},
    checklists::templates,
    db::{
        Db, Tx,
        schema::{
            care_plan as cp, checklist as c, hospital_stay as h, what_matters as w,
            what_matters_response as wr, what_matters_version as wv,
        },
        types::{At, Code, Json, Key},
    },
    error::Fault,
    identity::passwords,
    patients,
    secrets::DataKey,
};

/// How many months back.
const MONTHS: u32 = 4;
/// How many came home in each.
const EACH: u32 = 7;
/// The main checklists: the key, and how many days after the homecoming it was signed.
const SIGNED: [(&str, i64); 4] = [("hph0", 0), ("hph2", 2), ("hph3-after", 12), ("hph5", 27)];

/// Makes them, in one transaction.
pub(super) async fn make(db: &Db, key: &DataKey) -> anyhow::Result<()> {
    let (key, today) = (key.clone(), oslo_day(Utc::now()));
    let hash = passwords::hash(PASSWORD)?;
    let permit = SystemPermit::for_task("demo", None);
    db.write(permit.actor(), move |tx| {
        let ward = people::unit_named(tx, people::WARD)?;
        let home_care = people::unit_named(tx, people::HOME_CARE)?;
        people::employ_leader(tx, ward, &hash)?;
        for back in 1..=MONTHS {
            let month = today
                .with_day(1)
                .and_then(|first| first.checked_sub_months(Months::new(back)));
            for number in 0..EACH {
                // In the first half of the month: long enough ago for nothing to be missed now.
                let home_on = month.map(|first| first + TimeDelta::days(i64::from(2 * number)));
                let home_on =
                    home_on.ok_or_else(|| Fault::internal("the demo has a wrong date"))?;
                let count = back * EACH + number;
                let patient = register(tx, count, &key)?;
                came_home(tx, patient, home_on, count, (ward, home_care))?;
            }
        }
        Ok(())
    })
    .await?;
    Ok(())
}

fn register(tx: &mut Tx<'_>, count: u32, key: &DataKey) -> Result<Id<Patient>, Fault> {
    let wrong = |_| Fault::internal("the demo's people break a rule");
    // Born on a day of their own in 1938; a synthetic number has eighty added to its month.
    let born = NaiveDate::from_yo_opt(1938, 1 + count)
        .ok_or_else(|| Fault::internal("the demo has a wrong date"))?;
    let date = format!("{:02}{:02}38", born.day(), born.month() + 80);
    let number = (0..100)
        .find_map(|digits| NationalIdentityNumber::new(&format!("{date}301{digits:02}")).ok())
        .or_else(|| {
            (0..100).find_map(|digits| {
                NationalIdentityNumber::new(&format!("{date}302{digits:02}")).ok()
            })
        });
    let new = RegisterPatientRequest {
        id: Id::new(Uuid::now_v7()),
        given_name: Line::new("Tidligere").map_err(wrong)?,
        family_name: Line::new(&format!("Hjemvendt {count}")).map_err(wrong)?,
        birth_date: born,
        national_identity_number: number
            .ok_or_else(|| Fault::internal("the demo has a wrong number"))?,
        language: Language::Nb,
        phone: None,
        email: None,
        municipality: Line::new("Notodden").map_err(wrong)?,
    };
    Ok(patients::store::register(tx, &new, key, None)?.id)
}

/// The stay, the plan, and what was done: more often late, the longer ago.
fn came_home(
    tx: &mut Tx<'_>,
    patient: Id<Patient>,
    home_on: NaiveDate,
    count: u32,
    (ward, home_care): (Id<Unit>, Id<Unit>),
) -> Result<(), Fault> {
    let stay: Key<HospitalStay> = Key(Id::new(Uuid::now_v7()));
    let noon = |day: NaiveDate| At::from(noon(day));
    diesel::insert_into(h::table)
        .values((
            h::id.eq(stay),
            h::patient_id.eq(Key(patient)),
            h::unit_id.eq(Key(ward)),
            h::admitted_at.eq(noon(home_on - TimeDelta::days(9))),
            h::discharged_at.eq(noon(home_on)),
            h::destination.eq(Code(Destination::Home)),
            h::version.eq(1),
            h::ready_estimated.eq(false),
        ))
        .execute(tx.conn())?;
    diesel::insert_into(cp::table)
        .values((
            cp::id.eq(Uuid::now_v7().to_string()),
            cp::patient_id.eq(Key(patient)),
            cp::stay_id.eq(stay),
            cp::template.eq("hph"),
            cp::template_version.eq(1),
            cp::started_on.eq(home_on),
            cp::created_at.eq(noon(home_on)),
            cp::unit_id.eq(Key(home_care)),
        ))
        .execute(tx.conn())?;
    let late = count / EACH;
    past_letters::signed(
        tx,
        patient,
        (stay, ward),
        (home_on, noon(home_on)),
        (late, count % EACH),
    )?;
    for (place, (name, days)) in (0..).zip(SIGNED) {
        // Every one of them is late or left out for some.
        let left_out = (count + place) % 7 < late;
        if !left_out {
            signed(
                tx,
                patient,
                stay,
                name,
                noon(home_on + TimeDelta::days(days)),
            )?;
        }
    }
    if count % 7 >= late {
        asked(tx, patient, home_care, home_on)?;
    }
    Ok(())
}

/// Noon in Norway.
fn noon(day: NaiveDate) -> DateTime<Utc> {
    day.and_hms_opt(12, 0, 0).map_or_else(Utc::now, from_oslo)
}

fn nurse() -> Json<Author> {
    Json(Author {
        person: None,
        name: "Ingrid Dahl".to_owned(),
        capacity: Capacity::Staff,
        unit: None,
        unit_name: Some(people::HOME_CARE.to_owned()),
        relative: None,
    })
}

fn signed(
    tx: &mut Tx<'_>,
    patient: Id<Patient>,
    stay: Key<HospitalStay>,
    name: &str,
    at: At,
) -> Result<(), Fault> {
    let used = templates::in_use(tx.conn(), &RecordPermit::about(patient))?;
    let is = |name: &Name, wanted: &str| **name == *wanted;
    let used = used.into_iter().find(|each| is(&each.key, name));
    let used = used.ok_or_else(|| Fault::internal("the demo has a wrong checklist"))?;
    let template = templates::row(tx, &used)?;
    diesel::insert_into(c::table)
        .values((
            c::id.eq(Uuid::now_v7().to_string()),
            c::patient_id.eq(Key(patient)),
            c::template_id.eq(template),
            c::key.eq(name),
            c::stay_id.eq(stay),
            c::own.eq(false),
            c::begun_by.eq(nurse()),
            c::begun_at.eq(at),
            c::signed_by.eq(nurse()),
            c::signed_at.eq(at),
            c::latest.eq(true),
            c::answered.eq(0),
            c::version.eq(0),
            c::held.eq(true),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// What mattered was asked about the day after, and something was done about it in the second week.
fn asked(
    tx: &mut Tx<'_>,
    patient: Id<Patient>,
    home_care: Id<Unit>,
    home_on: NaiveDate,
) -> Result<(), Fault> {
    const WORDS: &str = "Å klare meg selv hjemme.";
    let entry: Key<id::WhatMatters> = Key(Id::new(Uuid::now_v7()));
    let (said, done) = (
        At::from(noon(home_on + TimeDelta::days(1))),
        At::from(noon(home_on + TimeDelta::days(9))),
    );
    diesel::insert_into(w::table)
        .values((
            w::id.eq(entry),
            w::patient_id.eq(Key(patient)),
            w::position.eq(1),
            w::status.eq(Code(EntryStatus::Active)),
            w::version.eq(1),
            w::text.eq(WORDS),
            w::lang.eq("nb"),
            w::said_by.eq(Code(SaidBy::StaffOnBehalf)),
            w::author.eq(nurse()),
            w::written_at.eq(said),
            w::changed_at.eq(said),
        ))
        .execute(tx.conn())?;
    diesel::insert_into(wv::table)
        .values((
            wv::entry_id.eq(entry),
            wv::version.eq(1),
            wv::patient_id.eq(Key(patient)),
            wv::text.eq(WORDS),
            wv::lang.eq("nb"),
            wv::author.eq(nurse()),
            wv::at.eq(said),
        ))
        .execute(tx.conn())?;
    diesel::insert_into(wr::table)
        .values((
            wr::id.eq(Uuid::now_v7().to_string()),
            wr::entry_id.eq(entry),
            wr::patient_id.eq(Key(patient)),
            wr::kind.eq("follow_up"),
            wr::version.eq(1),
            wr::unit_id.eq(Key(home_care)),
            wr::text.eq("Vi øvde sammen."),
            wr::done_on.eq(oslo_day(done.utc())),
            wr::author.eq(nurse()),
            wr::at.eq(done),
        ))
        .execute(tx.conn())?;
    Ok(())
}
