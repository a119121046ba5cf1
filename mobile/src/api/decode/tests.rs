//! What is read here is what serde_json reads.

use std::{collections::BTreeMap, fmt::Debug};

use serde::{Deserialize, Serialize};
use serde_json::json;
use shared::{
    Problem,
    contract::{Nothing, Page},
    identity::Me,
    inbox::Update,
    invitations::InvitationCover,
    patients::{PatientLine, PatientPage},
    plan::{Step, StepOwner, StepState},
    related_persons::RelatedPersons,
    sharing::Shared,
    start::{Nudge, Start},
    summaries::{Act, DischargeSummary, SectionKind, SummaryContent},
    what_matters::WhatMattersList,
};

use super::*;

const ID: &str = "018f0000-0000-7000-8000-000000000001";
const AT: &str = "2026-12-03T09:30:00Z";

/// Reads the same as by `serde_json`, also after being written again.
#[track_caller]
fn same<T: DeserializeOwned + Serialize + PartialEq + Debug>(value: Value) -> T {
    let theirs: T = serde_json::from_value(value.clone()).unwrap();
    let from_bytes: T = serde_json::from_slice(&serde_json::to_vec(&value).unwrap()).unwrap();
    assert_eq!(theirs, from_bytes);
    assert_eq!(decode_value::<T>(&value).as_ref(), Some(&theirs));
    let written = serde_json::to_vec(&theirs).unwrap();
    assert_eq!(decode::<T>(&written).as_ref(), Some(&theirs));
    theirs
}

/// Refused, by `serde_json` too.
#[track_caller]
fn refused<T: DeserializeOwned + Debug>(value: Value) {
    assert!(decode_value::<T>(&value).is_none(), "{value}");
    assert!(serde_json::from_value::<T>(value).is_err());
}

fn act() -> Value {
    json!({ "author": author(), "at": AT })
}

fn author() -> Value {
    json!({ "person": ID, "name": "Ida", "capacity": "staff", "unit": null })
}

fn relative() -> Value {
    json!({
        "person": null, "name": "Berit", "capacity": "relative", "unit": null,
        "relative": { "id": ID, "relation": "DA" },
    })
}

fn acting() -> Value {
    json!({
        "patient": ID, "given_name": "Kåre", "family_name": null, "relation": "DA", "scopes": ["plan"],
        "basis": "patient_in_app", "until": null,
    })
}

fn unit() -> Value {
    json!({ "id": ID, "kind": "gp_office", "name": "Legekontoret", "phone": "22 00 00 00" })
}

fn step() -> Value {
    json!({
        "id": ID, "kind": "gp_consultation", "title": "Time hos fastlegen", "owner": { "unit": unit() },
        "owner_person": null, "due": "2026-12-10", "state": "booked",
        "booking": { "at": AT, "with": "Fastlegen" }, "note": null, "moved": act(), "overdue": false,
        "owner_told_at": null, "serves": [{ "id": ID, "text": "Å gå tur", "lang": "nb" }], "version": 2,
        "a_field_of_tomorrow": { "any": [1, -2, 0.5, "x", null, true] },
    })
}

fn brief() -> Value {
    json!({ "id": ID, "title": "Ring", "due": "2026-12-10", "state": "planned", "overdue": true })
}

fn headline() -> Value {
    json!({
        "id": ID, "stay": ID, "ward": "Hjerte", "admitted_on": "2026-12-01", "discharged_on": null,
        "number": 1, "status": "released", "signed_at": AT, "released_at": AT,
        "has_patient_information": true, "read_at": null,
    })
}

fn line() -> Value {
    json!({
        "id": ID, "given_name": "Kåre", "family_name": "Solli", "birth_date": "1941-02-28",
        "most_important": "«Å gå \n tur» 🌲", "most_important_lang": "nb", "next_step": brief(),
        "admitted_at": AT, "planned_discharge": "2026-12-05", "letter": "draft",
        "relatives": { "confirmed": 1, "missing": ["Arne Solli"] },
    })
}

fn entry() -> Value {
    json!({
        "id": ID, "position": 0, "text": "Å gå tur", "lang": "nb", "said_by": "patient",
        "author": author(), "written_at": AT, "changed_at": AT, "version": 1, "status": "active",
        "acknowledgements": [{ "unit": ID, "author": author(), "version": 1, "at": AT }],
        "follow_ups": [], "ratings": [], "steps": [brief()],
    })
}

fn stay() -> Value {
    json!({
        "id": ID, "ward": unit(), "admitted_at": AT,
        "planned": [
            { "date": "2026-12-05", "certainty": "decided", "reason": null, "author": author(), "at": AT },
        ],
        "ready_at": null, "discharge": { "at": AT, "destination": "home" }, "version": 4,
    })
}

