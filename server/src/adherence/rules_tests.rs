use proptest::{collection::vec, option, prelude::*};

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn home(on: &str) -> Homecoming {
    let home_on = day(on);
    Homecoming {
        home_on,
        admitted_on: home_on - Days::new(7),
        signed: Vec::new(),
        asked: Vec::new(),
        followed_up: Vec::new(),
        died_on: None,
        readmitted_on: None,
        moved_on: None,
    }
}

#[test]
fn by_the_end_of_the_last_day() {
    let mut asta = home("2026-11-02");
    asta.signed = vec![(Main::Hph2, day("2026-11-05"))];
    assert_eq!(
        verdict(Measure::Hph2, &asta, day("2026-11-05")),
        Verdict::NotDue
    );
    assert_eq!(
        verdict(Measure::Hph2, &asta, day("2026-11-06")),
        Verdict::Hit
    );
    asta.signed = vec![(Main::Hph2, day("2026-11-06"))];
    assert_eq!(
        verdict(Measure::Hph2, &asta, day("2026-11-06")),
        Verdict::Miss
    );
}

#[test]
fn what_happens_on_the_last_day_excludes_and_the_day_after_does_not() {
    let today = day("2027-01-01");
    for (on, expected) in [
        ("2026-11-05", Verdict::Excluded(Why::Readmitted)),
        ("2026-11-06", Verdict::Miss),
    ] {
        let mut asta = home("2026-11-02");
        asta.readmitted_on = Some(day(on));
        assert_eq!(verdict(Measure::Hph2, &asta, today), expected);
        assert_eq!(
            verdict(Measure::Hph5, &asta, today),
            Verdict::Excluded(Why::Readmitted)
        );
    }
    let mut both = home("2026-11-02");
    (both.died_on, both.moved_on) = (Some(day("2026-11-05")), Some(day("2026-11-04")));
    assert_eq!(
        verdict(Measure::Hph2, &both, today),
        Verdict::Excluded(Why::Moved)
    );
}

#[test]
fn over_leap_days_month_ends_and_changed_clocks() {
    for (home_on, last) in [
        ("2028-02-27", "2028-03-01"),
        ("2027-02-27", "2027-03-02"),
        ("2026-12-30", "2027-01-02"),
        // The clocks go forward on the 28th of March 2027 and back on the 25th of October 2026.
        ("2027-03-26", "2027-03-29"),
        ("2026-10-23", "2026-10-26"),
    ] {
        assert_eq!(deadline(Measure::Hph2, day(home_on)), day(last));
    }
}

#[test]
fn three_of_the_four_main_checklists() {
    let mut asta = home("2026-11-02");
    let today = day("2027-01-01");
    asta.signed = vec![
        (Main::Hph0, day("2026-11-02")),
        (Main::Hph2, day("2026-11-20")),
    ];
    // Twice the same is one.
    asta.signed.push((Main::Hph2, day("2026-11-21")));
    assert_eq!(
        verdict(Measure::MainChecklists, &asta, today),
        Verdict::Miss
    );
    asta.signed.push((Main::Hph5, day("2026-11-30")));
    assert_eq!(verdict(Measure::MainChecklists, &asta, today), Verdict::Hit);
}

#[test]
fn followed_up_only_what_was_asked_in_time() {
    let today = day("2027-01-01");
    let mut asta = home("2026-11-02");
    asta.followed_up = vec![day("2026-11-20")];
    asta.asked = vec![day("2026-11-06"), day("2026-10-20")];
    // Too late, and before the admission.
    assert_eq!(
        verdict(Measure::WhatMattersAsked, &asta, today),
        Verdict::Miss
    );
    assert_eq!(
        verdict(Measure::WhatMattersFollowedUp, &asta, today),
        Verdict::Miss
    );
    asta.asked.push(day("2026-10-28"));
    assert_eq!(
        verdict(Measure::WhatMattersAsked, &asta, today),
        Verdict::Hit
    );
    assert_eq!(
        verdict(Measure::WhatMattersFollowedUp, &asta, today),
        Verdict::Hit
    );
}

prop_compose! {
    fn any_day()(days in 0u64..900) -> NaiveDate {
        day("2026-01-01") + Days::new(days)
    }
}

prop_compose! {
    fn any_homecoming()(
        home_on in any_day(),
        signed in vec((proptest::sample::select(&Main::ALL[..]), any_day()), 0..6),
        asked in vec(any_day(), 0..4),
        followed_up in vec(any_day(), 0..4),
        died_on in option::of(any_day()),
        readmitted_on in option::of(any_day()),
        moved_on in option::of(any_day()),
    ) -> Homecoming {
        let admitted_on = home_on - Days::new(7);
        Homecoming { home_on, admitted_on, signed, asked, followed_up, died_on, readmitted_on, moved_on }
    }
}

proptest! {
    /// Each homecoming is one of the four, and which one follows from the days alone.
    #[test]
    fn nothing_counts_before_it_is_due_or_after_it_is_excluded(of in any_homecoming(), today in any_day()) {
        for measure in Measure::ALL {
            let last = deadline(measure, of.home_on);
            let left = [of.died_on, of.readmitted_on, of.moved_on].into_iter().flatten().any(|on| on <= last);
            match verdict(measure, &of, today) {
                Verdict::Excluded(_) => prop_assert!(left),
                Verdict::NotDue => prop_assert!(!left && today <= last),
                Verdict::Hit | Verdict::Miss => prop_assert!(!left && today > last),
            }
        }
    }

    /// What was decided stays so: days that pass change a verdict only from «not due».
    #[test]
    fn what_was_counted_stays_counted(of in any_homecoming(), today in any_day(), later in 0u64..400) {
        for measure in Measure::ALL {
            let now = verdict(measure, &of, today);
            let then = verdict(measure, &of, today + Days::new(later));
            prop_assert!(now == then || now == Verdict::NotDue);
        }
    }
}
