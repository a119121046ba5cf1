//! What is written reads as it was; what comes from elsewhere reads as far as it goes.

use proptest::prelude::*;
use serde_json::{Value, json};
use shared::{
    checklist_templates::{QuestionnaireRead, UnreadReason},
    checklists::template::{AnswerFormat, Key, TemplateContent},
};

use super::{read, write};
use crate::{checklists::defaults, error::Fault};

fn again(key: &Key, content: &TemplateContent) -> QuestionnaireRead {
    read(&write(key, 3, "Notodden", content).unwrap()).unwrap()
}

#[test]
fn what_is_exported_reads_as_it_was() {
    for default in defaults::all().unwrap() {
        let found = again(&default.key, &default.content);
        assert_eq!(found.content, default.content, "{}", default.key);
        assert_eq!((&found.key, &*found.unread), (&default.key, &[][..]));
    }
}

#[test]
fn it_is_what_fhir_calls_a_questionnaire() {
    let default = &defaults::all().unwrap()[2];
    let written = write(&default.key, 4, "Notodden", &default.content).unwrap();
    let json: Value = serde_json::from_str(&written).unwrap();
    assert_eq!(json["resourceType"], "Questionnaire");
    assert_eq!(
        (&json["status"], &json["version"]),
        (&json!("active"), &json!("4"))
    );
    assert_eq!(json["url"], "urn:hjemover:checklist:hph2");
    let group = &json["item"][0];
    assert_eq!(
        (&group["type"], &group["text"]),
        (&json!("group"), &json!("Samtalen"))
    );
    let matters = &group["item"][0];
    assert_eq!(
        (&matters["linkId"], &matters["type"]),
        (&json!("matters"), &json!("text"))
    );
    assert_eq!(matters["item"][0]["type"], "display");
    assert_eq!(
        matters["_text"]["extension"][0]["extension"][0]["valueCode"],
        "nn"
    );
    let condition = &group["item"][1];
    assert_eq!(
        condition["answerOption"][2]["valueCoding"]["code"],
        "not_relevant"
    );
    let respiration = &json["item"][1]["item"][0];
    assert_eq!(respiration["type"], "integer");
    assert_eq!(
        respiration["extension"][1]["valueCoding"]["display"],
        "/min"
    );
}

/// As a municipality's own system may write one.
fn foreign() -> Value {
    json!({
        "resourceType": "Questionnaire", "status": "active", "title": "Kartlegging av fottøy", "name": "Fottoy",
        "url": "https://kommune.example/q/fottoy",
        "item": [
            { "linkId": "1", "type": "group", "text": "Sko", "item": [
                { "linkId": "1.1", "type": "boolean", "text": "Har sko med god såle", "required": true },
                { "linkId": "1.1.h", "type": "display", "text": "Se under sålen." },
                { "linkId": "1.2", "type": "open-choice", "text": "Hva slags sko?", "answerValueSet": "http://x/vs" },
                { "linkId": "1.3", "type": "choice", "text": "Hvor?", "answerOption": [
                    { "valueCoding": { "code": "INNE", "display": "Inne" } }, { "valueString": "Ute 🌧️" },
                    { "valueCoding": { "code": "INNE", "display": "Inne og ute" } } ] },
            ] },
            { "linkId": "2", "type": "quantity", "text": "Gangfart", "extension": [
                { "url": "http://hl7.org/fhir/StructureDefinition/questionnaire-unit", "valueCoding": { "code": "m/s" } },
                { "url": "http://hl7.org/fhir/StructureDefinition/maxValue", "valueDecimal": 3.5 } ] },
            { "linkId": "2", "type": "choice", "text": "Redd for å falle?", "enableWhen": [{ "question": "1.1" }],
              "answerOption": [{ "valueString": "Nei" }, { "valueString": "Ja" }] },
            { "linkId": "3", "type": "attachment", "text": "Bilde av skoene" },
            { "linkId": "4", "type": "date", "text": "Når falt du sist?", "repeats": true },
            { "linkId": "5", "type": "text", "text": "æ".repeat(600) },
        ],
    })
}

