//! The board as it is shown: six queries, whatever the number of patients.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::{
    dsl::{count, exists},
    prelude::*,
};
use shared::{
    Id,
    board::{BoardCounts, BoardFlag, BoardPatient, BoardStep},
    date::{from_oslo, oslo_day},
    id::{self, Patient, Person, Unit},
    patients::PatientRef,
    plan::StepKind,
    related_persons::RegistrationState,
    right::RightMarker,
    risk_flags::RiskKind,
    what_matters::EntryStatus,
};

use super::rules::{self, Place, Shown};
use crate::{
    access::UnitPermit,
    db::{
        Conn,
        schema::{
            care_plan, care_relation as c, inbox_update as i, patient as p, related_person as r,
            risk_flag as f, step as s, unit as u, what_matters as w,
        },
        types::{At, Code, Key},
    },
    error::Fault,
};

/// Whose board, and when: taken from a permit and from nowhere else.
#[derive(Debug, Clone)]
pub(crate) struct Reader {
    unit: Id<Unit>,
    person: Id<Person>,
    name: String,
    now: DateTime<Utc>,
}

impl Reader {
    /// The permit's holder, at the board of the permit's unit.
    pub(crate) fn of<R: RightMarker>(permit: &UnitPermit<R>, now: DateTime<Utc>) -> Self {
        Self {
            unit: permit.unit(),
            person: permit.viewer().person,
            name: permit.viewer().name.clone(),
            now,
        }
    }

    /// Today in Norway.
    pub(crate) fn today(&self) -> NaiveDate {
        oslo_day(self.now)
    }
}

/// How many patients of the unit have their next step when.
pub(super) fn counts(conn: &mut Conn, reader: &Reader) -> Result<BoardCounts, Fault> {
    let now = At::from(reader.now);
    let days: Vec<(NaiveDate, i64)> = c::table
        .filter(c::unit_id.eq(Key(reader.unit)))
        .filter(c::on_board)
        .filter(c::valid_from.le(now))
        .filter(c::valid_until.is_null().or(c::valid_until.gt(now)))
        .group_by(c::next_due)
        .select((c::next_due, count(c::patient_id).aggregate_distinct()))
        .load(conn)?;
    Ok(rules::counts(&days, reader.today()))
}

/// A page of patients in the board's order, and whether another one follows.
pub(super) fn page(
    conn: &mut Conn,
    reader: &Reader,
    shown: Shown,
) -> Result<(Vec<Place>, bool), Fault> {
    let now = At::from(reader.now);
    let mut query = c::table
        .filter(c::unit_id.eq(Key(reader.unit)))
        .filter(c::on_board)
        .filter(c::valid_from.le(now))
        .filter(c::valid_until.is_null().or(c::valid_until.gt(now)))
        .select((c::next_due, c::patient_id))
        .distinct()
        .into_boxed();
    if let Some(group) = shown.group {
        let (from, until) = rules::days(group, reader.today());
        if let Some(from) = from {
            query = query.filter(c::next_due.ge(from));
        }
        if let Some(until) = until {
            query = query.filter(c::next_due.lt(until));
        }
    }
    if let Some((due, patient)) = shown.after {
        // The first part alone is what the index is asked.
        query = query
            .filter(c::next_due.ge(due))
            .filter(c::next_due.gt(due).or(c::patient_id.gt(Key(patient))));
    }
    if let Some(risk) = shown.risk {
        let stands = f::table
            .filter(f::patient_id.eq(c::patient_id))
            .filter(f::kind.eq(Code(risk)))
            .filter(f::resolved_at.is_null());
        query = query.filter(exists(stands));
    }
    if shown.mine {
        let risk = f::table
            .filter(f::patient_id.eq(c::patient_id))
            .filter(f::owner_person_id.eq(Key(reader.person)))
            .filter(f::resolved_at.is_null());
        let step = s::table
            .filter(s::patient_id.eq(c::patient_id))
            .filter(s::open.eq(true))
            .filter(s::owner_unit_id.eq(Key(reader.unit)))
            .filter(s::owner_person.eq(reader.name.clone()));
        query = query.filter(exists(risk).or(exists(step)));
    }
    let rows: Vec<(NaiveDate, Key<Patient>)> = query
        .order((c::next_due, c::patient_id))
        .limit(rules::PAGE as i64 + 1)
        .offset(shown.skip)
        .load(conn)?;
    let more = rows.len() > rules::PAGE;
    let places = rows.into_iter().take(rules::PAGE);
    Ok((
        places.map(|(due, patient)| (due, patient.0)).collect(),
        more,
    ))
}

