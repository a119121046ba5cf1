use proptest::prelude::*;
use serde_json::json;
use shared::what_matters::Attainment;
use uuid::Uuid;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn item(format: serde_json::Value, effects: serde_json::Value) -> TemplateItem {
    serde_json::from_value(json!({
        "key": "item", "text": { "nb": "Spørsmål" }, "format": format, "effects": effects,
    }))
    .unwrap()
}

fn content(extra: serde_json::Value) -> TemplateContent {
    let mut content = json!({
        "title": { "nb": "Liste" }, "done_by": ["home_care"],
        "items": [{ "key": "item", "text": { "nb": "Spørsmål" }, "format": { "kind": "yes_no" } }],
    });
    for (key, value) in extra.as_object().unwrap() {
        content[key] = value.clone();
    }
    serde_json::from_value(content).unwrap()
}

fn value(value: serde_json::Value) -> AnswerValue {
    serde_json::from_value(value).unwrap()
}

fn code(result: Result<(), Fault>) -> Option<String> {
    match result {
        Ok(()) => None,
        Err(Fault::Invalid(fields)) => Some(fields[0].code.clone()),
        Err(other) => panic!("{other}"),
    }
}

const YES: AnswerValue = AnswerValue::YesNo { answer: YesNo::Yes };

#[test]
fn an_answer_is_of_its_items_kind_and_within_bounds() {
    let number = item(
        json!({ "kind": "number", "unit": "kg", "least": 20.0, "most": 300.0, "decimals": 1 }),
        json!([]),
    );
    let weighs = |number: f64| AnswerValue::Number { number };
    assert_eq!(code(check_answer(&number, &weighs(72.5))), None);
    assert_eq!(code(check_answer(&number, &weighs(300.0))), None);
    for (wrong, told) in [
        (weighs(19.9), "out_of_range"),
        (weighs(f64::NAN), "out_of_range"),
        (weighs(f64::INFINITY), "out_of_range"),
        (weighs(72.55), "invalid"),
        (YES, "another_kind"),
    ] {
        assert_eq!(
            code(check_answer(&number, &wrong)).unwrap(),
            told,
            "{wrong:?}"
        );
    }
    let choice = item(
        json!({ "kind": "choice", "options": [
            { "key": "up", "text": { "nb": "Opp" } }, { "key": "down", "text": { "nb": "Ned" } }] }),
        json!([]),
    );
    let chooses = |option: &str| value(json!({ "kind": "choice", "option": option }));
    assert_eq!(code(check_answer(&choice, &chooses("up"))), None);
    assert_eq!(
        code(check_answer(&choice, &chooses("left"))).unwrap(),
        "not_found"
    );
    let level = shared::checklists::EntryLevel {
        entry: Id::new(Uuid::from_u128(1)),
        level: Attainment::AsHoped,
    };
    let twice = AnswerValue::Attainment {
        levels: vec![level, level],
    };
    let attainment = item(json!({ "kind": "attainment" }), json!([]));
    assert_eq!(code(check_answer(&attainment, &twice)).unwrap(), "twice");
    let medicines = item(json!({ "kind": "medicines" }), json!([]));
    let unchanged = value(json!({ "kind": "medicines", "changes": [{
        "name": "Albyl-E", "dosage": null, "change": "unchanged", "reason": null, "until": null,
        "as_needed": false }] }));
    assert_eq!(
        code(check_answer(&medicines, &unchanged)).unwrap(),
        "invalid"
    );
}

#[test]
fn days_are_counted_from_what_has_happened() {
    let anchors = Anchors {
        admission: Some(day("2026-10-20")),
        discharge: Some(day("2026-10-23")),
        homecoming: None,
        in_hospital: false,
    };
    let rule = |anchor, days| Some(DeadlineRule { anchor, days });
    // Over the night when the clocks go back, and over a leap day.
    assert_eq!(
        anchors.due(rule(Anchor::Discharge, 3)),
        Some(day("2026-10-26"))
    );
    assert_eq!(anchors.due(rule(Anchor::Homecoming, 3)), None);
    assert_eq!(anchors.due(None), None);
    let leap = Anchors {
        homecoming: Some(day("2028-02-27")),
        ..anchors
    };
    assert_eq!(
        leap.due(rule(Anchor::Homecoming, 3)),
        Some(day("2028-03-01"))
    );
}

