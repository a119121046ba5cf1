//! Tests of the board.

use super::*;
use proptest::prelude::*;
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn initials_are_letters_as_a_reader_sees_them() {
    for (given, family, expected) in [
        ("Asta", "Bakke", "AB"),
        ("Åse-Marie", "Øye", "ÅØ"),
        ("Kåre Johan", "van der Berg", "KB"),
        ("åse", "ødegård", "ÅØ"),
        // A letter with its ring beside it is one letter.
        ("A\u{30a}se", "O\u{308}berg", "A\u{30a}O\u{308}"),
        ("מרים", "כהן", "מכ"),
        ("«Ola»", "(Nord)mann", "ON"),
        ("", "Solli", "S"),
        ("123", "Li", "1L"),
        (" ", " ", ""),
    ] {
        assert_eq!(initials(given, family), expected, "{given} {family}");
    }
}

#[test]
fn one_line_is_the_first_that_says_something() {
    assert_eq!(one_line("\n  \n Hagen \nog mer", 20), "Hagen");
    assert_eq!(one_line("Å gå i trappen", 7), "Å gå i…");
    assert_eq!(one_line("Å gå i trappen", 14), "Å gå i trappen");
    assert_eq!(one_line("", 10), "");
    // A family of four is one letter, and either there or not.
    let family = "👨‍👩‍👧‍👦";
    assert_eq!(
        one_line(&family.repeat(3), 16),
        format!("{}…", family.repeat(2))
    );
    assert_eq!(one_line(&family.repeat(2), 8), format!("{family}…"));
    assert_eq!(one_line(&family.repeat(2), 3), "…");
}

#[test]
fn overdue_today_coming_nothing() {
    let today = day("2026-11-23");
    for (due, expected) in [
        ("2026-11-22", BoardGroup::Overdue),
        ("2026-11-23", BoardGroup::Today),
        ("2026-11-24", BoardGroup::Coming),
        ("9999-12-31", BoardGroup::Nothing),
    ] {
        assert_eq!(group(day(due), today), expected);
    }
    let days = [
        (day("2026-11-01"), 2),
        (day("2026-11-22"), 1),
        (today, 4),
        (day("2027-01-01"), 8),
        (NOTHING, 16),
    ];
    let counted = counts(&days, today);
    assert_eq!(
        (
            counted.overdue,
            counted.today,
            counted.coming,
            counted.nothing
        ),
        (3, 4, 8, 16)
    );
}

#[test]
fn somebody_near_has_confirmed() {
    use RegistrationState::{Confirmed, Corrected, Expired, Invited};
    assert_eq!(kin(&[]), KinStatus::Nobody);
    assert_eq!(kin(&[Invited, Expired]), KinStatus::Registered);
    assert_eq!(kin(&[Invited, Confirmed]), KinStatus::Confirmed);
    assert_eq!(kin(&[Corrected]), KinStatus::Confirmed);
}

#[test]
fn a_cursor_that_nobody_gave_is_refused() {
    for wrong in ["", "_", "2026-11-23", "2026-11-23_1", "x_y"] {
        assert!(cursor(Some(wrong)).is_err(), "{wrong}");
    }
    assert!(cursor(None).unwrap().is_none());
    assert!(before_screen(Some(1000)).is_err());
    assert_eq!(before_screen(Some(2)).unwrap(), 100);
}

proptest! {
    /// Whatever is written: never longer than asked, and made of whole letters of the first line.
    #[test]
    fn a_line_fits_and_splits_no_letter(text in "\\PC{0,60}", most in 1..40usize) {
        let line = one_line(&text, most);
        prop_assert!(line.chars().count() <= most);
        prop_assert!(!line.contains('\n'));
        let whole: Vec<&str> = text.trim().graphemes(true).collect();
        if let Some(cut) = line.strip_suffix('…').filter(|_| line != text.trim()) {
            let graphemes: Vec<&str> = cut.graphemes(true).collect();
            prop_assert_eq!(&whole[..graphemes.len()], &graphemes[..]);
        }
    }

    /// Every day is in the one group that the days of groups say.
    #[test]
    fn each_day_is_in_one_group(ahead in -800..800i64) {
        let today = day("2026-11-23");
        let due = today + chrono::TimeDelta::days(ahead);
        for each in [BoardGroup::Overdue, BoardGroup::Today, BoardGroup::Coming, BoardGroup::Nothing] {
            let (from, until) = days(each, today);
            let within = from.is_none_or(|from| due >= from) && until.is_none_or(|until| due < until);
            prop_assert_eq!(within, group(due, today) == each);
        }
    }

    /// A cursor reads back as it was written.
    #[test]
    fn cursors_read_back(n in any::<u128>(), ahead in 0..4000i64) {
        let place = (day("2026-11-23") + chrono::TimeDelta::days(ahead), Id::new(Uuid::from_u128(n)));
        prop_assert_eq!(cursor(Some(&written(place))).unwrap(), Some(place));
    }
}
