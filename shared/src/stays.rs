//! Hospital stays (FHIR: Encounter): admission, planned discharge with every revision, discharge.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    author::Author,
    contract::{OnPatient, endpoint},
    id::{self, Id, Patient, Unit},
    patients::AtPatient,
    right::marker,
    text::Prose,
    units::UnitRef,
};

/// How certain a planned date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// An estimate («antatt»; `Anslag=true` in HIS 80704).
    Estimated,
    /// Decided («bestemt»).
    Decided,
}

/// Where a patient goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Destination {
    /// Home.
    Home,
    /// A short-term place in the municipality.
    ShortTermCare,
    /// A nursing home.
    NursingHome,
    /// Another hospital or ward.
    OtherHospital,
    /// Died in hospital. Stops every automatic contact.
    Died,
    /// Somewhere else, or not said: a message may say so.
    Elsewhere,
}

/// A planned discharge date, one revision of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PlannedDischarge {
    /// The day.
    pub date: NaiveDate,
    /// How certain.
    pub certainty: Certainty,
    /// Why it was set or moved.
    pub reason: Option<String>,
    /// Who set it.
    pub author: Author,
    /// When it was set.
    pub at: DateTime<Utc>,
}

/// How a stay ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Discharge {
    /// When.
    pub at: DateTime<Utc>,
    /// To where.
    pub destination: Destination,
}

/// A stay, named by its ward and day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NamedStay {
    /// Its id.
    pub id: Id<id::HospitalStay>,
    /// The ward's name.
    pub ward: String,
    /// Since when.
    pub admitted_at: DateTime<Utc>,
}

/// A stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HospitalStay {
    /// Its id.
    pub id: Id<id::HospitalStay>,
    /// The ward.
    pub ward: UnitRef,
    /// Since when.
    pub admitted_at: DateTime<Utc>,
    /// The planned date, every revision, the newest first.
    pub planned: Vec<PlannedDischarge>,
    /// Ready to leave since, or expected to be.
    pub ready_at: Option<DateTime<Utc>>,
    /// That is an estimate («antatt»), as a message said.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ready_estimated: bool,
    /// How it ended.
    pub discharge: Option<Discharge>,
    /// Version, from 1.
    pub version: i32,
}

/// The stays, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HospitalStays {
    /// The stays.
    pub stays: Vec<HospitalStay>,
}

/// An admission to the reader's own ward.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AdmitRequest {
    /// Made by the client.
    pub id: Id<id::HospitalStay>,
    /// Since when; not in the future.
    pub admitted_at: DateTime<Utc>,
}

/// A planned discharge date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanDischargeRequest {
    /// The version of the stay that was seen.
    pub version: i32,
    /// The day; not in the past.
    pub date: NaiveDate,
    /// How certain.
    pub certainty: Certainty,
    /// Why; demanded when an earlier date is moved.
    pub reason: Option<Prose<500>>,
}

/// The patient is ready to leave, or no longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeclareReadyRequest {
    /// The version of the stay that was seen.
    pub version: i32,
    /// Since when; `null` withdraws it.
    pub ready_at: Option<DateTime<Utc>>,
}

/// A discharge. Makes the plan from the template, with dates from this day, when the patient goes home or
/// to a short-term place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DischargeRequest {
    /// The version of the stay that was seen.
    pub version: i32,
    /// When; after admission, not in the future.
    pub discharged_at: DateTime<Utc>,
    /// To where.
    pub destination: Destination,
    /// The home-care district or short-term place that takes over.
    pub home_care: Option<Id<Unit>>,
    /// The GP's office.
    pub gp_office: Option<Id<Unit>>,
}

/// Which stay.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct AtStay {
    /// Whose.
    pub patient: Id<Patient>,
    /// Which.
    pub stay: Id<id::HospitalStay>,
}

endpoint!(
    /// The patient's stays.
    ListStays: Get "/api/v1/patients/{patient}/stays",
    OnPatient<marker::ReadStays>, at AtPatient, get HospitalStays
);
endpoint!(
    /// Admits the patient to the reader's ward.
    AdmitPatient: Post "/api/v1/patients/{patient}/stays",
    OnPatient<marker::ManageStays>, at AtPatient, send AdmitRequest, get HospitalStay
);
endpoint!(
    /// Sets or moves the planned discharge date.
    PlanDischarge: Post "/api/v1/patients/{patient}/stays/{stay}/planned-discharge",
    OnPatient<marker::ManageStays>, at AtStay, send PlanDischargeRequest, get HospitalStay
);
endpoint!(
    /// Says that the patient is ready to leave, or no longer.
    DeclareReady: Post "/api/v1/patients/{patient}/stays/{stay}/ready",
    OnPatient<marker::ManageStays>, at AtStay, send DeclareReadyRequest, get HospitalStay
);
endpoint!(
    /// Discharges the patient.
    DischargePatient: Post "/api/v1/patients/{patient}/stays/{stay}/discharge",
    OnPatient<marker::ManageStays>, at AtStay, send DischargeRequest, get HospitalStay
);
