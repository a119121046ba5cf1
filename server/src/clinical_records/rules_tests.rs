//! Tests of what may be written and who reads it.

use super::*;
use shared::{
    Id,
    author::{Author, Capacity},
    clinical_records::{
        Attendee, AttendeeKind, EnteredInError, FrailtyOpening, FrailtyState, MedicineSource,
        TeachBack,
    },
    text::Prose,
};
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn told(result: Result<(), Fault>) -> Vec<String> {
    match result {
        Ok(()) => Vec::new(),
        Err(Fault::Invalid(fields)) => fields
            .into_iter()
            .map(|field| format!("{}:{}", field.field, field.code))
            .collect(),
        Err(other) => panic!("{other}"),
    }
}

const TODAY: &str = "2026-11-22";

#[test]
fn frailty_is_on_the_scale_on_a_day_that_has_come() {
    let assess = |value, on: &str| {
        let new = AssessFrailtyRequest {
            id: Id::new(Uuid::nil()),
            state: FrailtyState::Now,
            value,
            assessed_on: day(on),
            note: None,
        };
        told(check_frailty(&new, day(TODAY)))
    };
    for value in 1..=9 {
        assert!(assess(value, TODAY).is_empty());
    }
    for value in [i32::MIN, 0, 10, i32::MAX] {
        assert_eq!(assess(value, TODAY), ["value:out_of_range"]);
    }
    assert_eq!(assess(4, "2026-11-23"), ["assessed_on:in_the_future"]);
    assert!(assess(4, "2025-11-22").is_empty());
    assert_eq!(
        assess(0, "2025-11-21"),
        ["value:out_of_range", "assessed_on:out_of_range"]
    );
}

#[test]
fn a_reconciliation_says_what_its_status_demands() {
    use ReconciliationStatus::{Begun, NotBegun, Reconciled, ReconciledWithOpenQuestions};
    let check = |status, sources: &[MedicineSource], asks: bool| {
        let new = NewReconciliation {
            id: Id::new(Uuid::nil()),
            version: 0,
            status,
            sources: sources.to_vec(),
            spoken_with: None,
            open_questions: asks.then(|| Prose::new("Tar hun fortsatt Marevan?").unwrap()),
            day: day(TODAY),
        };
        told(check_reconciliation(&new, day(TODAY)))
    };
    let list = [MedicineSource::GpList];
    assert!(check(NotBegun, &[], false).is_empty());
    assert!(check(Begun, &[], true).is_empty());
    assert!(check(Reconciled, &list, false).is_empty());
    assert!(check(ReconciledWithOpenQuestions, &list, true).is_empty());
    assert_eq!(check(Reconciled, &[], false), ["sources:missing"]);
    assert_eq!(check(Reconciled, &list, true), ["status:invalid"]);
    assert_eq!(
        check(ReconciledWithOpenQuestions, &[], false),
        ["sources:missing", "open_questions:missing"]
    );
    assert_eq!(check(Begun, &[list[0], list[0]], false), ["sources:twice"]);
}

#[test]
fn a_note_is_about_what_is_planned_now() {
    let (planned, other) = (day("2026-11-23"), day("2026-11-24"));
    assert_eq!(may_write_note(false, Some(planned), planned, 2, 2), Ok(()));
    for (ended, is, newest, code) in [
        (true, Some(planned), 2, code::STAY_ENDED),
        (false, Some(other), 2, code::CHANGED_MEANWHILE),
        (false, None, 2, code::CHANGED_MEANWHILE),
        (false, Some(planned), 3, code::CHANGED_MEANWHILE),
    ] {
        assert_eq!(may_write_note(ended, is, planned, newest, 2), Err(code));
    }
}

