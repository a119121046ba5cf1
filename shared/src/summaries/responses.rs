//! What those who read a letter say of each paragraph: that they understand, or what they wonder about; and the answers.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Act, AtSummary, DischargeSummary, SectionKind, SummaryContent};
use crate::{
    author::Author,
    contract::{OnPatient, endpoint},
    id::{self, Id, Patient},
    right::marker,
    text::{LanguageTag, Prose},
};

/// A question about a letter is answered within so many days.
pub const ANSWERED_WITHIN_DAYS: u64 = 3;
/// How many questions one person asks about a letter at most.
pub const MOST_QUESTIONS: i64 = 30;

/// What a reader said of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ParagraphResponse {
    /// Its id.
    pub id: Id<id::ParagraphResponse>,
    /// Which paragraph of the section to the patient, from 0: [`SummaryContent::paragraphs`].
    pub paragraph: u16,
    /// Who.
    pub author: Author,
    /// When.
    pub at: DateTime<Utc>,
    /// What they wonder about; none when they understand.
    pub question: Option<Question>,
}

/// What somebody wonders about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Question {
    /// The words.
    pub text: String,
    /// Their language.
    pub lang: LanguageTag,
    /// The unit that answers.
    pub unit: String,
    /// By when.
    pub due: NaiveDate,
    /// What it answered.
    pub answer: Option<QuestionAnswer>,
}

/// What a unit answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QuestionAnswer {
    /// The words.
    pub text: String,
    /// Their language.
    pub lang: LanguageTag,
    /// Who, and when.
    pub act: Act,
}

/// What one says of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewResponse {
    /// Made by the client.
    pub id: Id<id::ParagraphResponse>,
    /// Which paragraph, from 0.
    pub paragraph: u16,
    /// What one wonders about; absent when one understands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<Prose<1000>>,
    /// The language one writes in.
    pub lang: LanguageTag,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAnswer {
    /// The words.
    pub text: Prose<2000>,
    /// Their language.
    pub lang: LanguageTag,
}

/// Which response to which letter.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct AtResponse {
    /// Whose letter.
    pub patient: Id<Patient>,
    /// Which.
    pub summary: Id<id::DischargeSummary>,
    /// Which response.
    pub response: Id<id::ParagraphResponse>,
}

endpoint!(
    /// Says of a paragraph that one understands it, or what one wonders about. A question goes to the ward, or to those
    /// who follow up when the ward no longer does.
    RespondToParagraph: Post "/api/v1/patients/{patient}/summaries/{summary}/responses",
    OnPatient<marker::AskAboutSummaries>, at AtSummary, send NewResponse, get DischargeSummary
);
endpoint!(
    /// Answers a question about a paragraph. Once.
    AnswerQuestion: Post "/api/v1/patients/{patient}/summaries/{summary}/responses/{response}/answer",
    OnPatient<marker::AnswerAboutSummaries>, at AtResponse, send NewAnswer, get DischargeSummary
);

impl SummaryContent {
    /// The paragraphs written to the patient, as they are counted and shown: between empty lines, or the blocks of a
    /// letter that came as a message.
    #[must_use]
    pub fn paragraphs(&self) -> Vec<String> {
        if self.received.is_empty() {
            let text = self.sections.get(&SectionKind::PatientInformation);
            return text.map_or_else(Vec::new, |text| paragraphs(text));
        }
        let to_patient = |kind: Option<SectionKind>| kind == Some(SectionKind::PatientInformation);
        let sections = self
            .received
            .iter()
            .filter(|section| to_patient(section.kind));
        sections
            .flat_map(|section| section.text.paragraphs())
            .collect()
    }
}

/// A text's paragraphs.
fn paragraphs(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        if line.trim().is_empty() {
            open = false;
            continue;
        }
        match found.last_mut().filter(|_| open) {
            Some(paragraph) => {
                paragraph.push('\n');
                paragraph.push_str(line.trim_end());
            }
            None => found.push(line.trim_end().to_owned()),
        }
        open = true;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_stand_between_empty_lines() {
        assert_eq!(
            paragraphs("Hei!\n\n \nDu falt.\nDu brakk beinet. \n\n\n"),
            ["Hei!", "Du falt.\nDu brakk beinet."]
        );
        assert!(paragraphs(" \n").is_empty());
    }
}
