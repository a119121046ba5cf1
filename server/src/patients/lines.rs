//! The list of patients a unit serves: one page in seven queries, whatever the number of rows.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use shared::{
    Id,
    contract::Page,
    date::oslo_day,
    id::{self, Patient},
    patients::PatientLine,
    plan::{StepBrief, StepState},
    right::{Right, marker::ListPatients},
    summaries::SummaryStatus,
    what_matters::EntryStatus,
};

use crate::{
    access::{UnitPermit, policy::Relation},
    db::{
        Conn,
        schema::{
            care_relation as c, discharge_summary as d, hospital_stay as h, patient as p,
            step as s, what_matters as w,
        },
        types::{At, Code, Key},
    },
    error::Fault,
    related_persons,
};

const PAGE: usize = 50;

/// One page by family name, after the patient `after`.
pub(super) fn page(
    conn: &mut Conn,
    permit: &UnitPermit<ListPatients>,
    after: Option<Id<Patient>>,
    now: DateTime<Utc>,
) -> Result<Page<PatientLine>, Fault> {
    let (patients, more) = patients(conn, permit, after, now)?;
    let ids: Vec<Key<Patient>> = patients.iter().map(|row| row.0).collect();
    let mut words = most_important(conn, &ids)?;
    let mut steps = next_steps(conn, &ids, oslo_day(now))?;
    let mut stays = stays(conn, permit, &ids)?;
    let mut letters = letters(conn, permit, &ids)?;
    let here = stays.iter().map(|(id, stay)| (*id, stay.0)).collect();
    let mut relatives = related_persons::glance::of_patients(conn, &here)?;
    let line = |(id, given_name, family_name, birth_date): PatientRow| {
        let (most_important, most_important_lang) = words.remove(&id).unzip();
        let (admitted_at, planned_discharge) = stays
            .remove(&id)
            .map(|(_, admitted, planned)| (admitted, planned))
            .unzip();
        PatientLine {
            id: id.0,
            given_name,
            family_name,
            birth_date,
            most_important,
            most_important_lang,
            next_step: steps.remove(&id),
            admitted_at,
            planned_discharge: planned_discharge.flatten(),
            letter: letters.remove(&id),
            relatives: relatives.remove(&id),
        }
    };
    let items: Vec<PatientLine> = patients.into_iter().map(line).collect();
    let next = items
        .last()
        .filter(|_| more)
        .map(|last| last.id.to_string());
    Ok(Page { items, next })
}

type PatientRow = (Key<Patient>, String, String, NaiveDate);

fn patients(
    conn: &mut Conn,
    permit: &UnitPermit<ListPatients>,
    after: Option<Id<Patient>>,
    now: DateTime<Utc>,
) -> Result<(Vec<PatientRow>, bool), Fault> {
    let now = At::from(now);
    let served = c::table
        .filter(c::unit_id.eq(Key(permit.unit())))
        .filter(c::valid_from.le(now))
        .filter(c::valid_until.is_null().or(c::valid_until.gt(now)))
        .select(c::patient_id);
    // From the unit to its patients: asked whether each patient is served, all patients would be read.
    let mut query = p::table.filter(p::id.eq_any(served)).into_boxed();
    if let Some(after) = after {
        let name: Option<String> = p::table
            .find(Key(after))
            .select(p::sort_name)
            .first(conn)
            .optional()?;
        let name = name.ok_or_else(|| {
            Fault::field("cursor", "invalid", "take the cursor from the page before")
        })?;
        query = query.filter(
            p::sort_name
                .gt(name.clone())
                .or(p::sort_name.eq(name).and(p::id.gt(Key(after)))),
        );
    }
    let mut rows: Vec<PatientRow> = query
        .order((p::sort_name, p::id))
        .limit(PAGE as i64 + 1)
        .select((p::id, p::given_name, p::family_name, p::birth_date))
        .load(conn)?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    Ok((rows, more))
}

fn most_important(
    conn: &mut Conn,
    ids: &[Key<Patient>],
) -> Result<HashMap<Key<Patient>, (String, String)>, Fault> {
    let rows: Vec<(Key<Patient>, String, String)> = w::table
        .filter(w::patient_id.eq_any(ids.to_vec()))
        .filter(w::status.eq(Code(EntryStatus::Active)))
        .order((w::patient_id, w::position.desc()))
        .select((w::patient_id, w::text, w::lang))
        .load(conn)?;
    // The last one of each patient stays: the first in the order.
    Ok(rows
        .into_iter()
        .map(|(patient, text, lang)| (patient, (text, lang)))
        .collect())
}

fn next_steps(
    conn: &mut Conn,
    ids: &[Key<Patient>],
    today: NaiveDate,
) -> Result<HashMap<Key<Patient>, StepBrief>, Fault> {
    type Row = (
        Key<Patient>,
        Key<id::Step>,
        String,
        NaiveDate,
        Code<StepState>,
    );
    let rows: Vec<Row> = s::table
        .filter(s::patient_id.eq_any(ids.to_vec()))
        .filter(s::open.eq(true))
        .order((s::due.desc(), s::id.desc()))
        .select((s::patient_id, s::id, s::title, s::due, s::state))
        .load(conn)?;
    let brief = |(patient, id, title, due, state): Row| {
        (
            patient,
            StepBrief {
                id: id.0,
                title,
                due,
                state: state.0,
                overdue: due < today,
            },
        )
    };
    Ok(rows.into_iter().map(brief).collect())
}

/// The stay in this ward, since when, and the planned discharge date.
type InWard = (Key<id::HospitalStay>, DateTime<Utc>, Option<NaiveDate>);

fn stays(
    conn: &mut Conn,
    permit: &UnitPermit<ListPatients>,
    ids: &[Key<Patient>],
) -> Result<HashMap<Key<Patient>, InWard>, Fault> {
    type Row = (Key<Patient>, Key<id::HospitalStay>, At, Option<NaiveDate>);
    let rows: Vec<Row> = h::table
        .filter(h::patient_id.eq_any(ids.to_vec()))
        .filter(h::unit_id.eq(Key(permit.unit())))
        .filter(h::discharged_at.is_null())
        .filter(h::cancelled_at.is_null())
        .select((h::patient_id, h::id, h::admitted_at, h::planned_on))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(patient, stay, admitted, planned)| (patient, (stay, admitted.utc(), planned)))
        .collect())
}

fn letters(
    conn: &mut Conn,
    permit: &UnitPermit<ListPatients>,
    ids: &[Key<Patient>],
) -> Result<HashMap<Key<Patient>, SummaryStatus>, Fault> {
    let membership = permit.membership();
    // Drafts are the ward's own business.
    if !Relation::of_staff(membership.unit.kind, membership.role).allows(Right::WriteSummaries) {
        return Ok(HashMap::new());
    }
    let rows: Vec<(Key<Patient>, Code<SummaryStatus>)> = d::table
        .inner_join(h::table)
        .filter(d::patient_id.eq_any(ids.to_vec()))
        .order((h::admitted_at, d::number))
        .select((d::patient_id, d::status))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(patient, status)| (patient, status.0))
        .collect())
}
