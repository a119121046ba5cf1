//! Tests of handovers.

use super::*;
use chrono::TimeDelta;
use proptest::prelude::*;
use uuid::Uuid;

fn id(n: u128) -> Id<Unit> {
    Id::new(Uuid::from_u128(n))
}

fn serves(n: u128, kind: UnitKind, since: i64) -> Serves {
    Serves {
        unit: id(n),
        name: format!("{n}"),
        kind,
        since: DateTime::from_timestamp(1_800_000_000, 0).unwrap() + TimeDelta::days(since),
        ends: false,
        took_over_at: None,
    }
}

fn who(ward: Option<&str>, serving: &[Serves]) -> Option<u128> {
    responsible(ward, serving, None).map(|found| found.unit.id.uuid().as_u128())
}

#[test]
fn the_ward_then_home_care_then_whoever_took_over() {
    let ward = Serves {
        ends: true,
        ..serves(1, UnitKind::HospitalWard, 9)
    };
    let (home, gp) = (
        serves(2, UnitKind::HomeCare, 1),
        serves(3, UnitKind::GpOffice, 0),
    );
    let short = serves(4, UnitKind::ShortTermCare, 2);
    let all = [ward.clone(), home.clone(), gp.clone()];
    assert_eq!(who(Some("1"), &all), Some(1));
    assert_eq!(who(None, &all), Some(2));
    assert_eq!(who(None, &[home.clone(), short.clone()]), Some(4));
    let taken_back = Serves {
        took_over_at: Some(home.since + TimeDelta::days(5)),
        ..home
    };
    assert_eq!(who(None, &[taken_back, short]), Some(2));
    assert_eq!(who(None, &[ward.clone(), gp.clone()]), Some(3));
    let took_over = Serves {
        took_over_at: Some(gp.since + TimeDelta::days(30)),
        ..gp
    };
    assert_eq!(who(None, &[took_over]), Some(3));
    assert_eq!(who(None, &[ward]), Some(1));
    assert_eq!(who(None, &[]), None);
}

#[test]
fn who_may_be_asked() {
    assert!(check_receiver(id(1), id(2), Some(UnitKind::ShortTermCare)).is_ok());
    for (to, kind) in [
        (1, Some(UnitKind::HomeCare)),
        (2, None),
        (2, Some(UnitKind::Coordinator)),
    ] {
        assert!(check_receiver(id(1), id(to), kind).is_err());
    }
    assert!(may_change(false, None, id(2)).is_ok());
    assert!(may_change(false, Some(id(1)), id(1)).is_ok());
    assert!(may_change(false, Some(id(1)), id(2)).is_err());
    assert!(may_change(true, None, id(2)).is_err());
}

fn states() -> impl Strategy<Value = HandoverState> {
    prop::sample::select(vec![
        HandoverState::Proposed,
        HandoverState::Accepted,
        HandoverState::Refused,
        HandoverState::Withdrawn,
    ])
}

proptest! {
    /// Whatever is asked, in whatever order: it is settled once, and stays as it was settled.
    #[test]
    fn settled_once(asked in prop::collection::vec((states(), 1..3i32), 0..8)) {
        let (mut now, mut version, mut changes) = (HandoverState::Proposed, 1, 0);
        for (to, seen) in asked {
            if to == HandoverState::Proposed { continue }
            match settle(now, version, seen, to) {
                Verdict::Go => (now, version, changes) = (to, version + 1, changes + 1),
                Verdict::AsItIs => prop_assert_eq!(now, to),
                Verdict::Refuse(_) => prop_assert!(now != HandoverState::Proposed || seen != version),
            }
        }
        prop_assert!(changes <= 1);
        prop_assert_eq!(changes == 0, now == HandoverState::Proposed);
    }

    /// As long as any unit serves the patient, somebody is responsible, and it is one of them.
    #[test]
    fn somebody_is_responsible(
        units in prop::collection::vec((0..5u128, 0..5usize, 0..50i64, any::<bool>(), prop::option::of(0..50i64)), 0..5),
        ward in prop::option::of(0..5u128),
    ) {
        let kinds = [UnitKind::HospitalWard, UnitKind::HomeCare, UnitKind::ShortTermCare, UnitKind::GpOffice, UnitKind::Coordinator];
        let serving: Vec<_> = units.iter().map(|(n, kind, since, ends, took)| {
            let one = serves(*n, kinds[*kind], *since);
            Serves { ends: *ends, took_over_at: took.map(|days| one.since + TimeDelta::days(days)), ..one }
        }).collect();
        let found = who(ward.map(|n| n.to_string()).as_deref(), &serving);
        prop_assert_eq!(found.is_none(), serving.is_empty());
        prop_assert!(found.is_none_or(|found| serving.iter().any(|one| one.unit == id(found))));
    }
}
