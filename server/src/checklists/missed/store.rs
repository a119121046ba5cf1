//! Missed checklists in the database.

use chrono::{NaiveDate, TimeDelta};
use diesel::prelude::*;
use shared::{
    date::{from_oslo, oslo_day},
    id::{HospitalStay, Patient, Unit, Update},
};
use uuid::Uuid;

use super::rules::{self, Stay};
use crate::{
    access::RecordPermit,
    checklists::{anchors::anchors, templates, view},
    db::{
        Conn, Tx,
        schema::{
            care_plan as cp, checklist as c, hospital_stay as h, inbox_update as i,
            missed_checklist as m, patient as p,
        },
        types::{At, Json, Key},
    },
    error::Fault,
    outbox::Event,
    units,
};

/// How many stays are looked at together.
const BATCH: i64 = 100;
/// Homecomings and admissions longer ago are not looked at.
const LOOKED_AT: TimeDelta = TimeDelta::days(60);

/// A stay after which, or during which, something may have been missed.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) id: Key<HospitalStay>,
    pub(super) patient: Key<Patient>,
    pub(super) municipality: String,
    pub(super) facts: Stay,
}

type FoundRow = (Key<HospitalStay>, Key<Patient>, String, Key<Unit>, At);

fn found(
    (id, patient, municipality, ward, admitted_at): FoundRow,
    home: Option<(NaiveDate, Option<Key<Unit>>)>,
) -> Found {
    Found {
        id,
        patient,
        municipality,
        facts: Stay {
            ward: ward.0,
            admitted_on: oslo_day(admitted_at.utc()),
            home_on: home.map(|(on, _)| on),
            home_care: home.and_then(|(_, unit)| unit).map(|unit| unit.0),
        },
    }
}

/// Those who came home lately, after this stay in the order of their ids.
pub(super) fn homecomings(
    conn: &mut Conn,
    today: NaiveDate,
    after: Option<Key<HospitalStay>>,
) -> Result<Vec<Found>, Fault> {
    let mut query = cp::table
        .inner_join(h::table.on(h::id.eq(cp::stay_id)))
        .inner_join(p::table.on(p::id.eq(cp::patient_id)))
        // Said as the index `care_plan_started` says it.
        .filter(cp::stopped_at.is_null())
        .filter(cp::started_on.ge(today - LOOKED_AT))
        .filter(cp::started_on.lt(today))
        .filter(p::died_on.is_null())
        .order(cp::stay_id)
        .limit(BATCH)
        .select((
            (
                h::id,
                h::patient_id,
                p::municipality,
                h::unit_id,
                h::admitted_at,
            ),
            cp::started_on,
            cp::unit_id,
        ))
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(cp::stay_id.gt(after));
    }
    let rows: Vec<(FoundRow, NaiveDate, Option<Key<Unit>>)> = query.load(conn)?;
    let home = |(row, on, unit)| found(row, Some((on, unit)));
    Ok(rows.into_iter().map(home).collect())
}

/// Those who are in hospital since lately, after this stay in the order of their ids.
pub(super) fn in_hospital(
    conn: &mut Conn,
    today: NaiveDate,
    after: Option<Key<HospitalStay>>,
) -> Result<Vec<Found>, Fault> {
    let since = from_oslo((today - LOOKED_AT).and_time(chrono::NaiveTime::MIN));
    let mut query = h::table
        .inner_join(p::table.on(p::id.eq(h::patient_id)))
        // Said as the index `hospital_stay_admitted` says it.
        .filter(h::discharged_at.is_null())
        .filter(h::cancelled_at.is_null())
        .filter(h::admitted_at.ge(At::from(since)))
        .filter(p::died_on.is_null())
        .order(h::id)
        .limit(BATCH)
        .select((
            h::id,
            h::patient_id,
            p::municipality,
            h::unit_id,
            h::admitted_at,
        ))
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(h::id.gt(after));
    }
    let rows: Vec<FoundRow> = query.load(conn)?;
    Ok(rows.into_iter().map(|row| found(row, None)).collect())
}

/// Which checklists about these stays were signed, or told of.
pub(super) fn settled(
    conn: &mut Conn,
    stays: &[Found],
) -> Result<Vec<(Key<HospitalStay>, String)>, Fault> {
    if stays.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Key<HospitalStay>> = stays.iter().map(|stay| stay.id).collect();
    let patients: Vec<Key<Patient>> = stays.iter().map(|stay| stay.patient).collect();
    let mut settled: Vec<(Key<HospitalStay>, String)> = m::table
        .filter(m::stay_id.eq_any(ids))
        .select((m::stay_id, m::key))
        .load(conn)?;
    let signed: Vec<(Option<Key<HospitalStay>>, String)> = c::table
        .filter(c::patient_id.eq_any(patients))
        .filter(c::signed_at.is_not_null())
        .filter(c::own.eq(false))
        .select((c::stay_id, c::key))
        .load(conn)?;
    settled.extend(
        signed
            .into_iter()
            .filter_map(|(stay, key)| Some((stay?, key))),
    );
    Ok(settled)
}

