//! Handing a patient over from one unit to another: asked, and accepted or refused. Until it is accepted, the one who asks
//! is responsible.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    contract::{OnPatient, OnUnit, endpoint},
    id::{self, Id, Patient, Unit},
    patients::{AtPatient, AtUnit, PatientRef},
    right::marker,
    summaries::Act,
    text::Prose,
};

/// How a handover stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HandoverState {
    /// Asked; waits for an answer.
    Proposed,
    /// The receiver is responsible.
    Accepted,
    /// The receiver said no, with a reason.
    Refused,
    /// The giver took it back.
    Withdrawn,
}

/// A unit of a handover, as it was called then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct UnitName {
    /// The unit.
    pub id: Id<Unit>,
    /// Its name.
    pub name: String,
}

/// A handover.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Handover {
    /// Its id.
    pub id: Id<id::Handover>,
    /// Who asks.
    pub from: UnitName,
    /// Who is asked.
    pub to: UnitName,
    /// What the receiver needs to know.
    pub message: String,
    /// How it stands.
    pub state: HandoverState,
    /// Who asked, and when.
    pub proposed: Act,
    /// Who answered or took it back, and when.
    pub answered: Option<Act>,
    /// Why it was refused.
    pub reason: Option<String>,
    /// Version, from 1.
    pub version: i32,
}

/// Who is responsible for the patient now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Responsible {
    /// The unit.
    pub unit: UnitName,
    /// The name of the unit that was asked to take over and has not answered.
    pub asked: Option<String>,
}

/// The patient's handovers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Handovers {
    /// The patient.
    pub patient: PatientRef,
    /// Who is responsible now; absent when no unit serves the patient.
    pub responsible: Option<Responsible>,
    /// The newest first, at most a hundred.
    pub handovers: Vec<Handover>,
}

/// A handover as the receiver sees it, who does not serve the patient yet: no more than deciding needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AskedHandover {
    /// The handover.
    pub handover: Handover,
    /// The patient.
    pub patient: PatientRef,
    /// Born on.
    pub birth_date: NaiveDate,
    /// Municipality by name.
    pub municipality: String,
}

/// What a unit is asked to take over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AskedHandovers {
    /// Those that wait for the unit's answer, the oldest first, at most a hundred.
    pub handovers: Vec<AskedHandover>,
}

/// Asks another unit to take over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposeHandoverRequest {
    /// Made by the client.
    pub id: Id<id::Handover>,
    /// A ward, home-care district, short-term place or GP office.
    pub to: Id<Unit>,
    /// What the receiver needs to know.
    pub message: Prose<2000>,
}

/// Accepts or refuses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerHandoverRequest {
    /// The version that was seen.
    pub version: i32,
    /// Yes; otherwise a reason is needed.
    pub accept: bool,
    /// Why not.
    pub reason: Option<Prose<1000>>,
}

/// The version of the handover that was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenHandover {
    /// The version.
    pub version: i32,
}

/// Which of a patient's handovers.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct AtHandover {
    /// Whose.
    pub patient: Id<Patient>,
    /// Which.
    pub handover: Id<id::Handover>,
}

/// Which of those that a unit is asked.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct AtAskedHandover {
    /// Who is asked.
    pub unit: Id<Unit>,
    /// Which.
    pub handover: Id<id::Handover>,
}

endpoint!(
    /// Who is responsible for the patient now, and every handover.
    ListHandovers: Get "/api/v1/patients/{patient}/handovers",
    OnPatient<marker::ReadHandovers>, at AtPatient, get Handovers
);
endpoint!(
    /// Asks another unit to take over. One waits at a time.
    ProposeHandover: Post "/api/v1/patients/{patient}/handovers",
    OnPatient<marker::HandOver>, at AtPatient, send ProposeHandoverRequest, get Handover
);
endpoint!(
    /// Takes a handover back that waits for an answer; for the unit that asked.
    WithdrawHandover: Post "/api/v1/patients/{patient}/handovers/{handover}/withdrawal",
    OnPatient<marker::HandOver>, at AtHandover, send SeenHandover, get Handover
);
endpoint!(
    /// What the unit is asked to take over.
    ListAskedHandovers: Get "/api/v1/units/{unit}/handovers",
    OnUnit<marker::AnswerHandovers>, at AtUnit, get AskedHandovers
);
endpoint!(
    /// Accepts to take a patient over, or refuses with a reason.
    AnswerHandover: Post "/api/v1/units/{unit}/handovers/{handover}/answer",
    OnUnit<marker::AnswerHandovers>, at AtAskedHandover, send AnswerHandoverRequest, get Handover
);
