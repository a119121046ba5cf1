//! Rules of stays. Pure: what is wrong is told for all fields at once.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use shared::{
    Id,
    date::oslo_day,
    id::Unit,
    messages::Coded,
    problem::{FieldProblem, code},
    stays::{Destination, DischargeRequest, PlanDischargeRequest},
    units::UnitKind,
};

use crate::error::Fault;

/// How far ahead of ours a client's clock may be.
const SKEW: TimeDelta = TimeDelta::minutes(5);
/// How long ago an admission may have been.
const OLDEST_ADMISSION: TimeDelta = TimeDelta::days(365);
/// How far ahead a discharge can be planned.
const FURTHEST_PLAN: TimeDelta = TimeDelta::days(730);
/// How long a ward serves a patient who has left: it must be able to correct the letter and to answer.
pub(super) const WARD_SERVES_AFTER: TimeDelta = TimeDelta::days(90);

fn problem(field: &str, code: &str, message: &str) -> FieldProblem {
    FieldProblem {
        field: field.to_owned(),
        code: code.to_owned(),
        message: message.to_owned(),
    }
}

fn none_of(problems: impl IntoIterator<Item = Option<FieldProblem>>) -> Result<(), Fault> {
    let problems: Vec<_> = problems.into_iter().flatten().collect();
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Fault::Invalid(problems))
    }
}

fn future(field: &str, at: DateTime<Utc>, now: DateTime<Utc>) -> Option<FieldProblem> {
    (at > now + SKEW).then(|| problem(field, "in_the_future", "this has not happened yet"))
}

fn before_admission(field: &str, before: bool) -> Option<FieldProblem> {
    before.then(|| {
        problem(
            field,
            "before_admission",
            "the patient was not admitted yet",
        )
    })
}

/// An admission has happened, within the last year.
pub(super) fn check_admission(at: DateTime<Utc>, now: DateTime<Utc>) -> Result<(), Fault> {
    let too_old = at < now - OLDEST_ADMISSION;
    none_of([
        future("admitted_at", at, now),
        too_old.then(|| problem("admitted_at", "out_of_range", "more than a year ago")),
    ])
}

/// What changes a stay must have seen it as it is, and none changes once it has ended.
pub(super) const fn may_change(ended: bool, version: i32, seen: i32) -> Result<(), &'static str> {
    if ended {
        Err(code::STAY_ENDED)
    } else if version != seen {
        Err(code::CHANGED_MEANWHILE)
    } else {
        Ok(())
    }
}

/// A planned date lies ahead, and moving one is explained.
pub(super) fn check_planned(
    new: &PlanDischargeRequest,
    admitted_at: DateTime<Utc>,
    planned_on: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<(), Fault> {
    let past = new.date < today;
    let too_far = new.date.signed_duration_since(today) > FURTHEST_PLAN;
    let unexplained = new.reason.is_none() && planned_on.is_some_and(|earlier| earlier != new.date);
    none_of([
        past.then(|| problem("date", "in_the_past", "this day has passed")),
        too_far.then(|| problem("date", "out_of_range", "more than two years ahead")),
        before_admission("date", new.date < oslo_day(admitted_at)),
        unexplained.then(|| problem("reason", "reason_missing", "say why the date is moved")),
    ])
}

/// The patient became ready during the stay.
pub(super) fn check_ready(
    ready_at: Option<DateTime<Utc>>,
    admitted_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    let Some(at) = ready_at else { return Ok(()) };
    none_of([
        future("ready_at", at, now),
        before_admission("ready_at", at < admitted_at),
    ])
}

/// A discharge has happened, and those who take over can. `kinds` are the kinds of the units named, those
/// that exist.
pub(super) fn check_discharge(
    new: &DischargeRequest,
    admitted_at: DateTime<Utc>,
    kinds: &[(Id<Unit>, UnitKind)],
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    let kind = |unit: Id<Unit>| {
        kinds
            .iter()
            .find(|(id, _)| *id == unit)
            .map(|(_, kind)| *kind)
    };
    let not_found = |field| problem(field, "not_found", "there is no such unit of this kind");
    let home_care = match new.home_care {
        Some(unit) if kind(unit).is_some_and(takes_over) => None,
        Some(_) => Some(not_found("home_care")),
        None if makes_plan(new.destination) => {
            Some(problem("home_care", "missing", "say who takes over"))
        }
        None => None,
    };
    let gp_office = new
        .gp_office
        .filter(|unit| kind(*unit) != Some(UnitKind::GpOffice));
    none_of([
        future("discharged_at", new.discharged_at, now),
        before_admission("discharged_at", new.discharged_at < admitted_at),
        home_care,
        gp_office.map(|_| not_found("gp_office")),
    ])
}

const fn takes_over(kind: UnitKind) -> bool {
    matches!(kind, UnitKind::HomeCare | UnitKind::ShortTermCare)
}

/// Whether a plan is made for those who go there: the municipality follows up, in steps of ours.
pub(crate) const fn makes_plan(destination: Destination) -> bool {
    match destination {
        Destination::Home | Destination::ShortTermCare => true,
        Destination::NursingHome
        | Destination::OtherHospital
        | Destination::Died
        | Destination::Elsewhere => false,
    }
}

/// Where a message says that the patient went (code list 8408), and whether alive (8431).
pub(crate) fn destination(to: Option<&Coded>, dead: bool) -> Destination {
    if dead {
        return Destination::Died;
    }
    match to.map(|to| to.code.as_str()) {
        // Where they live or work.
        Some("1") => Destination::Home,
        // A municipal acute unit.
        Some("21") => Destination::ShortTermCare,
        // A nursing home or health house.
        Some("11") => Destination::NursingHome,
        // Another institution, another country's, another unit of the same one.
        Some("3" | "5" | "7" | "8") => Destination::OtherHospital,
        _ => Destination::Elsewhere,
    }
}

/// Whether every automatic contact stops at once.
pub(super) const fn stops_plans(destination: Destination) -> bool {
    matches!(destination, Destination::Died)
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