#[test]
fn from_elsewhere_as_far_as_it_goes() {
    use UnreadReason::{Choices, Condition, InWords, Kind, Repeats, TooLong};
    let found = read(&foreign().to_string()).unwrap();
    found.content.check().unwrap();
    assert_eq!(
        (&*found.key, &*found.content.title.nb),
        ("fottoy", "Kartlegging av fottøy")
    );
    let items = &found.content.items;
    let keys: Vec<_> = items.iter().map(|item| &*item.key).collect();
    assert_eq!(keys, ["1-1", "1-2", "1-3", "2", "2-2", "4", "5"]);
    assert_eq!(items[0].section.as_ref().map(|text| &*text.nb), Some("Sko"));
    assert_eq!(
        items[0].help.as_ref().map(|text| &*text.nb),
        Some("Se under sålen.")
    );
    assert!(items[0].required && items[0].format == AnswerFormat::YesNo {});
    assert_eq!(items[1].format, AnswerFormat::Text {});
    let AnswerFormat::Choice { options } = &items[2].format else {
        panic!("{:?}", items[2].format)
    };
    let words: Vec<_> = options
        .iter()
        .map(|option| (&*option.key, &*option.text.nb))
        .collect();
    assert_eq!(
        words,
        [
            ("inne", "Inne"),
            ("ute", "Ute 🌧️"),
            ("inne-og-ute", "Inne og ute")
        ]
    );
    assert!(
        matches!(&items[3].format, AnswerFormat::Number { unit, most, decimals: 2, .. } if **unit == *"m/s" && *most == 3.5)
    );
    assert_eq!(
        (&items[4].section, &items[4].format),
        (&None, &AnswerFormat::YesNo {})
    );
    assert_eq!(items[6].text.nb.chars().count(), 500);
    let told: Vec<_> = found
        .unread
        .iter()
        .map(|each| (&*each.link_id, each.why))
        .collect();
    assert_eq!(
        told,
        [
            ("1.2", Choices),
            ("2", Condition),
            ("3", Kind),
            ("4", Repeats),
            ("4", InWords),
            ("5", TooLong)
        ]
    );
}

#[test]
fn what_is_none_is_refused_with_a_reason() {
    let code = |text: &str| match read(text) {
        Err(Fault::Invalid(fields)) => fields[0].code.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(code(""), "invalid");
    assert_eq!(code("<Questionnaire/>"), "invalid");
    assert_eq!(code("[]"), "another_kind");
    assert_eq!(code("{\"resourceType\":\"Patient\"}"), "another_kind");
    assert_eq!(
        code("{\"resourceType\":\"Questionnaire\",\"item\":[{}]}"),
        "missing"
    );
    assert_eq!(
        code(
            "{\"resourceType\":\"Questionnaire\",\"title\":\"Tom\",\"item\":[{\"type\":\"group\"}]}"
        ),
        "empty"
    );
    assert_eq!(code(&" ".repeat(1_000_001)), "too_long");
    let deep = "{\"item\":[".repeat(5000);
    assert_eq!(code(&deep), "invalid");
}

#[test]
fn three_hundred_items_and_no_more() {
    let item = |n: usize| json!({ "linkId": format!("i{n}"), "type": "boolean", "text": format!("Punkt {n}") });
    let items: Vec<_> = (0..302).map(item).collect();
    let file = json!({ "resourceType": "Questionnaire", "title": "Lang", "item": items });
    let found = read(&file.to_string()).unwrap();
    assert_eq!(found.content.items.len(), 300);
    assert!(
        found
            .unread
            .iter()
            .all(|each| each.why == UnreadReason::TooMany)
    );
    assert_eq!(found.unread.len(), 2);
    assert_eq!(again(&found.key, &found.content).content, found.content);
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-zæøåÆØÅ ?]{1,60}",
        Just("👩‍👩‍👧 hagen 🪴".to_owned()),
        Just("هل السلّم آمن؟".to_owned()),
        "\\PC{0,600}",
    ]
}

fn any_item() -> impl Strategy<Value = Value> {
    let kind = prop_oneof![
        Just("boolean"),
        Just("integer"),
        Just("decimal"),
        Just("quantity"),
        Just("choice"),
        Just("text"),
        Just("display"),
        Just("group"),
        Just("date"),
        Just("reference"),
        Just("")
    ];
    let leaf = (any_text(), any_text(), kind, any::<(bool, bool)>(), prop::collection::vec(any_text(), 0..4)).prop_map(
        |(id, text, kind, (required, repeats), options)| {
            let options: Vec<_> = options.into_iter().map(|words| json!({ "valueString": words })).collect();
            json!({ "linkId": id, "text": text, "type": kind, "required": required, "repeats": repeats, "answerOption": options })
        },
    );
    leaf.prop_recursive(3, 24, 5, |inner| {
        (any_text(), prop::collection::vec(inner, 0..5)).prop_map(
            |(text, items)| json!({ "linkId": "g", "type": "group", "text": text, "item": items }),
        )
    })
}

proptest! {
    #[test]
    fn whatever_is_read_fits_and_reads_as_it_was(items in prop::collection::vec(any_item(), 0..8), title in any_text()) {
        let file = json!({ "resourceType": "Questionnaire", "title": title, "item": items });
        if let Ok(found) = read(&file.to_string()) {
            prop_assert!(found.content.check().is_ok(), "{:?}", found.content.check());
            let back = again(&found.key, &found.content);
            prop_assert_eq!(back.content, found.content);
            prop_assert_eq!(back.unread, vec![]);
        }
    }

    #[test]
    fn nonsense_is_refused_and_nothing_more(text in "\\PC{0,400}") {
        let _ = read(&text);
        let _ = read(&json!({ "resourceType": "Questionnaire", "title": text, "item": [{ "linkId": text, "type": text, "text": text }] }).to_string());
    }
}
