use super::*;
use serde_json::json;

fn key(name: &str) -> Key {
    Key::new(name).unwrap()
}

fn lang() -> LanguageTag {
    LanguageTag::new("nb").unwrap()
}

#[test]
fn numbers_as_one_writes_them_here() {
    let weight = AnswerFormat::Number {
        unit: "kg".parse_line(),
        least: 20.0,
        most: 300.0,
        decimals: 1,
    };
    let read = |text: &str| Raw::Text(text.to_owned()).read(&weight, &lang());
    assert_eq!(read("61,5"), Ok(Some(AnswerValue::Number { number: 61.5 })));
    assert_eq!(
        read(" 61.5 "),
        Ok(Some(AnswerValue::Number { number: 61.5 }))
    );
    assert_eq!(read(""), Ok(None));
    assert_eq!(read("61,55"), Err("invalid".to_owned()));
    assert_eq!(read("5"), Err("out_of_range".to_owned()));
    assert_eq!(read("mye"), Err("invalid".to_owned()));
    assert_eq!(number_text(61.5), "61,5");
    assert_eq!(number_text(60.0), "60");
}

trait ParseLine {
    fn parse_line(&self) -> shared::text::Line<20>;
}
impl ParseLine for str {
    fn parse_line(&self) -> shared::text::Line<20> {
        shared::text::Line::new(self).unwrap()
    }
}

#[test]
fn what_was_changed_while_it_was_sent_follows_it() {
    let mut unsent = Unsent::default();
    let first = Written::of(&key("fall"), None);
    unsent.put(first.clone());
    let changed = Written {
        value: Raw::YesNo(YesNo::No),
        key: Uuid::now_v7(),
        ..first.clone()
    };
    unsent.put(changed.clone());
    assert_eq!(unsent.count(), 1);
    unsent.stored(&first);
    assert_eq!(
        unsent.answers,
        [Written {
            seen: 1,
            ..changed.clone()
        }]
    );
    unsent.stored(&Written { seen: 1, ..changed });
    assert_eq!(unsent, Unsent::default());
}

#[test]
fn what_waits_reads_as_it_was_written() {
    let step = serde_json::from_value(json!({ "step": {
        "id": "0197f5a0-0000-7000-8000-000000000001", "due": "2026-12-03", "owner": null } }));
    let unsent = Unsent {
        answers: vec![
            Written {
                value: Raw::Text("«Hagen» 🌷\n".to_owned()),
                ready: false,
                ..Written::of(&key("matters"), None)
            },
            Written {
                value: Raw::YesNo(YesNo::NotRelevant),
                ..Written::of(&key("fall"), None)
            },
            Written {
                value: Raw::Choice(key("same")),
                ..Written::of(&key("level"), None)
            },
            Written {
                value: Raw::Attainment(Vec::new()),
                ..Written::of(&key("attainment"), None)
            },
            Written::of(&key("weight"), None),
        ],
        decisions: vec![Decision {
            item: key("fall"),
            request: step.unwrap(),
            key: Uuid::now_v7(),
        }],
        signature: Some(Signature {
            request: SignChecklistRequest { seen: 4 },
            key: Uuid::now_v7(),
        }),
    };
    let text = serde_json::to_string(&unsent).unwrap();
    assert_eq!(crate::api::decode::<Unsent>(text.as_bytes()), Some(unsent));
}
