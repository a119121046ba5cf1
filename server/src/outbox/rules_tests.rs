//! Tests of whom an event concerns.

use super::*;
use shared::author::Capacity;
use uuid::Uuid;

fn id<T>(n: u128) -> Id<T> {
    Id::new(Uuid::from_u128(n))
}

fn by(capacity: Capacity, unit: Option<Id<Unit>>) -> Author {
    Author {
        person: None,
        name: "Turid Moen".into(),
        capacity,
        unit,
        unit_name: None,
        relative: None,
    }
}

fn told(event: &Event, acting: Option<Id<Unit>>) -> Vec<u128> {
    let serving = [
        (id(1), UnitKind::HospitalWard),
        (id(2), UnitKind::HomeCare),
        (id(3), UnitKind::GpOffice),
        (id(4), UnitKind::Coordinator),
    ];
    updates(event, &serving, &by(Capacity::Staff, acting))
        .into_iter()
        .map(|u| u.unit.uuid().as_u128())
        .collect()
}

#[test]
fn words_reach_ward_and_home_care_but_not_who_wrote_them() {
    let event = Event::WhatMattersWritten {
        entry: id(9),
        text: "hagen".into(),
        lang: "nb".into(),
        said_by: None,
    };
    assert_eq!(told(&event, None), [1, 2]);
    assert_eq!(told(&event, Some(id(2))), [1]);
}

#[test]
fn an_overdue_step_reaches_its_owner_or_home_care_for_the_patients_own() {
    let event = |owner| Event::StepOverdue {
        step: id(8),
        title: "Besøk".into(),
        owner,
    };
    assert_eq!(told(&event(Some(id(3))), None), [3]);
    assert_eq!(told(&event(None), None), [2]);
    assert_eq!(
        told(&event(Some(id(77))), None),
        [2],
        "an owner that does not serve any more"
    );
}

#[test]
fn a_relatives_words_stand_with_their_name_also_when_the_patient_made_them_their_own() {
    let (patient, turid) = (by(Capacity::Patient, None), by(Capacity::Relative, None));
    let said = |event: &Event, actor: &Author| {
        let updates = updates(event, &[(id(2), UnitKind::HomeCare)], actor);
        updates[0].said_by.clone()
    };
    let contributed = Event::Contributed {
        contribution: id(9),
        contribution_kind: ContributionKind::WhatMatters,
        text: "hagen".into(),
        lang: "nb".into(),
    };
    assert_eq!(said(&contributed, &turid).as_ref(), Some(&turid));
    let written = |said_by| Event::WhatMattersWritten {
        entry: id(9),
        text: "hagen".into(),
        lang: "nb".into(),
        said_by,
    };
    assert_eq!(
        said(&written(Some(turid.clone())), &patient).as_ref(),
        Some(&turid)
    );
    assert_eq!(said(&written(None), &patient), None);
}

#[test]
fn a_missing_discharge_note_is_told_to_the_ward_that_has_the_stay_and_to_nobody_else() {
    let event = |ward| Event::DischargeNoteDue {
        stay: id(6),
        ward,
        planned_on: "2026-11-23".parse().unwrap(),
    };
    assert_eq!(told(&event(id(1)), None), [1]);
    assert_eq!(told(&event(id(77)), None), Vec::<u128>::new());
    assert_eq!(
        told(&Event::ClinicalRecordsChanged, None),
        Vec::<u128>::new()
    );
}

#[test]
fn a_letter_reaches_those_who_follow_up() {
    assert_eq!(
        told(
            &Event::SummaryReleased {
                summary: id(7),
                number: 1
            },
            Some(id(1))
        ),
        [2, 3]
    );
    assert_eq!(
        told(&Event::SummaryWritten { summary: id(7) }, None),
        Vec::<u128>::new()
    );
}