/// Tells of what was missed about this stay. Everything is looked at again: another instance, or who signs, may have been
/// quicker, and the patient may have been admitted again.
pub(super) fn tell(tx: &mut Tx<'_>, found: &Found, today: NaiveDate) -> Result<(), Fault> {
    let (permit, now) = (RecordPermit::about(found.patient.0), At::from(tx.now()));
    let died: Option<NaiveDate> = p::table
        .find(found.patient)
        .select(p::died_on)
        .first(tx.conn())?;
    let (newest, anchors) = anchors(tx.conn(), &permit)?;
    let goes_on = anchors.in_hospital || anchors.homecoming.is_some();
    if died.is_some() || newest != Some(found.id) || !goes_on {
        return Ok(());
    }
    let stay = Stay {
        home_on: anchors.homecoming,
        ..found.facts
    };
    let settled = settled(tx.conn(), std::slice::from_ref(found))?;
    let serving = units::store::serving(tx.conn(), &permit, now)?;
    let language = view::language(tx.conn(), &permit)?;
    for template in templates::in_use(tx.conn(), &permit)? {
        let known = |(_, key): &(_, String)| **key == *template.key;
        let Some(due) = rules::missed_on(&template.content, &stay, today) else {
            continue;
        };
        let unit = rules::whose(&template.content, &stay, &serving);
        let Some(unit) = unit.filter(|_| !settled.iter().any(known)) else {
            continue;
        };
        diesel::insert_into(m::table)
            .values((
                m::id.eq(Uuid::now_v7().to_string()),
                m::patient_id.eq(found.patient),
                m::stay_id.eq(found.id),
                m::key.eq(&*template.key),
                m::title.eq(Json(template.content.title.clone())),
                m::unit_id.eq(Key(unit)),
                m::due.eq(due),
                m::told_at.eq(now),
            ))
            .execute(tx.conn())?;
        let event = Event::ChecklistMissed {
            stay: found.id.0,
            key: template.key.to_string(),
            title: template.content.title.to(language).to_owned(),
            unit,
        };
        tx.event(found.patient.0, event);
    }
    Ok(())
}

/// This update tells the unit of it.
pub(crate) fn told(
    conn: &mut Conn,
    stay: shared::Id<HospitalStay>,
    key: &str,
    update: Key<Update>,
) -> Result<(), Fault> {
    let missed = m::table
        .filter(m::stay_id.eq(Key(stay)))
        .filter(m::key.eq(key));
    diesel::update(missed)
        .set(m::update_id.eq(update))
        .execute(conn)?;
    Ok(())
}

/// It was signed after all: what tells of it is handled, by who signed.
pub(in crate::checklists) fn signed(
    tx: &mut Tx<'_>,
    stay: Option<Key<HospitalStay>>,
    key: &str,
) -> Result<(), Fault> {
    let Some(stay) = stay else { return Ok(()) };
    let now = At::from(tx.now());
    let missed: Option<(String, Option<Key<Update>>)> = m::table
        .filter(m::stay_id.eq(stay))
        .filter(m::key.eq(key))
        .filter(m::signed_at.is_null())
        .select((m::id, m::update_id))
        .first(tx.conn())
        .optional()?;
    let Some((id, update)) = missed else {
        return Ok(());
    };
    diesel::update(m::table.find(id))
        .set(m::signed_at.eq(now))
        .execute(tx.conn())?;
    handled(tx, update.into_iter().collect())
}

/// The patient had not left hospital after all: what was missed about leaving was not.
pub(crate) fn taken_back(
    tx: &mut Tx<'_>,
    stay: shared::Id<HospitalStay>,
    home_on: NaiveDate,
) -> Result<(), Fault> {
    let about_leaving = m::table
        .filter(m::stay_id.eq(Key(stay)))
        .filter(m::due.ge(home_on));
    let updates: Vec<Option<Key<Update>>> = about_leaving.select(m::update_id).load(tx.conn())?;
    diesel::delete(about_leaving).execute(tx.conn())?;
    handled(tx, updates.into_iter().flatten().collect())
}

/// Handles updates, and what has told others of them.
fn handled(tx: &mut Tx<'_>, updates: Vec<Key<Update>>) -> Result<(), Fault> {
    let (now, author) = (At::from(tx.now()), Json(tx.author().clone()));
    for update in updates {
        let patient: Key<Patient> = i::table
            .find(update)
            .select(i::patient_id)
            .first(tx.conn())?;
        // By patient, for the index.
        let waiting = i::table
            .filter(i::patient_id.eq(patient))
            .filter(i::handled_at.is_null())
            .filter(i::id.eq(update).or(i::about_update_id.eq(update)));
        let told: Vec<Key<Unit>> = waiting.select(i::unit_id).load(tx.conn())?;
        diesel::update(waiting)
            .set((
                i::handled_by.eq(&author),
                i::handled_at.eq(now),
                i::version.eq(i::version + 1),
            ))
            .execute(tx.conn())?;
        for unit in told {
            tx.unit_event(Event::InboxChanged { unit: unit.0 });
        }
    }
    Ok(())
}
