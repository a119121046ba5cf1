use chrono::Days;

use super::*;
use crate::adherence::rules::Main;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn homecomings(on: &str, number: u32, hits: u32) -> Vec<Homecoming> {
    let home_on = day(on);
    let one = |which: u32| Homecoming {
        home_on,
        admitted_on: home_on - Days::new(3),
        signed: if which < hits {
            vec![(Main::Hph2, home_on)]
        } else {
            Vec::new()
        },
        asked: Vec::new(),
        followed_up: Vec::new(),
        died_on: None,
        readmitted_on: None,
        moved_on: None,
    };
    (0..number).map(one).collect()
}

#[test]
fn four_are_hidden_and_five_are_shown() {
    let today = day("2026-12-01");
    let all = [
        homecomings("2026-09-10", 4, 4),
        homecomings("2026-10-10", 5, 2),
    ]
    .concat();
    let figures = figures(&all, (month("2026-09"), month("2026-11")), today);
    let hph2 = &figures[0];
    assert_eq!(hph2.measure, Measure::Hph2);
    let shown: Vec<_> = hph2
        .months
        .iter()
        .map(|each| (each.suppressed, each.eligible, each.reached))
        .collect();
    assert_eq!(
        shown,
        [
            (true, None, None),
            (false, Some(5), Some(2)),
            (true, None, None)
        ]
    );
    // The hidden month does not move it.
    assert_eq!(hph2.median, Some(40.0));
    assert!(
        figures
            .iter()
            .all(|each| each.months.iter().all(|month| !month.suppressed
                || (month.reached, month.not_due, month.excluded) == (None, None, None)))
    );
}

#[test]
fn those_not_due_do_not_make_a_month_large_enough() {
    let all = homecomings("2026-11-10", 9, 9);
    let months = (month("2026-11"), month("2026-11"));
    let waiting = figures(&all, months, day("2026-11-13"));
    assert!(waiting[0].months[0].suppressed && waiting[0].median.is_none());
    let due = figures(&all, months, day("2026-11-14"));
    let shown = due[0].months[0];
    assert_eq!(
        (shown.eligible, shown.reached, shown.not_due, shown.excluded),
        (Some(9), Some(9), Some(0), Some(0))
    );
}

#[test]
fn the_median_is_the_middle_or_between_the_two() {
    let of = |shares: &[(u32, u32)]| {
        let month = |(reached, eligible): &(u32, u32)| MonthFigures {
            month: month("2026-11"),
            suppressed: false,
            eligible: Some(*eligible),
            reached: Some(*reached),
            not_due: Some(0),
            excluded: Some(0),
        };
        median(&shares.iter().map(month).collect::<Vec<_>>())
    };
    assert_eq!(of(&[]), None);
    assert_eq!(of(&[(1, 3)]), Some(33.3));
    assert_eq!(of(&[(9, 10), (1, 10), (5, 10)]), Some(50.0));
    assert_eq!(of(&[(9, 10), (1, 10), (5, 10), (6, 10)]), Some(55.0));
}

#[test]
fn months_that_can_be_asked_for() {
    let today = day("2026-11-23");
    let asked =
        |from: Option<&str>, to: Option<&str>| months(from.map(month), to.map(month), today).ok();
    assert_eq!(
        asked(None, None),
        Some((month("2025-11"), month("2026-11")))
    );
    assert_eq!(
        asked(Some("2023-12"), None),
        Some((month("2023-12"), month("2026-11")))
    );
    assert_eq!(asked(Some("2023-11"), None), None);
    assert_eq!(asked(Some("2026-12"), None), None);
    assert_eq!(
        asked(None, Some("0001-01")),
        Some((month("0000-01"), month("0001-01")))
    );
    assert_eq!(asked(Some("0000-01"), Some("9999-12")), None);
}
