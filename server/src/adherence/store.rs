//! The facts of homecomings in the database: five queries, however many there are. No name is read.

use std::collections::HashMap;

use chrono::{NaiveDate, TimeDelta};
use diesel::{dsl, prelude::*, sql_types::Bool};
use shared::{
    Id,
    date::{from_oslo, oslo_day},
    id::{HospitalStay, Patient, Unit},
    right::marker::ReadAdherence,
    units::{UnitKind, UnitRef},
};

use super::rules::{Homecoming, Main};
use crate::{
    access::UnitPermit,
    db::{
        Conn, direct,
        schema::{
            care_plan as cp, care_relation as r, checklist as c, hospital_stay as h, patient as p,
            unit as u, what_matters as w, what_matters_response as wr, what_matters_version as wv,
        },
        types::{At, Code, Key},
    },
    error::Fault,
    pathways::homecoming::NOT_DISCHARGED,
};

/// Kinds of units that people come home to.
const FOLLOW: [Code<UnitKind>; 2] = [Code(UnitKind::HomeCare), Code(UnitKind::ShortTermCare)];
/// What a unit says that it has done, of all that may be said of what matters.
const DONE: &str = "follow_up";
/// Words from so long before the first month can belong to a stay that ended in it.
const LONGEST_STAY: TimeDelta = TimeDelta::days(400);
/// Nothing later than this after the last month counts.
const LONGEST_DEADLINE: TimeDelta = TimeDelta::days(60);

/// The units whose figures the holder may ask for: a leader the own one, a coordinator's office those of the
/// municipality that people come home to.
pub(super) fn units(
    conn: &mut Conn,
    permit: &UnitPermit<ReadAdherence>,
) -> Result<Vec<UnitRef>, Fault> {
    let own = &permit.membership().unit;
    if own.kind != UnitKind::Coordinator {
        return Ok(vec![own.clone()]);
    }
    let office = diesel::alias!(u as office);
    let of_office = office
        .filter(office.field(u::id).eq(Key(own.id)))
        .select(office.field(u::municipality));
    type Row = (Key<Unit>, Code<UnitKind>, String, Option<String>);
    let rows: Vec<Row> = u::table
        .filter(u::municipality.eq_any(of_office))
        .filter(u::kind.eq_any(FOLLOW))
        .select((u::id, u::kind, u::name, u::phone))
        .load(conn)?;
    let unit = |(id, kind, name, phone): Row| UnitRef {
        id: id.0,
        kind: kind.0,
        name,
        phone,
    };
    let mut units: Vec<UnitRef> = rows.into_iter().map(unit).collect();
    // A handful: sorted here, they are found without going through an index of all names.
    units.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
    Ok(units)
}

/// Those who came home to the unit in these days, the last one not counted.
#[dsl::auto_type]
fn came_home(unit: Key<Unit>, first: NaiveDate, end: NaiveDate) -> _ {
    cp::table
        .filter(cp::unit_id.eq(unit))
        .filter(cp::started_on.ge(first))
        .filter(cp::started_on.lt(end))
        .select(cp::patient_id)
}

/// Every homecoming to the unit in these days, the last one not counted. A discharge that was taken back is none.
pub(super) fn homecomings(
    conn: &mut Conn,
    unit: Id<Unit>,
    (first, end): (NaiveDate, NaiveDate),
) -> Result<Vec<Homecoming>, Fault> {
    let unit = Key(unit);
    let who = came_home(unit, first, end);
    type PlanRow = (
        Key<Patient>,
        Key<HospitalStay>,
        NaiveDate,
        At,
        Option<NaiveDate>,
    );
    let plans: Vec<PlanRow> = cp::table
        .inner_join(p::table.on(p::id.eq(cp::patient_id)))
        .filter(cp::unit_id.eq(unit))
        .filter(cp::started_on.ge(first))
        .filter(cp::started_on.lt(end))
        .filter(
            cp::stopped_reason
                .is_null()
                .or(cp::stopped_reason.ne(NOT_DISCHARGED)),
        )
        .order((cp::started_on, cp::id))
        .select((
            cp::patient_id,
            cp::stay_id,
            cp::started_on,
            cp::created_at,
            p::died_on,
        ))
        .load(conn)?;
    let stays = stays(conn, who)?;
    let signed = signed(conn, who)?;
    let relations = relations(conn, who)?;
    let words = words(conn, who, (first, end))?;
    let homecoming = |(patient, stay, home_on, planned_at, died_on): &PlanRow| {
        let of_patient = stays.get(patient)?;
        let (_, admitted_at) = of_patient.iter().find(|(id, _)| id == stay)?;
        let after = of_patient
            .iter()
            .map(|(_, at)| *at)
            .filter(|at| at > admitted_at);
        let said = words.get(patient);
        let days = |asked: bool| {
            let said = said.into_iter().flatten();
            said.filter(|(is_asked, _)| *is_asked == asked)
                .map(|(_, on)| *on)
                .collect()
        };
        Some(Homecoming {
            home_on: *home_on,
            admitted_on: oslo_day(admitted_at.utc()),
            signed: signed.get(stay).cloned().unwrap_or_default(),
            asked: days(true),
            followed_up: days(false),
            died_on: *died_on,
            readmitted_on: after.min().map(|at| oslo_day(at.utc())),
            moved_on: relations
                .get(patient)
                .and_then(|all| moved_on(all, unit, *planned_at)),
        })
    };
    Ok(plans.iter().filter_map(homecoming).collect())
}

