//! Reading answers, formats and effects, by hand. What each is stands among its fields; serde's own code for that keeps
//! all fields in a type between and reads them anew from there, a thirtieth of all that a phone may fetch.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, de::Error};

use super::{
    AnswerValue, DailyPart, EntryLevel, YesNo,
    news2::Parameter,
    template::{AnswerFormat, ChoiceOption, DoneBy, Effect, Key, Translated},
};
use crate::{
    summaries::Medicine,
    text::{LanguageTag, Line, Prose},
};

/// What is among the fields, or the fault that it is not.
fn needed<T, E: Error>(field: Option<T>, name: &'static str) -> Result<T, E> {
    field.ok_or_else(|| E::missing_field(name))
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    YesNo,
    Number,
    Choice,
    Text,
    Attainment,
    Medicines,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ValueFields {
    kind: Kind,
    answer: Option<YesNo>,
    number: Option<f64>,
    option: Option<Key>,
    text: Option<Prose<4000>>,
    lang: Option<LanguageTag>,
    levels: Option<Vec<EntryLevel>>,
    changes: Option<Vec<Medicine>>,
}

impl<'de> Deserialize<'de> for AnswerValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = ValueFields::deserialize(deserializer)?;
        Ok(match fields.kind {
            Kind::YesNo => Self::YesNo {
                answer: needed(fields.answer, "answer")?,
            },
            Kind::Number => Self::Number {
                number: needed(fields.number, "number")?,
            },
            Kind::Choice => Self::Choice {
                option: needed(fields.option, "option")?,
            },
            Kind::Text => Self::Text {
                text: needed(fields.text, "text")?,
                lang: needed(fields.lang, "lang")?,
            },
            Kind::Attainment => Self::Attainment {
                levels: needed(fields.levels, "levels")?,
            },
            Kind::Medicines => Self::Medicines {
                changes: needed(fields.changes, "changes")?,
            },
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FormatFields {
    kind: Kind,
    unit: Option<Line<20>>,
    least: Option<f64>,
    most: Option<f64>,
    decimals: Option<u8>,
    options: Option<Vec<ChoiceOption>>,
}

impl<'de> Deserialize<'de> for AnswerFormat {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = FormatFields::deserialize(deserializer)?;
        Ok(match fields.kind {
            Kind::YesNo => Self::YesNo {},
            Kind::Number => Self::Number {
                unit: needed(fields.unit, "unit")?,
                least: needed(fields.least, "least")?,
                most: needed(fields.most, "most")?,
                decimals: needed(fields.decimals, "decimals")?,
            },
            Kind::Choice => Self::Choice {
                options: needed(fields.options, "options")?,
            },
            Kind::Text => Self::Text {},
            Kind::Attainment => Self::Attainment {},
            Kind::Medicines => Self::Medicines {},
        })
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum EffectKind {
    ProposeStep,
    WhatMatters,
    DailyLine,
    News2,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EffectFields {
    kind: EffectKind,
    when: Option<YesNo>,
    title: Option<Translated>,
    within_days: Option<u16>,
    owner: Option<DoneBy>,
    text: Option<Translated>,
    parameter: Option<Parameter>,
}

impl<'de> Deserialize<'de> for Effect {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = EffectFields::deserialize(deserializer)?;
        Ok(match fields.kind {
            EffectKind::ProposeStep => Self::ProposeStep {
                when: needed(fields.when, "when")?,
                title: needed(fields.title, "title")?,
                within_days: needed(fields.within_days, "within_days")?,
                owner: needed(fields.owner, "owner")?,
            },
            EffectKind::WhatMatters => Self::WhatMatters {},
            EffectKind::DailyLine => Self::DailyLine {
                when: fields.when,
                text: needed(fields.text, "text")?,
            },
            EffectKind::News2 => Self::News2 {
                parameter: needed(fields.parameter, "parameter")?,
            },
        })
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum PartKind {
    WhatMatters,
    Answer,
}

#[derive(Deserialize)]
struct PartFields {
    kind: PartKind,
    words: Option<String>,
    lang: Option<String>,
    text: Option<Translated>,
    note: Option<String>,
    on: Option<NaiveDate>,
}

impl<'de> Deserialize<'de> for DailyPart {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = PartFields::deserialize(deserializer)?;
        Ok(match fields.kind {
            PartKind::WhatMatters => Self::WhatMatters {
                words: needed(fields.words, "words")?,
                lang: needed(fields.lang, "lang")?,
            },
            PartKind::Answer => Self::Answer {
                text: needed(fields.text, "text")?,
                note: fields.note,
                on: needed(fields.on, "on")?,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// What is written reads the same.
    fn again<T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug>(
        value: serde_json::Value,
    ) {
        let read: T = serde_json::from_value(value.clone()).unwrap();
        assert_eq!(serde_json::to_value(&read).unwrap(), value);
    }

    #[test]
    fn all_kinds() {
        again::<AnswerValue>(json!({ "kind": "yes_no", "answer": "not_relevant" }));
        again::<AnswerValue>(json!({ "kind": "number", "number": 36.8 }));
        again::<AnswerValue>(json!({ "kind": "choice", "option": "up" }));
        again::<AnswerValue>(json!({ "kind": "text", "text": "Hagen", "lang": "nb" }));
        again::<AnswerValue>(json!({ "kind": "attainment", "levels": [] }));
        again::<AnswerValue>(json!({ "kind": "medicines", "changes": [] }));
        again::<AnswerFormat>(json!({ "kind": "text" }));
        again::<AnswerFormat>(json!({
            "kind": "number", "unit": "kg", "least": 20.0, "most": 300.0, "decimals": 1 }));
        again::<AnswerFormat>(json!({ "kind": "choice", "options": [] }));
        again::<Effect>(json!({ "kind": "what_matters" }));
        again::<Effect>(json!({ "kind": "news2", "parameter": "saturation_scale2" }));
        again::<Effect>(
            json!({ "kind": "daily_line", "when": "yes", "text": { "nb": "Fallfare" } }),
        );
        again::<Effect>(
            json!({ "kind": "propose_step", "when": "yes", "title": { "nb": "Forebygge" },
            "within_days": 7, "owner": "home_care" }),
        );
        again::<DailyPart>(json!({ "kind": "what_matters", "words": "Hagen", "lang": "nb" }));
        again::<DailyPart>(json!({
            "kind": "answer", "text": { "nb": "Fallfare" }, "note": null, "on": "2026-12-03" }));
    }

    #[test]
    fn what_is_missing_or_unknown_is_refused() {
        for wrong in [
            json!({ "kind": "number" }),
            json!({ "kind": "number", "number": "7" }),
            json!({ "kind": "nothing" }),
            json!({ "kind": "yes_no", "answer": "yes", "more": 1 }),
            json!({ "answer": "yes" }),
        ] {
            assert!(
                serde_json::from_value::<AnswerValue>(wrong.clone()).is_err(),
                "{wrong}"
            );
        }
    }
}