#[test]
fn a_conversation_has_somebody_in_it_and_a_day_of_the_stay() {
    let check = |held_on: &str, attendees: usize| {
        let new = NewConversation {
            id: Id::new(Uuid::nil()),
            conversation: None,
            version: 0,
            held_on: day(held_on),
            attendees: vec![
                Attendee {
                    kind: AttendeeKind::Patient,
                    name: None
                };
                attendees
            ],
            topics: Prose::new("Medisinene").unwrap(),
            teach_back: TeachBack {
                done: true,
                text: Prose::new("Én om morgenen").unwrap(),
            },
            written_information: None,
            questions_left: None,
        };
        told(check_conversation(
            &new,
            utc("2026-11-20T23:30:00Z"),
            day(TODAY),
        ))
    };
    assert!(check(TODAY, 1).is_empty());
    assert!(check("2026-11-21", 20).is_empty());
    assert_eq!(check("2026-11-20", 1), ["held_on:before_admission"]);
    assert_eq!(
        check("2026-11-23", 0),
        ["held_on:in_the_future", "attendees:missing"]
    );
    assert_eq!(check(TODAY, 21), ["attendees:too_long"]);
}

#[test]
fn a_note_is_missed_from_noon_the_day_before() {
    assert_eq!(note_missed_for(utc("2026-11-22T10:59:59Z")), None);
    let tomorrow = Some(day("2026-11-23"));
    assert_eq!(note_missed_for(utc("2026-11-22T11:00:00Z")), tomorrow);
    assert_eq!(note_missed_for(utc("2026-11-22T22:59:59Z")), tomorrow);
    assert_eq!(note_missed_for(utc("2026-11-22T23:00:00Z")), None);
    // In summer noon is an hour earlier in UTC.
    assert_eq!(
        note_missed_for(utc("2026-06-22T10:00:00Z")),
        Some(day("2026-06-23"))
    );
}

fn author() -> Author {
    Author {
        person: None,
        name: "Mona Lie".into(),
        capacity: Capacity::Staff,
        unit: None,
        unit_name: None,
        relative: None,
    }
}

fn frailty(value: i32, openings: &[bool]) -> ClinicalFrailty {
    let at = utc("2026-11-22T10:00:00Z");
    ClinicalFrailty {
        id: Id::new(Uuid::nil()),
        state: FrailtyState::Now,
        value,
        assessed_on: day(TODAY),
        note: Some("Kun for oss".into()),
        author: author(),
        at,
        error: Some(EnteredInError {
            author: author(),
            at,
            reason: Some("Feil pasient".into()),
        }),
        openings: openings
            .iter()
            .map(|open| FrailtyOpening {
                open: *open,
                author: author(),
                at,
            })
            .collect(),
        mine: true,
    }
}

#[test]
fn level_nine_is_the_patients_only_while_it_is_open() {
    let read = |value, openings: &[bool]| frailty_for_patient(frailty(value, openings)).is_some();
    assert!((1..=8).all(|value| read(value, &[])));
    assert!(!read(9, &[]));
    assert!(read(9, &[true]));
    // The newest comes first.
    assert!(!read(9, &[false, true]));
    assert!(read(9, &[true, false, true]));
    assert_eq!(may_open(9, false), Ok(()));
    assert!(may_open(8, false).is_err() && may_open(9, true).is_err());
}

#[test]
fn the_patient_does_not_read_what_staff_wrote_for_each_other() {
    let read = frailty_for_patient(frailty(9, &[true])).unwrap();
    assert_eq!((read.note, read.openings, read.mine), (None, vec![], false));
    assert_eq!(read.error.unwrap().reason, None);
    let read = reconciliation_for_patient(MedicationReconciliation {
        id: Id::new(Uuid::nil()),
        number: 1,
        status: ReconciliationStatus::Begun,
        sources: vec![MedicineSource::AtHome],
        spoken_with: Some("Datteren".into()),
        open_questions: Some("Marevan?".into()),
        day: day(TODAY),
        author: author(),
        at: utc("2026-11-22T10:00:00Z"),
    });
    assert!(read.sources.is_empty() && read.spoken_with.is_none() && read.open_questions.is_none());
    assert_eq!(read.status, ReconciliationStatus::Begun);
}
