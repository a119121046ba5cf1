//! Tests of climbing.

use super::*;
use chrono::TimeDelta;
use proptest::prelude::*;
use uuid::Uuid;

fn id(n: u128) -> Id<Unit> {
    Id::new(Uuid::from_u128(n))
}

fn unit(n: u128, kind: UnitKind, led: bool) -> Serving {
    Serving {
        unit: id(n),
        kind,
        led,
    }
}

const HOME: u128 = 2;
const GP: u128 = 3;
const OFFICE: u128 = 4;

fn told(climbed: i32, owner: u128, serving: &[Serving]) -> Option<(u128, EscalationLevel, i32)> {
    target(climbed, id(owner), serving).map(|to| (to.unit.uuid().as_u128(), to.level, to.climbed))
}

#[test]
fn from_the_owner_to_its_leader_to_the_coordinator() {
    let all = [
        unit(HOME, UnitKind::HomeCare, true),
        unit(GP, UnitKind::GpOffice, true),
        unit(OFFICE, UnitKind::Coordinator, false),
    ];
    assert_eq!(told(0, GP, &all), Some((GP, EscalationLevel::Leader, 1)));
    assert_eq!(
        told(1, GP, &all),
        Some((OFFICE, EscalationLevel::Coordinator, 2))
    );
}

#[test]
fn a_rung_without_anybody_on_duty_is_passed_over() {
    let unled = [
        unit(GP, UnitKind::GpOffice, false),
        unit(OFFICE, UnitKind::Coordinator, false),
    ];
    assert_eq!(
        told(0, GP, &unled),
        Some((OFFICE, EscalationLevel::Coordinator, 2))
    );
    let alone = [unit(GP, UnitKind::GpOffice, true)];
    assert_eq!(told(1, GP, &alone), Some((GP, EscalationLevel::Leader, 2)));
    let nobody = [unit(GP, UnitKind::GpOffice, false)];
    assert_eq!(told(0, GP, &nobody), Some((GP, EscalationLevel::Owner, 2)));
}

#[test]
fn an_owner_that_no_longer_serves_the_patient_cannot_see_to_it() {
    let home = [unit(HOME, UnitKind::HomeCare, true)];
    assert_eq!(told(0, GP, &home), Some((HOME, EscalationLevel::Leader, 1)));
    assert_eq!(told(0, GP, &[]), None);
}

#[test]
fn hours_that_nobody_can_mean() {
    let rule = |leader, coordinator| ChangeEscalationRuleRequest {
        version: 0,
        hours_to_leader: leader,
        hours_to_coordinator: coordinator,
    };
    assert!(check(&rule(1, 80)).is_ok());
    let Err(Fault::Invalid(fields)) = check(&rule(0, 81)) else {
        panic!("both are wrong");
    };
    assert_eq!(fields.len(), 2);
}

fn kinds() -> impl Strategy<Value = UnitKind> {
    prop::sample::select(vec![
        UnitKind::HospitalWard,
        UnitKind::HomeCare,
        UnitKind::ShortTermCare,
        UnitKind::GpOffice,
        UnitKind::Coordinator,
    ])
}

proptest! {
    /// Whatever units come and go between the rungs: what nobody sees to reaches the top, each rung later than the one
    /// before, as soon as any unit serves the patient; and nothing is told to one that does not.
    #[test]
    fn nothing_is_lost_on_the_way(
        days in prop::collection::vec(prop::collection::vec((0..6u128, kinds(), any::<bool>()), 0..4), 1..12),
        owner in 0..6u128,
        (to_leader, to_coordinator) in (1..=80i32, 1..=80i32),
        began in 0..2_000_000i64,
    ) {
        let hours = Hours { to_leader, to_coordinator };
        let began = DateTime::from_timestamp(1_800_000_000, 0).unwrap() + TimeDelta::minutes(began);
        let (mut climbed, mut now) = (0, began);
        for day in &days {
            let serving: Vec<_> = day.iter().map(|(n, kind, led)| unit(*n, *kind, *led)).collect();
            let Some(next) = hours.next(climbed, now) else { break };
            prop_assert!(next > now);
            now = next;
            match target(climbed, id(owner), &serving) {
                Some(to) => {
                    prop_assert!(to.climbed > climbed && to.climbed <= TOP);
                    prop_assert!(serving.iter().any(|unit| unit.unit == to.unit));
                    if to.level == EscalationLevel::Leader {
                        prop_assert!(serving.iter().any(|unit| unit.unit == to.unit && unit.led));
                    }
                    climbed = to.climbed;
                }
                // It waits for somebody, and is tried again.
                None => prop_assert!(serving.is_empty()),
            }
        }
        let served = days.iter().filter(|day| !day.is_empty()).count();
        prop_assert!(served < 2 || climbed == TOP);
        prop_assert_eq!(hours.next(climbed, now).is_none(), climbed == TOP);
    }
}