type ByPatient<T> = HashMap<Key<Patient>, Vec<T>>;

/// Every stay of these patients, with its admission.
fn stays(conn: &mut Conn, who: came_home) -> Result<ByPatient<(Key<HospitalStay>, At)>, Fault> {
    let rows: Vec<(Key<Patient>, Key<HospitalStay>, At)> = h::table
        .filter(h::patient_id.eq_any(who))
        .filter(h::cancelled_at.is_null())
        .select((h::patient_id, h::id, h::admitted_at))
        .load(conn)?;
    Ok(grouped(
        rows.into_iter()
            .map(|(patient, stay, at)| (patient, (stay, at))),
    ))
}

fn grouped<K: std::hash::Hash + Eq, T>(rows: impl Iterator<Item = (K, T)>) -> HashMap<K, Vec<T>> {
    let mut all: HashMap<K, Vec<T>> = HashMap::new();
    for (key, value) in rows {
        all.entry(key).or_default().push(value);
    }
    all
}

/// Which main checklists were signed about a stay, and when.
type Signed = HashMap<Key<HospitalStay>, Vec<(Main, NaiveDate)>>;

/// The main checklists of these patients that units signed, by the stay they are about.
fn signed(conn: &mut Conn, who: came_home) -> Result<Signed, Fault> {
    let rows: Vec<(Option<Key<HospitalStay>>, String, Option<At>)> = c::table
        .filter(c::patient_id.eq_any(who))
        .filter(c::signed_at.is_not_null())
        .filter(c::own.eq(false))
        .filter(c::held.eq(true))
        .filter(c::key.eq_any(Main::ALL.map(Main::key)))
        .select((c::stay_id, c::key, c::signed_at))
        .load(conn)?;
    let signed = |(stay, key, at): (Option<Key<HospitalStay>>, String, Option<At>)| {
        let main = Main::ALL.into_iter().find(|main| main.key() == key)?;
        Some((stay?, (main, oslo_day(at?.utc()))))
    };
    Ok(grouped(rows.into_iter().filter_map(signed)))
}

/// A unit that followed a patient at home: since and until when, and since when it is the responsible one.
type Followed = (Key<Unit>, Option<At>, Option<At>);

fn relations(conn: &mut Conn, who: came_home) -> Result<ByPatient<Followed>, Fault> {
    type Row = (Key<Patient>, Key<Unit>, Option<At>, Option<At>);
    let rows: Vec<Row> = r::table
        .inner_join(u::table)
        .filter(r::patient_id.eq_any(who))
        .filter(u::kind.eq_any(FOLLOW))
        .select((
            r::patient_id,
            r::unit_id,
            r::valid_until,
            r::responsible_since,
        ))
        .load(conn)?;
    let followed = |(patient, unit, until, since): Row| (patient, (unit, until, since));
    Ok(grouped(rows.into_iter().map(followed)))
}

/// The day when another unit took over after the homecoming, or this one stopped.
fn moved_on(all: &[Followed], unit: Key<Unit>, planned_at: At) -> Option<NaiveDate> {
    let taken_over = all
        .iter()
        .filter(|(other, ..)| *other != unit)
        .filter_map(|(_, _, since)| since.filter(|since| *since > planned_at))
        .min();
    let own = || {
        all.iter()
            .filter(|(own, ..)| *own == unit)
            .map(|(_, until, _)| *until)
    };
    // One that has no end is the unit's still.
    let stopped = own()
        .all(|until| until.is_some())
        .then(|| own().flatten().max())
        .flatten();
    let stopped = stopped.filter(|stopped| *stopped > planned_at);
    let first = [taken_over, stopped].into_iter().flatten().min()?;
    Some(oslo_day(first.utc()))
}

/// On which days words of these patients were written or changed (true), and units said what they had done (false).
fn words(
    conn: &mut Conn,
    who: came_home,
    (first, end): (NaiveDate, NaiveDate),
) -> Result<ByPatient<(bool, NaiveDate)>, Fault> {
    let midnight = |day: NaiveDate| from_oslo(day.and_time(chrono::NaiveTime::MIN));
    let since = At::from(midnight(first) - LONGEST_STAY);
    let until = At::from(midnight(end) + LONGEST_DEADLINE);
    let asked = w::table
        .inner_join(wv::table)
        .filter(w::patient_id.eq_any(who))
        .filter(wv::at.ge(since))
        .filter(wv::at.lt(until))
        .select((w::patient_id, true.into_sql::<Bool>(), wv::at));
    let done = wr::table
        .filter(wr::patient_id.eq_any(who))
        .filter(wr::kind.eq(DONE))
        .filter(wr::at.ge(since))
        .filter(wr::at.lt(until))
        .select((wr::patient_id, false.into_sql::<Bool>(), wr::at));
    let query = asked.union_all(done);
    let rows: Vec<(Key<Patient>, bool, At)> = direct!(conn, |db| query.load(db))?;
    let said =
        |(patient, asked, at): (Key<Patient>, bool, At)| (patient, (asked, oslo_day(at.utc())));
    Ok(grouped(rows.into_iter().map(said)))
}
