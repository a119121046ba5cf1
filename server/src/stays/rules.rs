//! Rules of stays. Pure: what is wrong is told for all fields at once.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use shared::{
    Id,
    date::oslo_day,
    id::Unit,
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
    FieldProblem { field: field.to_owned(), code: code.to_owned(), message: message.to_owned() }
}

fn none_of(problems: impl IntoIterator<Item = Option<FieldProblem>>) -> Result<(), Fault> {
    let problems: Vec<_> = problems.into_iter().flatten().collect();
    if problems.is_empty() { Ok(()) } else { Err(Fault::Invalid(problems)) }
}

fn future(field: &str, at: DateTime<Utc>, now: DateTime<Utc>) -> Option<FieldProblem> {
    (at > now + SKEW).then(|| problem(field, "in_the_future", "this has not happened yet"))
}

fn before_admission(field: &str, before: bool) -> Option<FieldProblem> {
    before.then(|| problem(field, "before_admission", "the patient was not admitted yet"))
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
    none_of([future("ready_at", at, now), before_admission("ready_at", at < admitted_at)])
}

/// A discharge has happened, and those who take over can. `kinds` are the kinds of the units named, those
/// that exist.
pub(super) fn check_discharge(
    new: &DischargeRequest,
    admitted_at: DateTime<Utc>,
    kinds: &[(Id<Unit>, UnitKind)],
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    let kind = |unit: Id<Unit>| kinds.iter().find(|(id, _)| *id == unit).map(|(_, kind)| *kind);
    let not_found = |field| problem(field, "not_found", "there is no such unit of this kind");
    let home_care = match new.home_care {
        Some(unit) if kind(unit).is_some_and(takes_over) => None,
        Some(_) => Some(not_found("home_care")),
        None if makes_plan(new.destination) => {
            Some(problem("home_care", "missing", "say who takes over"))
        }
        None => None,
    };
    let gp_office = new.gp_office.filter(|unit| kind(*unit) != Some(UnitKind::GpOffice));
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
pub(super) const fn makes_plan(destination: Destination) -> bool {
    match destination {
        Destination::Home | Destination::ShortTermCare => true,
        Destination::NursingHome | Destination::OtherHospital | Destination::Died => false,
    }
}

/// Whether every automatic contact stops at once.
pub(super) const fn stops_plans(destination: Destination) -> bool {
    matches!(destination, Destination::Died)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use shared::{stays::Certainty, text::Prose};
    use uuid::Uuid;

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn unit(n: u128) -> Id<Unit> {
        Id::new(Uuid::from_u128(n))
    }

    /// Field and code of each problem.
    fn told(checked: Result<(), Fault>) -> Vec<(String, String)> {
        match checked {
            Ok(()) => Vec::new(),
            Err(Fault::Invalid(fields)) => fields.into_iter().map(|f| (f.field, f.code)).collect(),
            Err(other) => panic!("{other}"),
        }
    }

    fn one(field: &str, code: &str) -> Vec<(String, String)> {
        vec![(field.to_owned(), code.to_owned())]
    }

    #[test]
    fn an_admission_has_happened_within_a_year() {
        let now = utc("2026-11-22T12:00:00Z");
        let at = |text: &str| told(check_admission(utc(text), now));
        assert_eq!(at("2026-11-22T12:00:00Z"), []);
        assert_eq!(at("2026-11-22T12:05:00Z"), []);
        assert_eq!(at("2026-11-22T12:05:01Z"), one("admitted_at", "in_the_future"));
        assert_eq!(at("2025-11-22T12:00:00Z"), []);
        assert_eq!(at("2025-11-22T11:59:59Z"), one("admitted_at", "out_of_range"));
    }

    #[test]
    fn a_stay_that_ended_or_was_changed_is_left_alone() {
        assert_eq!(may_change(false, 3, 3), Ok(()));
        assert_eq!(may_change(false, 3, 2), Err(code::CHANGED_MEANWHILE));
        assert_eq!(may_change(true, 3, 3), Err(code::STAY_ENDED));
        assert_eq!(may_change(true, 3, 2), Err(code::STAY_ENDED));
    }

    fn planned(date: &str, earlier: Option<&str>, reason: Option<&str>) -> Vec<(String, String)> {
        let new = PlanDischargeRequest {
            version: 1,
            date: day(date),
            certainty: Certainty::Estimated,
            reason: reason.map(|text| Prose::new(text).unwrap()),
        };
        let today = day("2026-11-22");
        told(check_planned(&new, utc("2026-11-20T08:00:00Z"), earlier.map(day), today))
    }

    #[test]
    fn a_planned_date_lies_ahead() {
        assert_eq!(planned("2026-11-22", None, None), []);
        assert_eq!(planned("2026-11-21", None, None), one("date", "in_the_past"));
        assert_eq!(planned("2028-11-21", None, None), []);
        assert_eq!(planned("2028-11-22", None, None), one("date", "out_of_range"));
        let both = planned("2026-11-19", None, None);
        assert_eq!(both, [one("date", "in_the_past"), one("date", "before_admission")].concat());
    }

    #[test]
    fn moving_a_date_is_explained_and_confirming_one_need_not_be() {
        assert_eq!(planned("2026-11-25", Some("2026-11-24"), None), one("reason", "reason_missing"));
        assert_eq!(planned("2026-11-25", Some("2026-11-24"), Some("Venter på CT")), []);
        assert_eq!(planned("2026-11-24", Some("2026-11-24"), None), []);
    }

    #[test]
    fn one_is_ready_during_the_stay() {
        let (admitted, now) = (utc("2026-11-20T08:00:00Z"), utc("2026-11-22T12:00:00Z"));
        let ready = |text: &str| told(check_ready(Some(utc(text)), admitted, now));
        assert_eq!(told(check_ready(None, admitted, now)), []);
        assert_eq!(ready("2026-11-20T08:00:00Z"), []);
        assert_eq!(ready("2026-11-20T07:59:59Z"), one("ready_at", "before_admission"));
        assert_eq!(ready("2026-11-22T13:00:00Z"), one("ready_at", "in_the_future"));
    }

    const DESTINATIONS: [Destination; 5] = [
        Destination::Home,
        Destination::ShortTermCare,
        Destination::NursingHome,
        Destination::OtherHospital,
        Destination::Died,
    ];
    const KINDS: [UnitKind; 5] = [
        UnitKind::HospitalWard,
        UnitKind::HomeCare,
        UnitKind::ShortTermCare,
        UnitKind::GpOffice,
        UnitKind::Coordinator,
    ];

    fn discharged(
        destination: Destination,
        home_care: Option<UnitKind>,
        gp_office: Option<UnitKind>,
        at: &str,
    ) -> Vec<(String, String)> {
        let new = DischargeRequest {
            version: 1,
            discharged_at: utc(at),
            destination,
            home_care: home_care.map(|_| unit(1)),
            gp_office: gp_office.map(|_| unit(2)),
        };
        let kinds: Vec<_> = [(unit(1), home_care), (unit(2), gp_office)]
            .into_iter()
            .filter_map(|(unit, kind)| Some((unit, kind?)))
            .collect();
        let (admitted, now) = (utc("2026-11-20T08:00:00Z"), utc("2026-11-22T12:00:00Z"));
        told(check_discharge(&new, admitted, &kinds, now))
    }

    #[test]
    fn who_takes_over_is_demanded_where_a_plan_is_made_and_can_do_it() {
        let at = "2026-11-22T11:00:00Z";
        for destination in DESTINATIONS {
            let missing =
                if makes_plan(destination) { one("home_care", "missing") } else { Vec::new() };
            assert_eq!(discharged(destination, None, None, at), missing, "{destination:?}");
            for kind in KINDS {
                let wrong = if takes_over(kind) { Vec::new() } else { one("home_care", "not_found") };
                assert_eq!(discharged(destination, Some(kind), None, at), wrong, "{kind:?}");
                let wrong = match kind {
                    UnitKind::GpOffice => Vec::new(),
                    _ => one("gp_office", "not_found"),
                };
                let care = Some(UnitKind::HomeCare);
                assert_eq!(discharged(destination, care, Some(kind), at), wrong, "{kind:?}");
            }
        }
        assert!(DESTINATIONS.iter().all(|to| !(makes_plan(*to) && stops_plans(*to))));
    }

    #[test]
    fn every_mistake_in_a_discharge_is_told_at_once() {
        let wards = Some(UnitKind::HospitalWard);
        let told = discharged(Destination::Home, wards, wards, "2026-11-20T07:59:59Z");
        let expected = [
            one("discharged_at", "before_admission"),
            one("home_care", "not_found"),
            one("gp_office", "not_found"),
        ];
        assert_eq!(told, expected.concat());
        let care = Some(UnitKind::HomeCare);
        let told = discharged(Destination::Home, care, None, "2026-11-22T12:06:00Z");
        assert_eq!(told, one("discharged_at", "in_the_future"));
    }

    proptest! {
        /// However the times lie, what is accepted is ordered: admitted, then ready or discharged, then now.
        #[test]
        fn what_is_accepted_is_in_order(admitted in -500_000i64..500_000, at in -500_000i64..500_000) {
            let now = utc("2026-11-22T12:00:00Z");
            let (admitted, at) = (now + TimeDelta::seconds(admitted), now + TimeDelta::seconds(at));
            let ordered = admitted <= at && at <= now + SKEW;
            prop_assert_eq!(check_ready(Some(at), admitted, now).is_ok(), ordered);
        }
    }
}
