//! What each rule refuses, at its edges.

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
    assert_eq!(
        at("2026-11-22T12:05:01Z"),
        one("admitted_at", "in_the_future")
    );
    assert_eq!(at("2025-11-22T12:00:00Z"), []);
    assert_eq!(
        at("2025-11-22T11:59:59Z"),
        one("admitted_at", "out_of_range")
    );
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
    told(check_planned(
        &new,
        utc("2026-11-20T08:00:00Z"),
        earlier.map(day),
        today,
    ))
}

#[test]
fn a_planned_date_lies_ahead() {
    assert_eq!(planned("2026-11-22", None, None), []);
    assert_eq!(
        planned("2026-11-21", None, None),
        one("date", "in_the_past")
    );
    assert_eq!(planned("2028-11-21", None, None), []);
    assert_eq!(
        planned("2028-11-22", None, None),
        one("date", "out_of_range")
    );
    let both = planned("2026-11-19", None, None);
    assert_eq!(
        both,
        [one("date", "in_the_past"), one("date", "before_admission")].concat()
    );
}

#[test]
fn moving_a_date_is_explained_and_confirming_one_need_not_be() {
    assert_eq!(
        planned("2026-11-25", Some("2026-11-24"), None),
        one("reason", "reason_missing")
    );
    assert_eq!(
        planned("2026-11-25", Some("2026-11-24"), Some("Venter på CT")),
        []
    );
    assert_eq!(planned("2026-11-24", Some("2026-11-24"), None), []);
}

#[test]
fn one_is_ready_during_the_stay() {
    let (admitted, now) = (utc("2026-11-20T08:00:00Z"), utc("2026-11-22T12:00:00Z"));
    let ready = |text: &str| told(check_ready(Some(utc(text)), admitted, now));
    assert_eq!(told(check_ready(None, admitted, now)), []);
    assert_eq!(ready("2026-11-20T08:00:00Z"), []);
    assert_eq!(
        ready("2026-11-20T07:59:59Z"),
        one("ready_at", "before_admission")
    );
    assert_eq!(
        ready("2026-11-22T13:00:00Z"),
        one("ready_at", "in_the_future")
    );
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
        let missing = if makes_plan(destination) {
            one("home_care", "missing")
        } else {
            Vec::new()
        };
        assert_eq!(
            discharged(destination, None, None, at),
            missing,
            "{destination:?}"
        );
        for kind in KINDS {
            let wrong = if takes_over(kind) {
                Vec::new()
            } else {
                one("home_care", "not_found")
            };
            assert_eq!(
                discharged(destination, Some(kind), None, at),
                wrong,
                "{kind:?}"
            );
            let wrong = match kind {
                UnitKind::GpOffice => Vec::new(),
                _ => one("gp_office", "not_found"),
            };
            let care = Some(UnitKind::HomeCare);
            assert_eq!(
                discharged(destination, care, Some(kind), at),
                wrong,
                "{kind:?}"
            );
        }
    }
    assert!(
        DESTINATIONS
            .iter()
            .all(|to| !(makes_plan(*to) && stops_plans(*to)))
    );
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
