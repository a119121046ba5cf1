//! What was answered and has not reached the service: kept on the device, per person and checklist, until it has.
//!
//! Invariant: what stands here is what the person pressed or wrote, in their order. It is taken away when the service
//! has answered that it is stored, or when the person gives it up; and when they sign out.

use serde::{Deserialize, Serialize};
use shared::{
    checklists::{
        Answer, AnswerItemRequest, AnswerValue, Checklist, DecideProposedStepRequest, EntryLevel,
        SignChecklistRequest, YesNo,
        template::{AnswerFormat, Key, TemplateItem},
    },
    summaries::Medicine,
    text::{LanguageTag, Prose},
};
use uuid::Uuid;

use crate::{components::FieldError, platform};

/// Everything that waits in one checklist, in order.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Unsent {
    pub(super) answers: Vec<Written>,
    pub(super) decisions: Vec<Decision>,
    pub(super) signature: Option<Signature>,
}

/// An answer as it stands in its fields.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Written {
    pub(super) item: Key,
    /// The version that was seen when it was changed.
    pub(super) seen: i32,
    pub(super) value: Raw,
    pub(super) note: String,
    /// Not being written any more.
    pub(super) ready: bool,
    /// Sent again as it was, it counts once.
    pub(super) key: Uuid,
}

/// A value as it stands in its fields.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) enum Raw {
    /// Nothing.
    Nothing,
    /// Yes, no, or not relevant.
    YesNo(YesNo),
    /// An option.
    Choice(Key),
    /// A number or words.
    Text(String),
    /// How it goes with what matters.
    Attainment(Vec<EntryLevel>),
    /// Changed medicines.
    Medicines(Vec<Medicine>),
}

/// What somebody decided about a proposed step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Decision {
    pub(super) item: Key,
    pub(super) request: DecideProposedStepRequest,
    pub(super) key: Uuid,
}

/// The signature.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Signature {
    pub(super) request: SignChecklistRequest,
    pub(super) key: Uuid,
}

impl Raw {
    /// As it stands in the fields of an answer that is stored.
    pub(super) fn of(value: Option<&AnswerValue>) -> Self {
        match value {
            None => Self::Nothing,
            Some(AnswerValue::YesNo { answer }) => Self::YesNo(*answer),
            Some(AnswerValue::Choice { option }) => Self::Choice(option.clone()),
            Some(AnswerValue::Text { text, .. }) => Self::Text(text.to_string()),
            Some(AnswerValue::Number { number }) => Self::Text(number_text(*number)),
            Some(AnswerValue::Attainment { levels }) => Self::Attainment(levels.clone()),
            Some(AnswerValue::Medicines { changes }) => Self::Medicines(changes.clone()),
        }
    }

    /// As it is sent. `lang` is the language that words are written in.
    ///
    /// # Errors
    /// The code of what is wrong with it.
    pub(super) fn read(
        &self,
        format: &AnswerFormat,
        lang: &LanguageTag,
    ) -> Result<Option<AnswerValue>, String> {
        Ok(Some(match self {
            Self::Nothing => return Ok(None),
            Self::YesNo(answer) => AnswerValue::YesNo { answer: *answer },
            Self::Choice(option) => AnswerValue::Choice {
                option: option.clone(),
            },
            Self::Attainment(levels) => AnswerValue::Attainment {
                levels: levels.clone(),
            },
            Self::Medicines(changes) => AnswerValue::Medicines {
                changes: changes.clone(),
            },
            Self::Text(text) if text.trim().is_empty() => return Ok(None),
            Self::Text(text) => match format {
                AnswerFormat::Number {
                    least,
                    most,
                    decimals,
                    ..
                } => AnswerValue::Number {
                    number: number(text, (*least, *most), *decimals)?,
                },
                _ => AnswerValue::Text {
                    text: Prose::new(text).map_err(|wrong| FieldError::code_in(&wrong))?,
                    lang: lang.clone(),
                },
            },
        }))
    }
}

/// A number as one writes it here: with a comma, without needless digits.
pub(super) fn number_text(number: f64) -> String {
    number.to_string().replace('.', ",")
}

fn number(text: &str, (least, most): (f64, f64), decimals: u8) -> Result<f64, String> {
    let text = text.trim().replace(',', ".");
    let digits = text.split_once('.').map_or(0, |(_, after)| after.len());
    let number: f64 = text.parse().map_err(|_| "invalid".to_owned())?;
    if !(least..=most).contains(&number) {
        Err("out_of_range".to_owned())
    } else if digits > usize::from(decimals) {
        Err("invalid".to_owned())
    } else {
        Ok(number)
    }
}

impl Written {
    /// An answer as it is stored, about to be changed.
    pub(super) fn of(item: &Key, stored: Option<&Answer>) -> Self {
        Self {
            item: item.clone(),
            seen: stored.map_or(0, |answer| answer.version),
            value: Raw::of(stored.and_then(|answer| answer.value.as_ref())),
            note: stored
                .and_then(|answer| answer.note.clone())
                .unwrap_or_default(),
            ready: true,
            key: Uuid::now_v7(),
        }
    }

    /// As it is sent.
    ///
    /// # Errors
    /// The code of what is wrong with it.
    pub(super) fn request(
        &self,
        item: &TemplateItem,
        lang: &LanguageTag,
    ) -> Result<AnswerItemRequest, String> {
        let note = match self.note.trim() {
            "" => None,
            note => Some(Prose::new(note).map_err(|wrong| FieldError::code_in(&wrong))?),
        };
        Ok(AnswerItemRequest {
            version: self.seen,
            value: self.value.read(&item.format, lang)?,
            note,
        })
    }
}

impl Unsent {
    /// What was kept on the device under this key.
    pub(super) fn kept(key: &str) -> Self {
        let kept = platform::kept(key).and_then(|text| crate::api::decode(text.as_bytes()));
        kept.unwrap_or_default()
    }

    /// Keeps it on the device; nothing where nothing waits.
    pub(super) fn keep(&self, key: &str) {
        if *self == Self::default() {
            platform::forget(key);
        } else if let Ok(text) = serde_json::to_string(self) {
            platform::keep(key, &text);
        }
    }

    /// How many things wait.
    pub(super) fn count(&self) -> usize {
        self.answers.len() + self.decisions.len() + usize::from(self.signature.is_some())
    }

    /// The answer to an item that waits.
    pub(super) fn answer(&self, item: &Key) -> Option<&Written> {
        self.answers.iter().find(|written| written.item == *item)
    }

    /// Puts an answer in the place of one to the same item, or last.
    pub(super) fn put(&mut self, written: Written) {
        match self
            .answers
            .iter_mut()
            .find(|each| each.item == written.item)
        {
            Some(same) => *same = written,
            None => self.answers.push(written),
        }
    }

    /// The service has stored what was sent with this key. What was changed since was changed after it.
    pub(super) fn stored(&mut self, sent: &Written) {
        self.answers.retain(|each| each.key != sent.key);
        for later in &mut self.answers {
            if later.item == sent.item && later.seen == sent.seen {
                later.seen += 1;
            }
        }
    }

    /// How much one has seen: the answers that are stored, and each of one's own that is on its way.
    pub(super) fn seen(&self, checklist: &Checklist) -> i32 {
        let stored: i32 = checklist.answers.iter().map(|answer| answer.version).sum();
        stored + i32::try_from(self.answers.len()).unwrap_or(0)
    }
}

#[cfg(test)]
#[path = "unsent_tests.rs"]
mod tests;
