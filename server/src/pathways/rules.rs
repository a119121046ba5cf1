//! Rules of the plan. Pure.

use std::collections::BTreeSet;

use chrono::{DateTime, Months, NaiveDate, TimeDelta, Utc};
use shared::{
    Id,
    id::{Unit, WhatMatters},
    plan::{StepKind, StepState},
    problem::code,
    what_matters::MOST_ENTRIES,
};

use crate::error::Fault;

/// How many steps a record holds at most.
const MOST_STEPS: i64 = 300;
/// How far ahead one plans.
const AHEAD: Months = Months::new(24);
/// A client's clock may be this much behind.
const SKEW: TimeDelta = TimeDelta::minutes(5);

/// Whether a step should have been done: its day has passed in Norway and it is still open.
pub(crate) fn is_overdue(state: StepState, due: NaiveDate, today: NaiveDate) -> bool {
    state.is_open() && due < today
}

/// A step is to be done today or later, and within two years.
pub(crate) fn check_due(due: NaiveDate, today: NaiveDate) -> Result<(), Fault> {
    if due < today {
        return Err(Fault::field("due", "in_the_past", "this day has passed"));
    }
    within_reach("due", due, today.checked_add_months(AHEAD))
}

/// An agreed time has not passed, and is within two years. Compared as moments: the furthest ones a client
/// can write have no day in Norway.
pub(super) fn check_time(at: DateTime<Utc>, now: DateTime<Utc>) -> Result<(), Fault> {
    if at < now - SKEW {
        return Err(Fault::field("to.at", "in_the_past", "this time has passed"));
    }
    within_reach("to.at", at, now.checked_add_months(AHEAD))
}

fn within_reach<T: PartialOrd>(field: &str, when: T, last: Option<T>) -> Result<(), Fault> {
    if last.is_some_and(|last| when > last) {
        return Err(Fault::field(
            field,
            "out_of_range",
            "more than two years ahead",
        ));
    }
    Ok(())
}

/// An own task is the patient's own.
pub(super) fn check_kind(kind: StepKind, owner: Option<Id<Unit>>) -> Result<(), Fault> {
    if kind == StepKind::OwnTask && owner.is_some() {
        return Err(Fault::field(
            "owner",
            "invalid",
            "the patient sees to an own task",
        ));
    }
    Ok(())
}

/// The entries a step serves, each once. More than a record holds cannot all be the patient's.
pub(super) fn distinct(serves: &[Id<WhatMatters>]) -> Result<Vec<Id<WhatMatters>>, Fault> {
    let distinct: BTreeSet<_> = serves.iter().copied().collect();
    if distinct.len() > MOST_ENTRIES {
        return Err(unknown_entry());
    }
    Ok(distinct.into_iter().collect())
}

/// An entry that a step is to serve is not the patient's.
pub(super) fn unknown_entry() -> Fault {
    Fault::field("serves", "not_found", "name entries of this patient")
}

/// A record holds so many steps and no more.
pub(super) const fn has_room(steps: i64) -> Result<(), Fault> {
    if steps < MOST_STEPS {
        Ok(())
    } else {
        Err(Fault::conflict(code::TOO_MANY))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use shared::date::oslo_day;
    use uuid::Uuid;

    const ALL: [StepState; 5] = [
        StepState::Planned,
        StepState::Booked,
        StepState::Done,
        StepState::NotDone,
        StepState::NotRelevant,
    ];

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn code_of(result: Result<(), Fault>) -> Option<String> {
        match result {
            Ok(()) => None,
            Err(Fault::Invalid(fields)) => Some(fields[0].code.clone()),
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn a_day_lasts_until_midnight_in_norway() {
        let overdue =
            |due: &str, now: &str| is_overdue(StepState::Planned, day(due), oslo_day(utc(now)));
        // Winter: UTC+1.
        assert!(!overdue("2026-11-22", "2026-11-22T22:59:59Z"));
        assert!(overdue("2026-11-22", "2026-11-22T23:00:00Z"));
        // Summer: UTC+2.
        assert!(!overdue("2026-06-22", "2026-06-22T21:59:59Z"));
        assert!(overdue("2026-06-22", "2026-06-22T22:00:00Z"));
        // The days when the clocks move: 23 and 25 hours long.
        assert!(!overdue("2026-03-29", "2026-03-29T21:59:59Z"));
        assert!(overdue("2026-03-29", "2026-03-29T22:00:00Z"));
        assert!(!overdue("2026-10-25", "2026-10-25T22:59:59Z"));
        assert!(overdue("2026-10-25", "2026-10-25T23:00:00Z"));
    }

    #[test]
    fn only_open_steps_fall_overdue() {
        let (due, today) = (day("2026-11-21"), day("2026-11-22"));
        let overdue: Vec<_> = ALL
            .into_iter()
            .filter(|s| is_overdue(*s, due, today))
            .collect();
        assert_eq!(overdue, [StepState::Planned, StepState::Booked]);
    }

    #[test]
    fn due_today_or_later_within_two_years() {
        let today = day("2026-11-22");
        assert_eq!(code_of(check_due(today, today)), None);
        assert_eq!(code_of(check_due(day("2028-11-22"), today)), None);
        assert_eq!(
            code_of(check_due(day("2026-11-21"), today)).unwrap(),
            "in_the_past"
        );
        assert_eq!(
            code_of(check_due(day("2028-11-23"), today)).unwrap(),
            "out_of_range"
        );
        assert_eq!(
            code_of(check_due(NaiveDate::MAX, today)).unwrap(),
            "out_of_range"
        );
    }

    #[test]
    fn a_time_that_has_just_passed_is_the_clients_clock() {
        // Two minutes past midnight in Norway.
        let now = utc("2026-11-22T23:02:00Z");
        assert_eq!(code_of(check_time(utc("2026-11-22T22:57:00Z"), now)), None);
        assert_eq!(
            code_of(check_time(utc("2026-11-22T22:56:59Z"), now)).unwrap(),
            "in_the_past"
        );
        assert_eq!(code_of(check_time(utc("2028-11-22T23:02:00Z"), now)), None);
        assert_eq!(
            code_of(check_time(utc("2028-11-22T23:02:01Z"), now)).unwrap(),
            "out_of_range"
        );
        assert_eq!(
            code_of(check_time(DateTime::<Utc>::MAX_UTC, now)).unwrap(),
            "out_of_range"
        );
        assert_eq!(
            code_of(check_time(DateTime::<Utc>::MIN_UTC, now)).unwrap(),
            "in_the_past"
        );
    }

    #[test]
    fn an_own_task_has_no_unit() {
        let unit = Some(Id::new(Uuid::from_u128(1)));
        assert_eq!(
            code_of(check_kind(StepKind::OwnTask, unit)).unwrap(),
            "invalid"
        );
        assert_eq!(code_of(check_kind(StepKind::OwnTask, None)), None);
        assert_eq!(code_of(check_kind(StepKind::Other, None)), None);
        assert_eq!(code_of(check_kind(StepKind::Visit, unit)), None);
    }

    proptest! {
        #[test]
        fn each_entry_is_served_once(numbers in prop::collection::vec(0u128..40, 0..200)) {
            let ids: Vec<_> = numbers.iter().map(|n| Id::new(Uuid::from_u128(*n))).collect();
            let distinct = distinct(&ids).unwrap();
            prop_assert!(distinct.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert!(ids.iter().all(|id| distinct.contains(id)));
        }
    }
}