#[test]
fn the_first_screen() {
    let me = json!({
        "person": ID, "session": ID, "name": "Ida", "language": "nb", "text_size": 150, "patient": null,
        "memberships": [{ "unit": unit(), "role": "nurse" }], "session_ends_at": AT,
    });
    same::<Me>(me.clone());
    let work = json!({
        "unit": ID,
        "inbox": { "items": [], "next": null },
        "patients": { "items": [line(), line()], "next": "c" },
        "asked": true,
    });
    same::<Start>(
        json!({ "me": me, "today": "2026-12-03", "home": null, "work": work, "acting_for": [acting()] }),
    );
    let home = json!({
        "patient": { "id": ID, "given_name": "Kåre", "family_name": "Solli" },
        "next_step": step(), "most_important": null, "letter": headline(), "contacts": [unit()],
        "last_access": { "name": "Ida", "unit_name": "Hjerte", "at": AT },
        "stay": {
            "ward": "Hjerte", "admitted_at": AT, "planned_on": null, "planned_certainty": null,
            "discharged_at": AT, "destination": "home",
        },
    });
    same::<Start>(json!({ "me": me, "today": "2026-12-03", "home": home, "acting_for": [] }));
}

#[test]
fn patients_steps_and_what_matters() {
    let page = json!({
        "patient": {
            "id": ID, "given_name": "Kåre", "family_name": "Solli", "birth_date": "1941-02-28",
            "language": "nn", "phone": null, "email": "k@example.org", "municipality": "Voss",
        },
        "what_matters": [entry()], "steps": [step()], "stay": stay(), "summaries": [headline()],
        "units": [unit()], "may": ["read_plan", "read_summaries"], "today": "2026-12-03",
        "related_persons": [{
            "id": ID, "name": "Berit Solli", "relation": "DA", "phone": null, "next_of_kin": 1,
            "state": "confirmed", "confirmed_this_stay": true,
        }],
    });
    let page = same::<PatientPage>(page);
    assert_eq!(page.patient.full_name(), "Kåre Solli");
    same::<Page<PatientLine>>(json!({ "items": [line()] }));
    same::<WhatMattersList>(json!({ "entries": [entry()] }));
    same::<Update>(json!({
        "id": ID, "unit": ID, "patient": { "id": ID, "given_name": "K", "family_name": "S" },
        "kind": "step_overdue", "text": null, "lang": null, "at": AT, "reads": [act()],
        "read_by_me": false, "owner": null, "handled": null, "version": 1,
    }));
    same::<Nudge>(json!({ "seq": -1, "patient": null, "units": [ID] }));
}

#[test]
fn related_persons_and_what_is_shared() {
    let consent = json!({
        "id": ID, "scopes": ["practical", "whole_letters"], "basis": "lacks_competence",
        "reason": "Forvirret", "document": null, "given_by": author(), "from": AT,
        "until": "2026-12-31", "active": true, "ended_at": null, "ended_by": null,
    });
    let correction = json!({
        "id": ID, "field": "next_of_kin", "old": "true", "new": "false", "state": "waiting", "at": AT,
        "decided_by": null,
    });
    let person = json!({
        "id": ID, "given_name": "Berit", "family_name": "Solli", "relation": "DA", "care_function": "2",
        "phone": "900 00 111", "email": null, "no_mail": false, "reachable": null, "birth_date": "1968-03-14",
        "next_of_kin": 1, "state": "corrected", "has_account": true, "basis": "patients_word",
        "registered_by": author(), "registered_at": AT, "confirmed_at": AT, "confirmed_this_stay": false,
        "invitation": { "by_mail": false, "at": AT, "until": AT }, "corrections": [correction],
        "consents": [consent], "history": [{ "event": "stepped_down", "author": relative(), "at": AT }],
        "version": 3,
    });
    let people = same::<RelatedPersons>(json!({ "related_persons": [person] }));
    assert_eq!(people.related_persons[0].full_name(), "Berit Solli");
    same::<Shared>(json!({
        "acting_for": acting(), "contacts": [unit()],
        "visits": [{ "at": null, "due": "2026-12-10", "unit": "Øst", "with": null }],
        "what_matters": [entry()], "steps": [step()], "summaries": [headline()],
        "contributions": [{
            "id": ID, "kind": "question", "text": "Når?", "lang": "nb", "author": relative(), "at": AT,
            "received_at": null, "adopted_as": null,
        }],
        "today": "2026-12-03",
    }));
    same::<InvitationCover>(json!({
        "given_name": "Kåre", "state": "open", "fact": "phone_last_four", "tries_left": 5, "until": AT,
        "language": "nn",
    }));
    refused::<RelatedPersons>(json!({ "related_persons": [{ "relation": "XX" }] }));
}

