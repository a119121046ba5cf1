//! The care plan (FHIR: CarePlan, Task): dated steps, each with an owner and an honest state.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    contract::{OnPatient, endpoint},
    escalations::ToldStage,
    id::{self, Id, Patient},
    patients::AtPatient,
    right::marker,
    summaries::{Act, Medicine},
    units::UnitRef,
};

mod requests;

pub use requests::*;

/// What kind of step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// A visit at home.
    Visit,
    /// A consultation with the GP.
    GpConsultation,
    /// An evaluation with the patient.
    Evaluation,
    /// An appointment somewhere else.
    Appointment,
    /// The patient's own task.
    OwnTask,
    /// Anything else.
    Other,
}

/// A step's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    /// To be done; no time yet.
    Planned,
    /// A time is agreed.
    Booked,
    /// Done.
    Done,
    /// Not done, with a reason.
    NotDone,
    /// No longer relevant, with a reason.
    NotRelevant,
}

impl StepState {
    /// Whether somebody still has to do something.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Planned | Self::Booked)
    }

    /// Whether `next` may follow. Done is final: what was done stays done; a booking can be moved; what was
    /// not done or not relevant can be taken up again.
    #[must_use]
    pub const fn may_become(self, next: Self) -> bool {
        match (self, next) {
            (Self::Planned, Self::Planned) | (Self::Done, _) => false,
            (Self::Planned | Self::Booked, _) => true,
            (Self::NotDone, Self::Planned | Self::Booked | Self::Done | Self::NotRelevant) => true,
            (Self::NotRelevant, Self::Planned | Self::Booked) => true,
            (Self::NotDone | Self::NotRelevant, _) => false,
        }
    }
}

/// Who sees to a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StepOwner {
    /// The patient.
    Patient,
    /// A unit.
    Unit(UnitRef),
}

/// An agreed time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Booking {
    /// When.
    pub at: DateTime<Utc>,
    /// Who comes, or whom to meet.
    pub with: String,
}

/// An entry that a step serves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ServedEntry {
    /// The entry.
    pub id: Id<id::WhatMatters>,
    /// Its words now.
    pub text: String,
    /// Their language (BCP 47).
    pub lang: String,
}

/// A step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Step {
    /// Its id.
    pub id: Id<id::Step>,
    /// Its kind.
    pub kind: StepKind,
    /// What, in plain words.
    pub title: String,
    /// Who sees to it.
    pub owner: StepOwner,
    /// The named person at the owner, if one is named.
    pub owner_person: Option<String>,
    /// By the end of this day, in Norway.
    pub due: NaiveDate,
    /// Its state.
    pub state: StepState,
    /// The agreed time.
    pub booking: Option<Booking>,
    /// The note of what was done, or the reason why not.
    pub note: Option<String>,
    /// Who set the state, and when; absent while as first planned.
    pub moved: Option<Act>,
    /// The day has passed and it is still open.
    pub overdue: bool,
    /// When the owner was told that it is overdue.
    pub owner_told_at: Option<DateTime<Utc>>,
    /// Who was told beyond the owner, because it is overdue still; the first told first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<ToldStage>,
    /// What matters that it serves.
    pub serves: Vec<ServedEntry>,
    /// Version, from 1.
    pub version: i32,
}

/// A step in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StepBrief {
    /// Its id.
    pub id: Id<id::Step>,
    /// What.
    pub title: String,
    /// By when.
    pub due: NaiveDate,
    /// Its state.
    pub state: StepState,
    /// The day has passed and it is still open.
    pub overdue: bool,
}

/// The template a plan was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CarePlanInfo {
    /// The plan.
    pub id: Id<id::CarePlan>,
    /// Counted from this day (the homecoming).
    pub started_on: NaiveDate,
    /// The template's key.
    pub template: String,
    /// The template's version.
    pub template_version: i32,
}

/// The plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Plan {
    /// Today in Norway.
    pub today: NaiveDate,
    /// The newest plan made from a template; absent before the first discharge.
    pub care_plan: Option<CarePlanInfo>,
    /// All steps, by due date.
    pub steps: Vec<Step>,
    /// Checklists that no step stands for, that were not done by their day and are not done yet, as overdue steps with the
    /// title in the reader's language; the latest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missed: Vec<Step>,
    /// Medicines that were changed after the letter, the newest first, for those who may read letters.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub medicine_changes: Vec<MedicineAfter>,
}

/// A medicine that was changed after the letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MedicineAfter {
    /// What was changed.
    pub medicine: Medicine,
    /// Who told of it, and when.
    pub told: Act,
}

/// Which step.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct AtStep {
    /// Whose.
    pub patient: Id<Patient>,
    /// Which.
    pub step: Id<id::Step>,
}

endpoint!(
    /// The plan.
    GetPlan: Get "/api/v1/patients/{patient}/plan",
    OnPatient<marker::ReadPlan>, at AtPatient, get Plan
);
endpoint!(
    /// Adds a step.
    AddStep: Post "/api/v1/patients/{patient}/steps",
    OnPatient<marker::ManagePlan>, at AtPatient, send NewStep, get Step
);
endpoint!(
    /// Adds an own task.
    AddOwnTask: Post "/api/v1/patients/{patient}/tasks",
    OnPatient<marker::TickTasks>, at AtPatient, send NewOwnTask, get Step
);
endpoint!(
    /// Changes a step that is still open.
    ChangeStep: Put "/api/v1/patients/{patient}/steps/{step}",
    OnPatient<marker::ManagePlan>, at AtStep, send ChangeStepRequest, get Step
);
endpoint!(
    /// Books a step, says that it is done, or why not.
    MoveStep: Post "/api/v1/patients/{patient}/steps/{step}/moves",
    OnPatient<marker::ManagePlan>, at AtStep, send MoveStepRequest, get Step
);
endpoint!(
    /// Ticks one of the patient's own tasks, or takes the tick away.
    TickTask: Post "/api/v1/patients/{patient}/tasks/{step}/tick",
    OnPatient<marker::TickTasks>, at AtStep, send TickTaskRequest, get Step
);

#[cfg(test)]
mod tests {
    use super::StepState::{Booked, Done, NotDone, NotRelevant, Planned};

    #[test]
    fn which_state_may_follow_which() {
        let all = [Planned, Booked, Done, NotDone, NotRelevant];
        let allowed = |from: super::StepState| {
            all.into_iter()
                .filter(|to| from.may_become(*to))
                .collect::<Vec<_>>()
        };
        assert_eq!(allowed(Planned), [Booked, Done, NotDone, NotRelevant]);
        assert_eq!(
            allowed(Booked),
            [Planned, Booked, Done, NotDone, NotRelevant]
        );
        assert_eq!(allowed(Done), []);
        assert_eq!(allowed(NotDone), [Planned, Booked, Done, NotRelevant]);
        assert_eq!(allowed(NotRelevant), [Planned, Booked]);
    }
}
