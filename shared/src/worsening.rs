//! «Jeg er blitt dårligere»: whom to call, and what somebody tells home care about it.
//!
//! Invariant: it records and informs. Nothing here judges what was told: no score, no colour, no advice on what to do.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    author::Author,
    contract::{OnPatient, endpoint},
    id::{self, Id},
    patients::AtPatient,
    right::marker,
    summaries::Act,
    text::{LanguageTag, Line},
    units::UnitRef,
    what_matters::Words,
};

/// How many times one person can tell it in a day.
pub const MOST_A_DAY: i64 = 20;

/// What somebody told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Worsening {
    /// Its id.
    pub id: Id<id::Worsening>,
    /// What is different, in their words.
    pub text: String,
    /// Since when, in their words.
    pub since: Option<String>,
    /// The language of the words (BCP 47).
    pub lang: String,
    /// Who told it.
    pub author: Author,
    /// When.
    pub at: DateTime<Utc>,
    /// Who in a unit opened it first, and when; a relative learns only when ([`Self::seen_at`]).
    pub seen: Option<Act>,
    /// When somebody in a unit opened it first.
    pub seen_at: Option<DateTime<Utc>>,
}

/// Whom to call, and what was told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WorseningPage {
    /// Whom to call, besides 113 and 116 117: home care, short-term care and the GP's office that serve the patient now.
    /// For a relative to whom the practical is open; otherwise empty.
    pub contacts: Vec<UnitRef>,
    /// The units in whose inbox it comes; for a relative as `contacts`.
    pub told_to: Vec<UnitRef>,
    /// Whether it reaches anybody: a unit that has such an inbox serves the patient. Absent for a relative to whom the
    /// practical is not open.
    pub reaches: Option<bool>,
    /// What was told, the newest first; for a relative what they told.
    pub told: Vec<Worsening>,
}

/// What to tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewWorsening {
    /// Made by the client: sending twice tells it once.
    pub id: Id<id::Worsening>,
    /// What is different.
    pub text: Words,
    /// Since when.
    pub since: Option<Line<200>>,
    /// The language of the words.
    pub lang: LanguageTag,
}

endpoint!(
    /// Whom to call, and what was told of being worse.
    GetWorsening: Get "/api/v1/patients/{patient}/worsening",
    OnPatient<marker::ReadWorsening>, at AtPatient, get WorseningPage
);
endpoint!(
    /// Tells home care that the patient is worse. Not an emergency channel.
    TellWorsening: Post "/api/v1/patients/{patient}/worsening",
    OnPatient<marker::TellWorsening>, at AtPatient, send NewWorsening, get Worsening
);
