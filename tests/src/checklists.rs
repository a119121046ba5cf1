//! Checklists, as those who fill them do it.

use serde_json::{Value, json};
use shared::{
    Id,
    checklists::{
        AnswerItem, AnswerItemRequest, AnswerValue, AtChecklist, AtItem, BeginChecklist,
        BeginChecklistRequest, Checklist, Checklists, GetChecklist, ListChecklists, SignChecklist,
        SignChecklistRequest, template::Key,
    },
    id::Patient,
    patients::AtPatient,
};

use crate::{Person, new_id};

/// A name in a template.
#[must_use]
pub fn key(name: &str) -> Key {
    Key::new(name).unwrap()
}

/// An answer, as it is sent.
#[must_use]
pub fn value(value: Value) -> AnswerValue {
    serde_json::from_value(value).unwrap()
}

/// Yes.
#[must_use]
pub fn yes() -> AnswerValue {
    value(json!({ "kind": "yes_no", "answer": "yes" }))
}

/// No.
#[must_use]
pub fn no() -> AnswerValue {
    value(json!({ "kind": "yes_no", "answer": "no" }))
}

/// A number.
#[must_use]
pub fn number(number: f64) -> AnswerValue {
    AnswerValue::Number { number }
}

/// Words in bokmål.
#[must_use]
pub fn words(text: &str) -> AnswerValue {
    value(json!({ "kind": "text", "text": text, "lang": "nb" }))
}

/// Which item of a checklist.
#[must_use]
pub fn item(patient: Id<Patient>, checklist: &Checklist, item: &str) -> AtItem {
    AtItem {
        patient,
        checklist: checklist.id,
        item: key(item),
    }
}

/// The answer that stands, as it would be changed to.
#[must_use]
pub fn instead(checklist: &Checklist, item: &str, value: AnswerValue) -> AnswerItemRequest {
    let standing = checklist
        .answers
        .iter()
        .find(|answer| *answer.item == *item);
    AnswerItemRequest {
        version: standing.map_or(0, |answer| answer.version),
        value: Some(value),
        note: None,
    }
}

/// Everything in it was seen.
#[must_use]
pub fn seen(checklist: &Checklist) -> SignChecklistRequest {
    SignChecklistRequest {
        seen: checklist.answers.iter().map(|answer| answer.version).sum(),
    }
}

impl Person {
    /// The patient's checklists.
    pub async fn sees_checklists(&self, patient: Id<Patient>) -> Checklists {
        self.does::<ListChecklists>(AtPatient { patient }, ()).await
    }

    /// Begins one.
    pub async fn begins(&self, patient: Id<Patient>, template: &str) -> Checklist {
        let new = BeginChecklistRequest {
            id: new_id(),
            template: key(template),
        };
        self.does::<BeginChecklist>(AtPatient { patient }, new)
            .await
    }

    /// One checklist, as it is now.
    pub async fn sees_checklist(&self, patient: Id<Patient>, checklist: &Checklist) -> Checklist {
        let at = AtChecklist {
            patient,
            checklist: checklist.id,
        };
        self.does::<GetChecklist>(at, ()).await
    }

    /// Answers an item.
    pub async fn answers_item(
        &self,
        patient: Id<Patient>,
        checklist: &Checklist,
        to: &str,
        value: AnswerValue,
    ) -> Checklist {
        let (at, new) = (item(patient, checklist, to), instead(checklist, to, value));
        self.does::<AnswerItem>(at, new).await
    }

    /// Answers everything that must be answered with yes, or in words.
    pub async fn answers_all(&self, patient: Id<Patient>, checklist: Checklist) -> Checklist {
        let required = checklist.content.items.clone();
        let mut now = checklist;
        for each in required.iter().filter(|item| item.required) {
            let format = serde_json::to_value(&each.format).unwrap();
            let value = match format["kind"].as_str().unwrap() {
                "yes_no" => yes(),
                "choice" => {
                    let first = &format["options"][0]["key"];
                    value(json!({ "kind": "choice", "option": first }))
                }
                _ => words("Som før"),
            };
            now = self.answers_item(patient, &now, &each.key, value).await;
        }
        now
    }

    /// Signs.
    pub async fn signs_checklist(&self, patient: Id<Patient>, checklist: &Checklist) -> Checklist {
        let at = AtChecklist {
            patient,
            checklist: checklist.id,
        };
        self.does::<SignChecklist>(at, seen(checklist)).await
    }
}
