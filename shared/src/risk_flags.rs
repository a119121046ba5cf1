//! Risk flags (FHIR: Flag): a risk that somebody sees to by a day. One of a kind at a time; what was said before stays
//! readable.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    absences::Colleague,
    contract::{OnPatient, endpoint},
    handovers::UnitName,
    id::{self, Id, Patient, Person, Unit},
    patients::{AtPatient, PatientRef},
    right::{Right, marker},
    summaries::Act,
    text::Prose,
    units::UnitRef,
};

/// Which risk.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum RiskKind {
    /// To fall.
    Fall,
    /// To get a pressure ulcer.
    PressureUlcer,
    /// To eat or drink too little.
    Nutrition,
    /// Of medicines.
    Medication,
    /// To become worse.
    Worsening,
}

impl RiskKind {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 5] = [
        Self::Fall,
        Self::PressureUlcer,
        Self::Nutrition,
        Self::Medication,
        Self::Worsening,
    ];
}

/// What was said about a risk in one version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RiskFlagVersion {
    /// Version, from 1.
    pub version: i32,
    /// What is seen, or to be done.
    pub note: Option<String>,
    /// The unit that saw to it.
    pub owner: String,
    /// Who there.
    pub owner_person: Option<String>,
    /// By the end of this day.
    pub due: NaiveDate,
    /// Who said so, and when.
    pub changed: Act,
}

/// A risk flag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RiskFlag {
    /// Its id.
    pub id: Id<id::RiskFlag>,
    /// Which risk.
    pub kind: RiskKind,
    /// What is seen, or to be done; staff only.
    pub note: Option<String>,
    /// The unit that sees to it.
    pub owner: UnitName,
    /// The person there who does, if one is named.
    pub owner_person: Option<Id<Person>>,
    /// That person's name.
    pub owner_name: Option<String>,
    /// By the end of this day, in Norway.
    pub due: NaiveDate,
    /// Who raised it, and when.
    pub raised: Act,
    /// Who resolved it, and when.
    pub resolved: Option<Act>,
    /// What came of it; staff only.
    pub resolution: Option<String>,
    /// Version, from 1.
    pub version: i32,
    /// What was said before, the newest first; staff only.
    pub history: Vec<RiskFlagVersion>,
}

/// A patient's risk flags.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RiskFlags {
    /// Whose.
    pub patient: PatientRef,
    /// Those that stand first, then the newest first; at most a hundred.
    pub flags: Vec<RiskFlag>,
    /// The units that serve the patient now: each may see to a risk.
    pub units: Vec<UnitRef>,
    /// Those who work in the reader's unit now; for staff.
    pub colleagues: Vec<Colleague>,
    /// What the reader may do here.
    pub may: Vec<Right>,
    /// Today in Norway.
    pub today: NaiveDate,
}

/// Raises a flag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRiskFlag {
    /// Made by the client.
    pub id: Id<id::RiskFlag>,
    /// Which risk.
    pub kind: RiskKind,
    /// What is seen, or to be done.
    pub note: Option<Prose<4000>>,
    /// A unit that serves the patient.
    pub owner: Id<Unit>,
    /// Somebody who works there.
    pub owner_person: Option<Id<Person>>,
    /// By when; not in the past, at most two years ahead.
    pub due: NaiveDate,
}

/// Changes who sees to it, by when and what is said about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeRiskFlagRequest {
    /// The version that was seen.
    pub version: i32,
    /// What is seen, or to be done.
    pub note: Option<Prose<4000>>,
    /// A unit that serves the patient.
    pub owner: Id<Unit>,
    /// Somebody who works there.
    pub owner_person: Option<Id<Person>>,
    /// By when; another day than before is not in the past.
    pub due: NaiveDate,
}

/// Says that the risk is no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResolveRiskFlagRequest {
    /// The version that was seen.
    pub version: i32,
    /// What came of it.
    pub note: Option<Prose<4000>>,
}

/// Which of a patient's risk flags.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct AtRiskFlag {
    /// Whose.
    pub patient: Id<Patient>,
    /// Which.
    pub flag: Id<id::RiskFlag>,
}

endpoint!(
    /// The patient's risk flags; the patient does not read what staff wrote beside them.
    GetRiskFlags: Get "/api/v1/patients/{patient}/risk-flags",
    OnPatient<marker::ReadRiskFlags>, at AtPatient, get RiskFlags
);
endpoint!(
    /// Raises a risk flag. One of a kind at a time.
    RaiseRiskFlag: Post "/api/v1/patients/{patient}/risk-flags",
    OnPatient<marker::ManageRiskFlags>, at AtPatient, send NewRiskFlag, get RiskFlag
);
endpoint!(
    /// Changes a risk flag that stands.
    ChangeRiskFlag: Put "/api/v1/patients/{patient}/risk-flags/{flag}",
    OnPatient<marker::ManageRiskFlags>, at AtRiskFlag, send ChangeRiskFlagRequest, get RiskFlag
);
endpoint!(
    /// Resolves a risk flag.
    ResolveRiskFlag: Post "/api/v1/patients/{patient}/risk-flags/{flag}/resolution",
    OnPatient<marker::ManageRiskFlags>, at AtRiskFlag, send ResolveRiskFlagRequest, get RiskFlag
);
