//! What is sent around a visit to the GP.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{VisitLink, VisitNoteKind};
use crate::{
    id::{self, Id, Patient, Unit},
    text::{LanguageTag, Line, Prose},
    what_matters::Words,
};

/// Which note.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct AtVisitNote {
    /// Whose record.
    pub patient: Id<Patient>,
    /// Which.
    pub note: Id<id::VisitNote>,
}

/// Which link.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct AtVisitLink {
    /// Whose record.
    pub patient: Id<Patient>,
    /// Which.
    pub link: Id<id::VisitLink>,
}

/// A new note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewVisitNote {
    /// Made by the client: sending twice writes it once.
    pub id: Id<id::VisitNote>,
    /// What it is.
    pub kind: VisitNoteKind,
    /// The words.
    pub text: Words,
    /// Their language.
    pub lang: LanguageTag,
}

/// Other words for a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeVisitNoteRequest {
    /// The version that was seen.
    pub version: i32,
    /// The words.
    pub text: Words,
    /// Their language.
    pub lang: LanguageTag,
}

/// The version of the note that was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenVisitNote {
    /// The version.
    pub version: i32,
}

/// A link to make.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewVisitLink {
    /// Made by the client: sending twice makes one link.
    pub id: Id<id::VisitLink>,
}

/// A link that was made, with its secret.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MadeVisitLink {
    /// The link.
    pub link: VisitLink,
    /// What opens the page: it stands after `#` in the address, which no server, log or referrer sees.
    pub token: String,
}

impl std::fmt::Debug for MadeVisitLink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MadeVisitLink")
            .field("link", &self.link)
            .finish_non_exhaustive()
    }
}

/// A link's secret.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VisitLinkToken {
    /// As in the link.
    pub token: Line<100>,
}

impl std::fmt::Debug for VisitLinkToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("VisitLinkToken(…)")
    }
}

/// The step to make of a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecisionStep {
    /// Made by the client.
    pub id: Id<id::Step>,
    /// The unit that sees to it; `null` for the patient, and always when the patient writes it down.
    pub owner: Option<Id<Unit>>,
    /// By when; not in the past, at most two years ahead.
    pub due: NaiveDate,
}

/// One thing that was decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDecision {
    /// In one line; the title of the step.
    pub text: Line<200>,
    /// The step to make of it.
    pub step: Option<DecisionStep>,
}

/// What was decided at a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewVisitOutcome {
    /// Made by the client: sending twice writes it down once.
    pub id: Id<id::VisitOutcome>,
    /// The step of the plan that the visit was.
    pub step: Option<Id<id::Step>>,
    /// The day of the visit: not in the future, at most a year ago.
    pub held_on: NaiveDate,
    /// In own words. Something must be said: here or in decisions.
    pub text: Option<Prose<4000>>,
    /// The language of text and decisions.
    pub lang: LanguageTag,
    /// What was decided, at most 20 lines.
    pub decisions: Vec<NewDecision>,
}
