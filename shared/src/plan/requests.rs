//! What is sent to add, change and move steps.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{StepKind, StepState};
use crate::{
    id::{self, Id, Unit},
    text::{Line, Prose},
};

/// A new step, by staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewStep {
    /// Made by the client.
    pub id: Id<id::Step>,
    /// Its kind.
    pub kind: StepKind,
    /// What, in plain words.
    pub title: Line<200>,
    /// The unit that sees to it; `null` for the patient.
    pub owner: Option<Id<Unit>>,
    /// A named person at the owner.
    pub owner_person: Option<Line<100>>,
    /// By when; not in the past, at most two years ahead.
    pub due: NaiveDate,
    /// What matters that it serves.
    pub serves: Vec<Id<id::WhatMatters>>,
}

/// The patient's own task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewOwnTask {
    /// Made by the client.
    pub id: Id<id::Step>,
    /// What.
    pub title: Line<200>,
    /// By when; not in the past, at most two years ahead.
    pub due: NaiveDate,
    /// What matters that it serves.
    pub serves: Vec<Id<id::WhatMatters>>,
}

/// A changed step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeStepRequest {
    /// The version that was seen.
    pub version: i32,
    /// What, in plain words.
    pub title: Line<200>,
    /// The unit that sees to it; `null` for the patient.
    pub owner: Option<Id<Unit>>,
    /// A named person at the owner.
    pub owner_person: Option<Line<100>>,
    /// By when.
    pub due: NaiveDate,
    /// What matters that it serves.
    pub serves: Vec<Id<id::WhatMatters>>,
}

/// Where a step goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "state", rename_all = "snake_case", deny_unknown_fields)]
pub enum Move {
    /// Back to planned, without a time.
    Planned {},
    /// A time is agreed.
    Booked {
        /// When; not in the past.
        at: DateTime<Utc>,
        /// Who comes, or whom to meet.
        with: Line<120>,
    },
    /// Done.
    Done {
        /// What was done.
        note: Option<Prose<2000>>,
    },
    /// Not done.
    NotDone {
        /// Why.
        reason: Prose<1000>,
    },
    /// No longer relevant.
    NotRelevant {
        /// Why.
        reason: Prose<1000>,
    },
}

impl Move {
    /// The state it leads to.
    #[must_use]
    pub const fn state(&self) -> StepState {
        match self {
            Self::Planned {} => StepState::Planned,
            Self::Booked { .. } => StepState::Booked,
            Self::Done { .. } => StepState::Done,
            Self::NotDone { .. } => StepState::NotDone,
            Self::NotRelevant { .. } => StepState::NotRelevant,
        }
    }
}

/// Moves a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MoveStepRequest {
    /// The version that was seen.
    pub version: i32,
    /// Where to.
    pub to: Move,
}

/// Ticks an own task off, or takes the tick away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TickTaskRequest {
    /// The version that was seen.
    pub version: i32,
    /// Whether it is done.
    pub done: bool,
}
