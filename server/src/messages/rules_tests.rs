//! Tests of the rules of messages.

use shared::messages::When;
use uuid::Uuid;

use super::*;

fn id<T>(n: u128) -> Id<T> {
    Id::new(Uuid::from_u128(n))
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn told(from: &str, admitted: &str, left: Option<&str>) -> Stay {
    let when = |text: &str| When {
        on: day(text),
        at: None,
    };
    Stay {
        admitted: when(admitted),
        sender: Some(from.to_owned()),
        ready: None,
        discharged: left.map(|left| kith::Discharged {
            when: when(left),
            to: None,
            dead: false,
            message: String::new(),
        }),
        report: None,
    }
}

fn known(n: u128, ward: u128, admitted: &str, reported: Option<Stay>) -> KnownStay {
    KnownStay {
        id: id(n),
        ward: id(ward),
        admitted_on: day(admitted),
        reported,
    }
}

fn wards() -> BTreeMap<String, Id<Unit>> {
    [("80011".to_owned(), id(1)), ("80012".to_owned(), id(2))].into()
}

#[test]
fn what_is_known_and_says_nothing_new_is_left_alone() {
    let stay = told("80011", "2026-11-09", None);
    let stored = known(5, 1, "2026-11-09", Some(stay.clone()));
    assert_eq!(changes(&[stay], &[stored], &wards()), []);
}

#[test]
fn a_stay_entered_by_hand_is_the_one_that_the_message_tells_of() {
    let stay = told("80011", "2026-11-09", None);
    let by_hand = known(5, 1, "2026-11-08", None);
    let all = changes(std::slice::from_ref(&stay), &[by_hand], &wards());
    let follow = StayChange::Follow {
        stay: id(5),
        ward: id(1),
        before: None,
        now: Box::new(stay.clone()),
    };
    assert_eq!(all, [follow]);
    let long_ago = known(5, 1, "2026-10-01", None);
    assert!(matches!(
        changes(&[stay], &[long_ago], &wards()).as_slice(),
        [StayChange::Begin { .. }]
    ));
}

#[test]
fn a_corrected_day_moves_the_stay_and_what_is_gone_is_cancelled() {
    let (before, now) = (
        told("80011", "2026-11-09", None),
        told("80011", "2026-11-10", None),
    );
    let stored = known(5, 1, "2026-11-09", Some(before));
    let moved = changes(&[now], std::slice::from_ref(&stored), &wards());
    assert!(
        matches!(moved.as_slice(), [StayChange::Follow { stay, before: Some(_), .. }] if *stay == id(5))
    );
    assert_eq!(
        changes(&[], &[stored], &wards()),
        [StayChange::Cancel(id(5))]
    );
}

#[test]
fn what_ends_comes_before_what_lasts() {
    let first = told("80011", "2026-11-01", None);
    let second = told("80012", "2026-11-09", None);
    let both = one_at_a_time(vec![first.clone(), second]);
    assert_eq!(
        both[0].discharged.as_ref().map(|left| left.when.on),
        Some(day("2026-11-09"))
    );
    assert_eq!(both[1].discharged, None);
    let stored = known(5, 1, "2026-11-01", Some(first));
    let all = changes(&both, &[stored], &wards());
    assert!(matches!(
        all.as_slice(),
        [StayChange::Follow { .. }, StayChange::Begin { .. }]
    ));
}

#[test]
fn wards_tell_of_stays_and_letters_and_nobody_else_does() {
    for kind in [MessageKind::Admitted, MessageKind::DischargeLetter] {
        assert!(may_send(kind, UnitKind::HospitalWard));
        for other in [
            UnitKind::HomeCare,
            UnitKind::GpOffice,
            UnitKind::Coordinator,
        ] {
            assert!(!may_send(kind, other));
        }
    }
    assert!(may_send(MessageKind::Died, UnitKind::GpOffice));
}

#[test]
fn a_report_opens_for_those_it_is_between_and_those_who_follow_up() {
    let between = [Some(id(1)), Some(id(4))];
    let kind = MessageKind::HealthInformation;
    assert!(opens(kind, between, &[id(4)], |_| false));
    assert!(!opens(kind, between, &[id(9)], |_| false));
    assert!(opens(kind, between, &[id(9)], |right| right
        == Right::ReadWholeSummaries));
    assert!(opens(MessageKind::Admitted, between, &[id(9)], |_| false));
}