#[test]
fn a_letter_with_all_its_sections() {
    let words = |kind: SectionKind| (kind, format!("Om {kind:?}\n\tog mer."));
    let sections: BTreeMap<_, _> = SectionKind::ALL.into_iter().map(words).collect();
    let medicine = json!({
        "name": "Eliquis 2,5 mg", "dosage": null, "change": "changed", "reason": "Nyrene",
        "until": "2026-12-20", "as_needed": true,
    });
    let content = json!({ "lang": "nb", "sections": sections, "medicines": [medicine] });
    assert_eq!(same::<SummaryContent>(content.clone()).sections.len(), 13);
    let letter = json!({
        "id": ID, "stay": ID, "ward": "Hjerte", "admitted_on": "2026-12-01", "number": 2, "previous": ID,
        "newer": null, "change_note": "Ny dose", "status": "withdrawn", "content": content,
        "written": act(), "signed": act(), "released": null,
        "withdrawn": { "author": author(), "at": AT, "reason": "Feil pasient" },
        "reads": [act()], "version": 7,
    });
    let letter = same::<DischargeSummary>(letter);
    assert_eq!(letter.withdrawn.unwrap().author.name, "Ida");
    refused::<SummaryContent>(json!({ "lang": "nb", "sections": { "no": "x" }, "medicines": [] }));
    refused::<SummaryContent>(json!({ "lang": "?", "sections": {}, "medicines": [] }));
    let surplus = json!({ "lang": "nb", "sections": {}, "medicines": [], "unknown": 1 });
    refused::<SummaryContent>(surplus);
}

#[test]
fn problems_and_what_they_hold() {
    let base = json!({ "type": "/problems/x", "title": "X", "status": 409, "code": "x" });
    assert_eq!(same::<Problem>(base.clone()).current, None);
    let mut full = base;
    full["current"] = json!({ "a": [1, -1, u64::MAX, i64::MIN, 1.5, null, { "b": "c" }, true] });
    full["fields"] = json!([{ "field": "a[0]", "code": "empty", "message": "It is empty." }]);
    full["retry_after"] = json!(60);
    same::<Problem>(full.clone());
    full["current"] = step();
    let current = same::<Problem>(full.clone()).current.unwrap();
    assert_eq!(decode_value::<Step>(&current).unwrap().version, 2);
    full["status"] = json!(70_000);
    refused::<Problem>(full);
}

#[test]
fn enums_and_nothing() {
    assert_eq!(
        same::<StepOwner>(json!({ "unit": unit() })),
        StepOwner::Unit(serde_json::from_value(unit()).unwrap())
    );
    assert_eq!(same::<StepOwner>(json!("patient")), StepOwner::Patient);
    assert_eq!(same::<Vec<StepState>>(json!(["done"])), [StepState::Done]);
    same::<()>(json!(null));
    refused::<()>(json!({}));
    assert!(decode::<Nothing>(b"{}").is_some());
    for wrong in [
        json!("unit"),
        json!("nobody"),
        json!({ "patient": 1 }),
        json!({ "unit": null }),
        json!({}),
        json!({ "patient": null, "unit": unit() }),
        json!(1),
    ] {
        refused::<StepOwner>(wrong);
    }
    refused::<StepState>(json!({ "done": "x" }));
}

/// Shapes the contract could come to use.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
enum Shape {
    Pair(i8, bool),
    Named { a: Option<u64>, b: f64 },
}

#[test]
fn other_shapes() {
    same::<Shape>(json!({ "Pair": [-3, true] }));
    same::<Shape>(json!({ "Named": { "b": 1.5 } }));
    same::<Shape>(json!({ "Named": { "a": null, "b": 2 } }));
    same::<(String, char)>(json!(["a", "ø"]));
    refused::<Shape>(json!({ "Pair": [300, true] }));
    refused::<Shape>(json!({ "Pair": [1] }));
    refused::<Shape>(json!({ "Named": {} }));
}

#[test]
fn what_is_not_of_the_shape_is_nothing() {
    refused::<Act>(json!({ "author": author(), "at": "yesterday" }));
    refused::<Act>(json!({ "author": author() }));
    refused::<Act>(json!({ "author": [], "at": AT }));
    refused::<Act>(json!({ "author": author(), "at": 5 }));
    let mut wrong = step();
    wrong["version"] = json!("2");
    refused::<Step>(wrong.clone());
    wrong["version"] = json!(2.5);
    refused::<Step>(wrong.clone());
    wrong["version"] = json!(i64::MAX);
    refused::<Step>(wrong.clone());
    wrong["version"] = json!(null);
    refused::<Step>(wrong);
    assert!(decode::<Act>(b"<html>").is_none());
    assert!(decode::<()>(b"null null").is_none());
    assert!(decode::<()>(b"").is_none());
}
