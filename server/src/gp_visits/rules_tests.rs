use chrono::NaiveDate;
use shared::{
    gp_visits::DecisionStep,
    text::{LanguageTag, Line, Prose},
};
use uuid::Uuid;

use super::*;

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn code_of<T>(result: Result<T, Fault>) -> Option<String> {
    match result {
        Ok(_) => None,
        Err(Fault::Invalid(fields)) => Some(format!("{}:{}", fields[0].field, fields[0].code)),
        Err(other) => panic!("{other}"),
    }
}

fn decision(text: &str, owner: Option<u128>) -> NewDecision {
    NewDecision {
        text: Line::new(text).unwrap(),
        step: Some(DecisionStep {
            id: Id::new(Uuid::from_u128(1)),
            owner: owner.map(|number| Id::new(Uuid::from_u128(number))),
            due: day("2026-12-10"),
        }),
    }
}

fn outcome(held_on: &str, text: Option<&str>, decisions: usize) -> NewVisitOutcome {
    NewVisitOutcome {
        id: Id::new(Uuid::from_u128(1)),
        step: None,
        held_on: day(held_on),
        text: text.map(|text| Prose::new(text).unwrap()),
        lang: LanguageTag::new("nb").unwrap(),
        decisions: vec![decision("Ta blodprøve", None); decisions],
    }
}

#[test]
fn home_care_writes_what_it_sees() {
    use VisitNoteKind::{Observation, Question};
    for capacity in [Capacity::Patient, Capacity::Relative] {
        assert_eq!(code_of(check_kind(Question, capacity)), None);
        assert_eq!(code_of(check_kind(Observation, capacity)), None);
    }
    assert_eq!(code_of(check_kind(Observation, Capacity::Staff)), None);
    assert_eq!(
        code_of(check_kind(Question, Capacity::Staff)).unwrap(),
        "kind:invalid"
    );
}

#[test]
fn a_link_lasts_until_two_days_after_the_visit() {
    let now = utc("2026-11-22T11:00:00Z");
    let fortnight = utc("2026-12-06T11:00:00Z");
    assert_eq!(link_until(None, now), fortnight);
    // The visit's own day and two more, to midnight in Norway.
    assert_eq!(
        link_until(Some(utc("2026-12-03T09:00:00Z")), now),
        utc("2026-12-05T23:00:00Z")
    );
    assert_eq!(
        link_until(Some(utc("2026-11-22T11:00:00Z")), now),
        utc("2026-11-24T23:00:00Z")
    );
    // One that has been, or is far away, is not what the link is for.
    assert_eq!(
        link_until(Some(utc("2026-11-22T10:59:59Z")), now),
        fortnight
    );
    assert_eq!(
        link_until(Some(utc("2027-11-22T10:00:00Z")), now),
        fortnight
    );
}

#[test]
fn a_link_ends_at_its_moment() {
    let until = utc("2026-12-05T23:00:00Z");
    assert!(is_open(false, until, utc("2026-12-05T22:59:59Z")));
    assert!(!is_open(false, until, until));
    assert!(!is_open(true, until, utc("2026-11-30T12:00:00Z")));
}

#[test]
fn a_visit_has_been_and_something_was_said() {
    let today = day("2026-12-03");
    let check = |new: &NewVisitOutcome| code_of(check_outcome(new, today));
    assert_eq!(
        check(&outcome("2026-12-03", Some("Ny time om en måned"), 0)),
        None
    );
    assert_eq!(check(&outcome("2026-11-20", None, 1)), None);
    assert_eq!(
        check(&outcome("2026-12-04", None, 1)).unwrap(),
        "held_on:in_the_future"
    );
    assert_eq!(
        check(&outcome("2025-12-02", None, 1)).unwrap(),
        "held_on:out_of_range"
    );
    assert_eq!(
        check(&outcome("2026-12-03", None, 0)).unwrap(),
        "text:empty"
    );
    assert_eq!(check(&outcome("2026-12-03", None, 20)), None);
    assert_eq!(
        check(&outcome("2026-12-03", None, 21)).unwrap(),
        "decisions:too_long"
    );
}

#[test]
fn the_patient_makes_own_tasks_and_staff_make_any_step() {
    let own = step(&decision("Gå tur", None), 0, false).unwrap().unwrap();
    assert_eq!(
        (own.kind, own.owner, &*own.title),
        (StepKind::OwnTask, None, "Gå tur")
    );
    assert_eq!(
        code_of(step(&decision("Ta blodprøve", Some(7)), 2, false)).unwrap(),
        "decisions[2].step.owner:invalid"
    );
    let theirs = step(&decision("Ta blodprøve", Some(7)), 2, true)
        .unwrap()
        .unwrap();
    assert_eq!(theirs.kind, StepKind::Other);
    let nothing = NewDecision {
        step: None,
        ..decision("Fortsette som før", None)
    };
    assert!(step(&nothing, 0, false).unwrap().is_none());
}

#[test]
fn what_is_wrong_with_a_step_stands_at_its_decision() {
    let fault = Fault::field("due", "in_the_past", "this day has passed");
    assert_eq!(
        code_of::<()>(Err(at_decision(fault, 3))).unwrap(),
        "decisions[3].step.due:in_the_past"
    );
}

#[test]
fn only_what_changed_is_listed() {
    let medicine = |name: &str, change| Medicine {
        name: Line::new(name).unwrap(),
        dosage: None,
        change,
        reason: None,
        until: None,
        as_needed: false,
    };
    let (changed, others) = changes(vec![
        medicine("Eliquis", MedicineChange::New),
        medicine("Paracet", MedicineChange::Unchanged),
        medicine("Furix", MedicineChange::Changed),
        medicine("Albyl-E", MedicineChange::Stopped),
        medicine("Metoprolol", MedicineChange::NotStated),
    ]);
    let names: Vec<&str> = changed.iter().map(|medicine| &*medicine.name).collect();
    assert_eq!(names, ["Eliquis", "Furix", "Albyl-E"]);
    assert_eq!(others, 2);
}

#[test]
fn units_read_the_words_and_then_the_decisions() {
    assert_eq!(
        told(&outcome("2026-12-03", Some("Ny time"), 2)),
        "Ny time\nTa blodprøve\nTa blodprøve"
    );
}