/// The lines of patients whom the reader's unit serves, in this order: four queries. The caller has found them in the
/// unit's care relations.
pub(crate) fn lines(
    conn: &mut Conn,
    reader: &Reader,
    places: &[Place],
) -> Result<Vec<BoardPatient>, Fault> {
    if places.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Key<Patient>> = places.iter().map(|(_, patient)| Key(*patient)).collect();
    let mut people = people(conn, reader, &ids)?;
    let mut words = words(conn, &ids)?;
    let mut steps = steps(conn, reader, &ids)?;
    let mut flags = flags(conn, reader, &ids)?;
    let today = reader.today();
    let line = |id: &Key<Patient>| {
        let (patient, waiting, states) = people.remove(id)?;
        let (matters, matters_lang) = words.remove(id).unzip();
        let next_step = steps.remove(id);
        let due = next_step.as_ref().map_or(rules::NOTHING, |step| step.due);
        Some(BoardPatient {
            initials: rules::initials(&patient.given_name, &patient.family_name),
            patient,
            group: rules::group(due, today),
            matters,
            matters_lang,
            flags: flags.remove(id).unwrap_or_default(),
            next_step,
            waiting,
            kin: rules::kin(&states),
        })
    };
    Ok(ids.iter().filter_map(line).collect())
}

type Someone = (PatientRef, i64, Vec<RegistrationState>);

/// Who they are, how many updates about them wait in the unit, and how those near them are registered.
fn people(
    conn: &mut Conn,
    reader: &Reader,
    ids: &[Key<Patient>],
) -> Result<HashMap<Key<Patient>, Someone>, Fault> {
    type Row = (
        (Key<Patient>, String, String),
        Option<Code<RegistrationState>>,
        Option<i64>,
    );
    let near = r::patient_id
        .eq(p::id)
        .and(r::state.ne(Code(RegistrationState::Declined)))
        .and(r::state.ne(Code(RegistrationState::Ended)));
    let waiting = i::table
        .filter(i::patient_id.eq(p::id))
        .filter(i::unit_id.eq(Key(reader.unit)))
        .filter(i::handled_at.is_null())
        .count()
        .single_value();
    let rows: Vec<Row> = p::table
        .left_join(r::table.on(near))
        .filter(p::id.eq_any(ids.to_vec()))
        .select((
            (p::id, p::given_name, p::family_name),
            r::state.nullable(),
            waiting,
        ))
        .load(conn)?;
    let mut people = HashMap::new();
    for ((id, given_name, family_name), state, waiting) in rows {
        let patient = PatientRef {
            id: id.0,
            given_name,
            family_name,
        };
        let someone: &mut Someone = people
            .entry(id)
            .or_insert_with(|| (patient, waiting.unwrap_or_default(), Vec::new()));
        someone.2.extend(state.map(|state| state.0));
    }
    Ok(people)
}

/// What matters most to each, in a line, with its language.
fn words(
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
    let line = |(patient, text, lang): (_, String, _)| {
        (patient, (rules::one_line(&text, rules::MATTERS), lang))
    };
    Ok(rows.into_iter().map(line).collect())
}

fn steps(
    conn: &mut Conn,
    reader: &Reader,
    ids: &[Key<Patient>],
) -> Result<HashMap<Key<Patient>, BoardStep>, Fault> {
    type Row = (
        (Key<Patient>, Key<id::Step>, Code<StepKind>, String),
        (NaiveDate, Option<At>),
        (Option<String>, Option<String>),
    );
    let rows: Vec<Row> = s::table
        .left_join(care_plan::table.on(s::care_plan_id.eq(care_plan::id.nullable())))
        .left_join(u::table)
        .filter(s::patient_id.eq_any(ids.to_vec()))
        .filter(s::open.eq(true))
        .filter(care_plan::stopped_at.is_null())
        .order((s::due.desc(), s::id.desc()))
        .select((
            (s::patient_id, s::id, s::kind, s::title),
            (s::due, s::booked_at),
            (u::name.nullable(), s::owner_person),
        ))
        .load(conn)?;
    let today = reader.today();
    let step = |((patient, id, kind, title), (due, booked_at), owner): Row| {
        let step = BoardStep {
            id: id.0,
            kind: kind.0,
            title,
            due,
            booked_at: booked_at.map(At::utc),
            owner: owner.0,
            owner_person: owner.1,
            overdue: due < today,
        };
        (patient, step)
    };
    // The last one of each patient stays: the one that is due first.
    Ok(rows.into_iter().map(step).collect())
}

/// Flags that stand, and those resolved today.
fn flags(
    conn: &mut Conn,
    reader: &Reader,
    ids: &[Key<Patient>],
) -> Result<HashMap<Key<Patient>, Vec<BoardFlag>>, Fault> {
    type Row = (
        (Key<Patient>, Key<id::RiskFlag>, Code<RiskKind>),
        (String, Option<String>),
        (NaiveDate, Option<At>),
    );
    let midnight = At::from(from_oslo(reader.today().and_time(chrono::NaiveTime::MIN)));
    let rows: Vec<Row> = f::table
        .filter(f::patient_id.eq_any(ids.to_vec()))
        .filter(f::resolved_at.is_null().or(f::resolved_at.ge(midnight)))
        .order((f::due, f::id))
        .select((
            (f::patient_id, f::id, f::kind),
            (f::owner_unit_name, f::owner_name),
            (f::due, f::resolved_at),
        ))
        .load(conn)?;
    let mut flags: HashMap<_, Vec<_>> = HashMap::new();
    for ((patient, id, kind), (unit, person), (due, resolved)) in rows {
        flags.entry(patient).or_default().push(BoardFlag {
            id: id.0,
            kind: kind.0,
            owner: person.unwrap_or(unit),
            due,
            done: resolved.is_some(),
        });
    }
    Ok(flags)
}
