//! What is sent to fill a checklist.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{AnswerValue, template::Key};
use crate::{
    id::{self, Id, Unit},
    text::Prose,
};

/// A checklist to begin. One of the kind that waits is answered instead, as a conflict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BeginChecklistRequest {
    /// Made by the client.
    pub id: Id<id::Checklist>,
    /// What it is made from.
    pub template: Key,
}

/// An answer. Saved by itself, so that nothing is lost when the network is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerItemRequest {
    /// The version of this item's answer that was seen; 0 when there was none.
    pub version: i32,
    /// What; `null` takes it away.
    pub value: Option<AnswerValue>,
    /// A note beside it.
    pub note: Option<Prose<4000>>,
}

/// What becomes of a proposed step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecideProposedStepRequest {
    /// The step to make; `null` decides against it.
    pub step: Option<TakenUp>,
}

/// A step made of a proposal, with what the decider changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TakenUp {
    /// Made by the client.
    pub id: Id<id::Step>,
    /// By when; not in the past, at most two years ahead.
    pub due: NaiveDate,
    /// The unit that sees to it; `null` for the patient.
    pub owner: Option<Id<Unit>>,
}

/// Signs what was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignChecklistRequest {
    /// The sum of the versions of all answers that were seen: what somebody else answered meanwhile is not signed
    /// unread.
    pub seen: i32,
}
