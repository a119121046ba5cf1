//! What is sent to write small clinical records.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{AttendeeKind, FrailtyState, MedicineSource, ReconciliationStatus};
use crate::{
    id::{self, Id},
    text::{Line, Prose},
};

/// An assessment of frailty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AssessFrailtyRequest {
    /// Made by the client: sending twice writes once.
    pub id: Id<id::ClinicalFrailty>,
    /// Before the acute illness, or now.
    pub state: FrailtyState,
    /// The level, 1–9.
    pub value: i32,
    /// The day; not in the future, at most a year ago.
    pub assessed_on: NaiveDate,
    /// What is to be added.
    pub note: Option<Prose<2000>>,
}

/// Why an assessment was wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FrailtyErrorRequest {
    /// Why.
    pub reason: Prose<500>,
}

/// Whether the patient may read an assessment of level 9.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenFrailtyRequest {
    /// How many times it had been opened or closed when the sender looked.
    pub version: i32,
    /// Opened; otherwise closed.
    pub open: bool,
}

/// How the reconciliation of medicines stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReconciliation {
    /// Made by the client: sending twice writes once.
    pub id: Id<id::MedicationReconciliation>,
    /// The number of the newest one that the sender saw; 0 for none.
    pub version: i32,
    /// How far it has come.
    pub status: ReconciliationStatus,
    /// The sources used, each once; at least one when it is reconciled.
    pub sources: Vec<MedicineSource>,
    /// With whom it was talked over.
    pub spoken_with: Option<Line<200>>,
    /// What remains to be found out; demanded by the status that says so, and not said of one that is done.
    pub open_questions: Option<Prose<2000>>,
    /// The day; not in the future, at most a year ago.
    pub day: NaiveDate,
}

/// The note before a planned discharge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDischargeNote {
    /// Made by the client: sending twice writes once.
    pub id: Id<id::PlannedDischargeNote>,
    /// The number of the stay's newest note that the sender saw; 0 for none.
    pub version: i32,
    /// The planned discharge date that the sender saw: it must still be the stay's.
    pub planned_on: NaiveDate,
    /// How the patient is now.
    pub status_now: Prose<4000>,
    /// What is planned.
    pub plan: Prose<4000>,
    /// What treatment is and is not to be given.
    pub treatment_clarification: Option<Prose<2000>>,
    /// What remains to be settled.
    pub open_items: Option<Prose<2000>>,
}

/// Somebody who took part in a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attendee {
    /// In what capacity.
    pub kind: AttendeeKind,
    /// Their name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Line<100>>,
}

/// Whether the person said back, in their own words, what they had understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TeachBack {
    /// They did.
    pub done: bool,
    /// What they said; where it was not done, why not.
    pub text: Prose<2000>,
}

/// A conversation at discharge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewConversation {
    /// Made by the client: sending twice writes once.
    pub id: Id<id::DischargeConversation>,
    /// The conversation that this corrects; none for a new one.
    pub conversation: Option<Id<id::DischargeConversation>>,
    /// The version of it that the sender saw; 0 for a new one.
    pub version: i32,
    /// The day; not in the future, not before the admission.
    pub held_on: NaiveDate,
    /// Who took part, at least one.
    pub attendees: Vec<Attendee>,
    /// What was talked about.
    pub topics: Prose<4000>,
    /// Whether the person said back what they had understood.
    pub teach_back: TeachBack,
    /// What was given in writing; none when nothing was.
    pub written_information: Option<Prose<1000>>,
    /// What the person still wondered about.
    pub questions_left: Option<Prose<2000>>,
}
