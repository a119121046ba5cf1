//! Rules of what matters. Pure.

use std::collections::HashSet;

use chrono::NaiveDate;
use shared::{
    Id,
    author::{Author, Capacity},
    id::WhatMatters,
    problem::code,
    what_matters::{EntryStatus, MOST_ENTRIES, SaidBy},
};

use crate::error::Fault;

/// Whose words they are, by who writes them.
pub(super) const fn said_by(capacity: Capacity) -> SaidBy {
    match capacity {
        Capacity::Patient => SaidBy::Patient,
        Capacity::Relative => SaidBy::Relative,
        Capacity::Staff | Capacity::System => SaidBy::StaffOnBehalf,
    }
}

/// The related person whose words they are, if they are one's.
pub(super) fn related_person(author: &Author) -> Option<Author> {
    (author.capacity == Capacity::Relative).then(|| author.clone())
}

/// A record holds so many entries and no more.
pub(super) const fn has_room(entries: i64) -> Result<(), Fault> {
    if entries < MOST_ENTRIES as i64 {
        Ok(())
    } else {
        Err(Fault::conflict(code::TOO_MANY))
    }
}

/// An order names each active entry once and nothing else.
pub(super) fn check_order(
    active: &[Id<WhatMatters>],
    wanted: &[Id<WhatMatters>],
) -> Result<(), Fault> {
    let distinct: HashSet<_> = wanted.iter().collect();
    let same = wanted.len() == active.len()
        && distinct.len() == wanted.len()
        && active.iter().all(|entry| distinct.contains(entry));
    if same {
        Ok(())
    } else {
        Err(Fault::field(
            "entries",
            "not_all_entries",
            "name each active entry once and no other",
        ))
    }
}

/// What was done was done today or before, and not before this product's oldest patient was born.
pub(super) fn check_done_on(day: NaiveDate, today: NaiveDate) -> Result<(), Fault> {
    if day > today {
        return Err(Fault::field(
            "done_on",
            "in_the_future",
            "what was done cannot be in the future",
        ));
    }
    if today - day > chrono::TimeDelta::days(3660) {
        return Err(Fault::field(
            "done_on",
            "out_of_range",
            "more than ten years ago",
        ));
    }
    Ok(())
}

/// Whether an entry in this status takes part in the order.
pub(super) const fn is_ordered(status: EntryStatus) -> bool {
    matches!(status, EntryStatus::Active)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn ids(numbers: &[u128]) -> Vec<Id<WhatMatters>> {
        numbers
            .iter()
            .map(|n| Id::new(Uuid::from_u128(*n)))
            .collect()
    }

    #[test]
    fn an_order_is_complete_or_refused() {
        assert!(check_order(&ids(&[1, 2, 3]), &ids(&[3, 1, 2])).is_ok());
        for wrong in [&[1, 2][..], &[1, 2, 3, 3], &[1, 2, 2], &[1, 2, 4]] {
            assert!(
                check_order(&ids(&[1, 2, 3]), &ids(wrong)).is_err(),
                "{wrong:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn every_shuffle_is_an_order(order in Just((0..8u128).collect::<Vec<_>>()).prop_shuffle()) {
            prop_assert!(check_order(&ids(&[0, 1, 2, 3, 4, 5, 6, 7]), &ids(&order)).is_ok());
        }
    }

    #[test]
    fn what_was_done_is_not_in_the_future() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        assert!(check_done_on(today, today).is_ok());
        assert!(check_done_on(today.succ_opt().unwrap(), today).is_err());
        assert!(check_done_on(NaiveDate::from_ymd_opt(1926, 1, 1).unwrap(), today).is_err());
    }
}
