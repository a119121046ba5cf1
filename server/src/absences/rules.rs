//! Rules of absences. Pure.

use std::collections::HashMap;

use chrono::{DateTime, Days, Months, NaiveDate, NaiveTime, Utc};
use shared::{
    Id,
    absences::{Away, NewAbsence},
    date::from_oslo,
    id::Person,
    problem::FieldProblem,
    summaries::Act,
};

use crate::error::Fault;

/// How far ahead an absence may begin, and how long it may last.
const AHEAD: Months = Months::new(12);

/// An absence lies ahead, lasts at most a year, and somebody else takes over.
pub(super) fn check(new: &NewAbsence, today: NaiveDate) -> Result<(), Fault> {
    let beyond =
        |from: NaiveDate, day| from.checked_add_months(AHEAD).is_none_or(|last| day > last);
    let problems = [
        (
            new.first_day < today,
            ("first_day", "in_the_past", "this day has passed"),
        ),
        (
            beyond(today, new.first_day),
            ("first_day", "out_of_range", "more than a year ahead"),
        ),
        (
            new.last_day < new.first_day,
            ("last_day", "invalid", "before the first day"),
        ),
        (
            beyond(new.first_day, new.last_day),
            ("last_day", "out_of_range", "more than a year"),
        ),
        (
            new.handed_to == Some(new.person),
            ("handed_to", "invalid", "name somebody else"),
        ),
    ];
    let problems: Vec<FieldProblem> = problems
        .into_iter()
        .filter(|(wrong, _)| *wrong)
        .map(|(_, (field, code, message))| FieldProblem {
            field: field.to_owned(),
            code: code.to_owned(),
            message: message.to_owned(),
        })
        .collect();
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Fault::Invalid(problems))
    }
}

/// The moments between which these days lie in Norway, the last one not included.
pub(super) fn moments(first_day: NaiveDate, last_day: NaiveDate) -> (DateTime<Utc>, DateTime<Utc>) {
    let begins = |day: NaiveDate| from_oslo(day.and_time(NaiveTime::MIN));
    let after = last_day.checked_add_days(Days::new(1)).unwrap_or(last_day);
    (begins(first_day), begins(after))
}

/// Whose something is now that `owner` took: theirs, unless they are away; then nobody's, so that everybody sees to it.
/// What is handled stays theirs.
pub(crate) fn owner_now(
    owner: Option<Act>,
    handled: bool,
    away: &HashMap<Id<Person>, Away>,
) -> (Option<Act>, Option<Away>) {
    let absent = owner
        .as_ref()
        .filter(|_| !handled)
        .and_then(|owner| owner.author.person)
        .and_then(|person| away.get(&person));
    match absent {
        Some(absent) => (None, Some(absent.clone())),
        None => (owner, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use shared::author::{Author, Capacity};
    use uuid::Uuid;

    fn id<T>(n: u128) -> Id<T> {
        Id::new(Uuid::from_u128(n))
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn new(first: &str, last: &str, to: Option<u128>) -> NewAbsence {
        NewAbsence {
            id: id(1),
            person: id(5),
            first_day: day(first),
            last_day: day(last),
            handed_to: to.map(id),
        }
    }

    fn wrong(new: &NewAbsence) -> Vec<String> {
        match check(new, day("2026-11-23")) {
            Err(Fault::Invalid(fields)) => fields
                .iter()
                .map(|f| format!("{}:{}", f.field, f.code))
                .collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn days_that_can_be() {
        assert!(wrong(&new("2026-11-23", "2026-11-23", Some(6))).is_empty());
        assert_eq!(
            wrong(&new("2026-11-22", "2026-11-21", Some(5))),
            [
                "first_day:in_the_past",
                "last_day:invalid",
                "handed_to:invalid"
            ]
        );
        assert_eq!(
            wrong(&new("2028-01-01", "2029-02-01", None)),
            ["first_day:out_of_range", "last_day:out_of_range"]
        );
    }

    #[test]
    fn days_are_whole_in_norway() {
        let utc = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        assert_eq!(
            moments(day("2026-10-25"), day("2026-10-25")),
            (utc("2026-10-24T22:00:00Z"), utc("2026-10-25T23:00:00Z"))
        );
    }

    fn act(person: u128) -> Act {
        Act {
            author: Author {
                person: Some(id(person)),
                name: "Ingrid Dahl".into(),
                capacity: Capacity::Staff,
                unit: None,
                unit_name: None,
                relative: None,
            },
            at: "2026-11-22T08:00:00Z".parse().unwrap(),
        }
    }

    proptest! {
        /// Whatever absences there are, on whichever day one looks: what waits is somebody's who is there, or everybody's;
        /// and when all are back it is as it was.
        #[test]
        fn nothing_is_lost(
            owner in prop::option::of(0..4u128),
            absences in prop::collection::vec((0..4u128, 0..30u32, 0..10u32), 0..8),
            looked_on in 0..45u32,
        ) {
            let lasting: HashMap<Id<Person>, Away> = absences
                .iter()
                .filter(|(_, first, long)| (*first..=first + long).contains(&looked_on))
                .map(|(person, ..)| {
                    let away = Away { name: String::new(), last_day: day("2026-11-30"), handed_to: None };
                    (id(*person), away)
                })
                .collect();
            let taken = owner.map(act);
            let (now, away) = owner_now(taken.clone(), false, &lasting);
            match &now {
                Some(now) => prop_assert!(!lasting.contains_key(&now.author.person.unwrap())),
                None => prop_assert!(taken.is_none() || away.is_some()),
            }
            prop_assert_eq!(owner_now(taken.clone(), false, &HashMap::new()), (taken.clone(), None));
            prop_assert_eq!(owner_now(taken.clone(), true, &lasting), (taken, None));
        }
    }
}
