//! Tests of working time.

use super::*;
use proptest::prelude::*;

const OFFICE: WorkingHours = WorkingHours::OFFICE;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A moment on Norway's clocks.
fn at(text: &str) -> DateTime<Utc> {
    from_oslo(text.parse().unwrap())
}

#[track_caller]
fn lasts(start: &str, hours: u32, end: &str) {
    let found = OFFICE.after(at(start), hours);
    assert_eq!(found, at(end), "{hours} hours after {start}: {found}");
}

#[test]
fn easter_is_where_the_almanac_has_it() {
    for known in [
        "1961-04-02",
        "2000-04-23",
        "2008-03-23",
        "2011-04-24",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2027-03-28",
        "2028-04-16",
        "2038-04-25",
        "2285-03-22",
    ] {
        let known = day(known);
        assert_eq!(easter(known.year()), Some(known));
    }
}

#[test]
fn the_holidays_of_a_year() {
    let first = day("2026-01-01");
    let found: Vec<String> = (0..365)
        .map(|n| first + Days::new(n))
        .filter(|day| is_holiday(*day))
        .map(|day| day.format("%m-%d").to_string())
        .collect();
    let expected = [
        "01-01", "04-02", "04-03", "04-05", "04-06", "05-01", "05-14", "05-17", "05-24", "05-25",
        "12-25", "12-26",
    ];
    assert_eq!(found, expected);
}

#[test]
fn hours_are_counted_within_the_day_and_go_on_the_next() {
    // A Monday.
    lasts("2026-11-23T09:00:00", 4, "2026-11-23T13:00:00");
    lasts("2026-11-23T14:00:00", 4, "2026-11-24T10:30:00");
    lasts("2026-11-23T00:00:01", 8, "2026-11-24T08:30:00");
    lasts("2026-11-23T23:00:00", 1, "2026-11-24T09:00:00");
    // 37.5 hours are a week.
    lasts("2026-11-23T08:00:00", 38, "2026-11-30T08:30:00");
    // What ends with the day ends with the day.
    lasts("2026-11-23T11:30:00", 4, "2026-11-23T15:30:00");
}

#[test]
fn nobody_works_on_saturdays_sundays_and_holidays() {
    lasts("2026-11-27T15:00:00", 1, "2026-11-30T08:30:00");
    lasts("2026-11-28T12:00:00", 1, "2026-11-30T09:00:00");
    // Easter: Wednesday before it to Tuesday after it.
    lasts("2026-04-01T15:00:00", 1, "2026-04-07T08:30:00");
    lasts("2026-04-05T10:00:00", 8, "2026-04-08T08:30:00");
    // 17 May 2027 is a Monday, and Whit Monday besides.
    lasts("2027-05-14T15:00:00", 1, "2027-05-18T08:30:00");
    // Christmas 2026: Friday and Saturday; New Year's Day is a Friday.
    lasts("2026-12-24T15:00:00", 1, "2026-12-28T08:30:00");
    lasts("2026-12-31T15:00:00", 1, "2027-01-04T08:30:00");
}

#[test]
fn clocks_that_move_over_the_weekend_take_nothing_away() {
    // Summer time begins 29 March 2026 and ends 25 October 2026, both Sundays.
    lasts("2026-03-27T15:00:00", 1, "2026-03-30T08:30:00");
    lasts("2026-10-23T15:00:00", 1, "2026-10-26T08:30:00");
}

#[test]
fn a_night_shift_over_the_night_when_clocks_move() {
    const EVERY_DAY: [Weekday; 7] = [
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
        Weekday::Sat,
        Weekday::Sun,
    ];
    let early = WorkingHours {
        from: clock(1, 0),
        to: clock(5, 0),
        weekdays: &EVERY_DAY,
    };
    // Three hours long in spring, five in autumn.
    assert_eq!(
        early.after(at("2026-03-29T01:00:00"), 4),
        at("2026-03-30T02:00:00")
    );
    assert_eq!(
        early.after(at("2026-10-25T01:00:00"), 5),
        at("2026-10-25T05:00:00")
    );
}