#[test]
fn what_is_asked_for() {
    let (due, today) = (Some(day("2026-12-20")), day("2026-12-01"));
    let event = content(json!({}));
    let is_asked_for =
        |content: &TemplateContent, due, today| super::is_asked_for(content, due, false, today);
    assert!(is_asked_for(&event, None, today));
    let dated = content(json!({ "deadline": { "anchor": "homecoming", "days": 3 } }));
    assert!(is_asked_for(&dated, due, today) && !is_asked_for(&dated, None, today));
    assert!(
        is_asked_for(&dated, due, day("2027-03-20"))
            && !is_asked_for(&dated, due, day("2027-03-21"))
    );
    let discharge = content(json!({ "deadline": { "anchor": "discharge", "days": 0 } }));
    assert!(
        is_asked_for(&discharge, due, day("2026-12-23"))
            && !is_asked_for(&discharge, due, day("2026-12-24"))
    );
    let admission = content(json!({ "deadline": { "anchor": "admission", "days": 1 } }));
    assert!(
        !is_asked_for(&admission, due, today) && super::is_asked_for(&admission, due, true, today)
    );
    let own = content(json!({
        "deadline": { "anchor": "homecoming", "days": 28 }, "done_by": ["patient"],
    }));
    assert!(
        !is_asked_for(&own, due, day("2026-12-12")) && is_asked_for(&own, due, day("2026-12-13"))
    );
}

#[test]
fn who_reads_and_who_fills() {
    let (berit, someone) = (Id::new(Uuid::from_u128(1)), Id::new(Uuid::from_u128(2)));
    let home_care = Reader::Unit(DoneBy::HomeCare);
    for whose in [Whose::Units, Whose::Patient, Whose::Relative(berit)] {
        assert!(home_care.reads(whose));
    }
    assert!(!Reader::Patient.reads(Whose::Units) && Reader::Patient.reads(Whose::Relative(berit)));
    assert!(Reader::Relative(berit).reads(Whose::Relative(berit)));
    for other in [Whose::Units, Whose::Patient, Whose::Relative(someone)] {
        assert!(!Reader::Relative(berit).reads(other));
    }
    assert!(home_care.fills(Whose::Units, &[DoneBy::HomeCare]));
    assert!(!home_care.fills(Whose::Units, &[DoneBy::HospitalWard]));
    assert!(!home_care.fills(Whose::Patient, &[DoneBy::Patient]));
    assert!(Reader::Patient.fills(Whose::Patient, &[DoneBy::Patient]));
    assert!(!Reader::Patient.fills(Whose::Relative(berit), &[DoneBy::Patient]));
}

#[test]
fn worry_about_falling_proposes_a_step_and_belongs_in_the_daily_line() {
    let fall = item(
        json!({ "kind": "yes_no" }),
        json!([
            { "kind": "propose_step", "when": "yes", "title": { "nb": "Forebygge fall" }, "within_days": 7, "owner": "home_care" },
            { "kind": "daily_line", "when": "yes", "text": { "nb": "Fallfare" } },
        ]),
    );
    let on = day("2026-12-28");
    let (title, due, owner) = proposed(&fall, Some(&YES), on).unwrap();
    assert_eq!(
        (&*title.nb, due, owner),
        ("Forebygge fall", day("2027-01-04"), DoneBy::HomeCare)
    );
    assert_eq!(daily(&fall, &YES).map(|text| &*text.nb), Some("Fallfare"));
    let no = AnswerValue::YesNo { answer: YesNo::No };
    assert!(proposed(&fall, Some(&no), on).is_none() && daily(&fall, &no).is_none());
    assert!(proposed(&fall, None, on).is_none());
}

#[test]
fn signing_completes_a_step_when_it_took_place() {
    let visit = content(json!({ "completes": { "step": "visit" } }));
    assert!(completes(&visit, |_| None).is_some());
    let consultation =
        content(json!({ "completes": { "step": "gp_consultation", "when_yes": "item" } }));
    let no = AnswerValue::YesNo { answer: YesNo::No };
    assert!(completes(&consultation, |_| Some(&YES)).is_some());
    assert!(
        completes(&consultation, |_| Some(&no)).is_none()
            && completes(&consultation, |_| None).is_none()
    );
}

proptest! {
    #[test]
    fn no_number_outside_the_bounds_is_kept(number in prop::num::f64::ANY, least in -100i32..100, room in 1i32..100) {
        let (least, most) = (f64::from(least), f64::from(least + room));
        let asks = item(
            json!({ "kind": "number", "unit": "x", "least": least, "most": most, "decimals": 0 }),
            json!([]),
        );
        let kept = check_answer(&asks, &AnswerValue::Number { number }).is_ok();
        prop_assert_eq!(kept, number >= least && number <= most && number.fract() == 0.0);
    }

    #[test]
    fn a_deadline_is_as_many_days_away_as_it_says(from in 0i64..20_000, days in -30i16..=400) {
        let from = day("2000-01-01") + TimeDelta::days(from);
        let anchors = Anchors { homecoming: Some(from), ..Anchors::default() };
        let due = anchors.due(Some(DeadlineRule { anchor: Anchor::Homecoming, days })).unwrap();
        prop_assert_eq!((due - from).num_days(), i64::from(days));
    }
}
