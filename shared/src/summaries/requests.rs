//! What is sent to write, sign, release and withdraw letters.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::SummaryContent;
use crate::{
    id::{self, Id},
    text::Prose,
};

/// A new draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSummary {
    /// Made by the client.
    pub id: Id<id::DischargeSummary>,
    /// The stay it is about.
    pub stay: Id<id::HospitalStay>,
    /// What it says.
    pub content: SummaryContent,
}

/// A new version of a signed or released letter, to be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewVersion {
    /// Made by the client: the new version's id.
    pub id: Id<id::DischargeSummary>,
    /// What changes and why, as the patient reads it.
    pub change_note: Prose<1000>,
    /// What it says.
    pub content: SummaryContent,
}

/// A changed draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeDraftRequest {
    /// The version that was changed.
    pub version: i32,
    /// What it says now.
    pub content: SummaryContent,
}

/// What was read before signing, releasing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenVersion {
    /// The version that was seen.
    pub version: i32,
}

/// A withdrawal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawRequest {
    /// Why, as the patient reads it.
    pub reason: Prose<500>,
}

/// A wish to have a letter explained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskForExplanationRequest {
    /// What is not clear, in the patient's words.
    pub text: Option<Prose<1000>>,
}