#[test]
fn a_leap_day_is_a_day() {
    lasts("2028-02-28T15:00:00", 1, "2028-02-29T08:30:00");
    lasts("2028-02-29T15:00:00", 1, "2028-03-01T08:30:00");
}

#[test]
fn the_end_of_time_ends() {
    let last = DateTime::<Utc>::MAX_UTC - TimeDelta::days(2);
    assert_eq!(OFFICE.after(last, 80), last);
}

/// Any minute from 2024 to 2064.
fn moments() -> impl Strategy<Value = DateTime<Utc>> {
    (0..40 * 365 * 24 * 60i64)
        .prop_map(|minutes| at("2024-01-01T00:00:00") + TimeDelta::minutes(minutes))
}

/// Around the nights when the clocks move, Easter and leap days of many years.
fn hard_moments() -> impl Strategy<Value = DateTime<Utc>> {
    (2024..2064i32, 0..4usize, -4000..4000i64).prop_map(|(year, which, minutes)| {
        let last_sunday = |month| {
            (25..=31)
                .filter_map(|day| NaiveDate::from_ymd_opt(year, month, day))
                .find(|day| day.weekday() == Weekday::Sun)
        };
        let of = [
            last_sunday(3),
            last_sunday(10),
            easter(year),
            NaiveDate::from_ymd_opt(year, 3, 1),
        ];
        from_oslo(of[which].unwrap().and_time(clock(2, 0))) + TimeDelta::minutes(minutes)
    })
}

fn any_moment() -> impl Strategy<Value = DateTime<Utc>> {
    prop_oneof![moments(), hard_moments()]
}

/// Working minutes from one moment to another, counted the slow way.
fn counted(from: DateTime<Utc>, to: DateTime<Utc>) -> i64 {
    (0..(to - from).num_minutes())
        .filter(|minute| {
            let clock = oslo_time(from + TimeDelta::minutes(*minute));
            OFFICE.is_working_day(clock.date_naive())
                && (OFFICE.from..OFFICE.to).contains(&clock.time())
        })
        .count() as i64
}

proptest! {
    #[test]
    fn never_outside_working_time(start in any_moment(), hours in 0..200u32) {
        let end = OFFICE.after(start, hours);
        let clock = oslo_time(end);
        prop_assert!(end >= start);
        prop_assert!(OFFICE.is_working_day(clock.date_naive()), "{clock}");
        prop_assert!((OFFICE.from..=OFFICE.to).contains(&clock.time()), "{clock}");
    }

    #[test]
    fn so_many_hours_have_passed(start in any_moment(), hours in 1..40u32) {
        prop_assert_eq!(counted(start, OFFICE.after(start, hours)), i64::from(hours) * 60);
    }

    #[test]
    fn later_or_longer_is_never_earlier(start in any_moment(), hours in 0..100u32, minutes in 0..10_000i64, more in 0..50u32) {
        let end = OFFICE.after(start, hours);
        prop_assert!(OFFICE.after(start + TimeDelta::minutes(minutes), hours) >= end);
        prop_assert!(OFFICE.after(start, hours + more) >= end);
    }

    #[test]
    fn in_two_parts_or_in_one(start in any_moment(), hours in 1..60u32, more in 1..60u32) {
        prop_assert_eq!(OFFICE.after(OFFICE.after(start, hours), more), OFFICE.after(start, hours + more));
    }

    #[test]
    fn easter_is_a_sunday_in_spring(year in 1583..4000i32) {
        let easter = easter(year).unwrap();
        prop_assert_eq!(easter.weekday(), Weekday::Sun);
        let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        prop_assert!((day(3, 22)..=day(4, 25)).contains(&easter));
    }
}
