//! Small clinical records with their history: frailty (FHIR: Observation), medication reconciliation, the note
//! before a planned discharge, the conversation at discharge.
//!
//! Invariant: records are added to and never overwritten. What was wrong is marked, and a correction is a new
//! version. Which parts a reader gets, the server decides: see docs/architecture.md.

mod codes;
mod requests;

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use codes::{AttendeeKind, FrailtyState, MedicineSource, ReconciliationStatus};
pub use requests::{
    AssessFrailtyRequest, Attendee, FrailtyErrorRequest, NewConversation, NewDischargeNote,
    NewReconciliation, OpenFrailtyRequest, TeachBack,
};

use crate::{
    author::Author,
    contract::{OnPatient, endpoint},
    id::{self, Id, Patient},
    patients::{AtPatient, PatientRef},
    right::{Right, marker},
    stays::AtStay,
};

/// The lowest level of the Clinical Frailty Scale: very fit.
pub const LOWEST_FRAILTY: i32 = 1;
/// The highest level: terminally ill. Its text is about life expectancy, so the patient reads it only after a
/// clinician has opened it.
pub const TERMINALLY_ILL: i32 = 9;

/// A record that was wrong: it stays, marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EnteredInError {
    /// Who marked it.
    pub author: Author,
    /// When.
    pub at: DateTime<Utc>,
    /// Why; for staff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Level 9 was opened for the patient, or closed again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FrailtyOpening {
    /// Opened; otherwise closed.
    pub open: bool,
    /// By whom.
    pub author: Author,
    /// When.
    pub at: DateTime<Utc>,
}

/// An assessment of frailty on the Clinical Frailty Scale (FHIR: Observation).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ClinicalFrailty {
    /// Its id.
    pub id: Id<id::ClinicalFrailty>,
    /// Before the acute illness, or now.
    pub state: FrailtyState,
    /// The level, 1–9.
    pub value: i32,
    /// The day it was assessed.
    pub assessed_on: NaiveDate,
    /// What staff add; for staff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who wrote it down.
    pub author: Author,
    /// When it was written down.
    pub at: DateTime<Utc>,
    /// It was wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<EnteredInError>,
    /// Level 9: when it was opened for the patient and closed, the newest first; for staff. Their number is the
    /// version that opening and closing name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub openings: Vec<FrailtyOpening>,
    /// The reader's unit wrote it, and may say that it was wrong.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub mine: bool,
}

impl ClinicalFrailty {
    /// Whether a patient who may read assessments may read this one.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.value != TERMINALLY_ILL || self.openings.first().is_some_and(|last| last.open)
    }
}

/// How the reconciliation of medicines stood at a moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MedicationReconciliation {
    /// Its id.
    pub id: Id<id::MedicationReconciliation>,
    /// Its place in the history, from 1.
    pub number: i32,
    /// How far it has come.
    pub status: ReconciliationStatus,
    /// The sources used; for staff.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<MedicineSource>,
    /// With whom it was talked over; for staff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spoken_with: Option<String>,
    /// What remains to be found out; for staff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_questions: Option<String>,
    /// The day.
    pub day: NaiveDate,
    /// Who wrote it down.
    pub author: Author,
    /// When it was written down.
    pub at: DateTime<Utc>,
}

/// What the ward writes the day before a planned discharge («UK-notat»), one version of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PlannedDischargeNote {
    /// Its id.
    pub id: Id<id::PlannedDischargeNote>,
    /// The stay.
    pub stay: Id<id::HospitalStay>,
    /// Its place in the stay's history, from 1.
    pub number: i32,
    /// The planned discharge date it is about.
    pub planned_on: NaiveDate,
    /// How the patient is now.
    pub status_now: String,
    /// What is planned.
    pub plan: String,
    /// What treatment is and is not to be given.
    pub treatment_clarification: Option<String>,
    /// What remains to be settled.
    pub open_items: Option<String>,
    /// Who wrote it.
    pub author: Author,
    /// When.
    pub at: DateTime<Utc>,
}

/// A conversation at discharge, one version of what was written down about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DischargeConversation {
    /// The version's id.
    pub id: Id<id::DischargeConversation>,
    /// The conversation: the id of its first version.
    pub conversation: Id<id::DischargeConversation>,
    /// Which version, from 1.
    pub number: i32,
    /// The stay.
    pub stay: Id<id::HospitalStay>,
    /// The day.
    pub held_on: NaiveDate,
    /// Who took part.
    pub attendees: Vec<Attendee>,
    /// What was talked about.
    pub topics: String,
    /// Whether the person said back what they had understood.
    pub teach_back: TeachBack,
    /// What was given in writing; none when nothing was.
    pub written_information: Option<String>,
    /// What the person still wondered about.
    pub questions_left: Option<String>,
    /// Who wrote it down.
    pub author: Author,
    /// When.
    pub at: DateTime<Utc>,
}

/// A stay, as these records need it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RecordedStay {
    /// Its id.
    pub id: Id<id::HospitalStay>,
    /// The ward's name.
    pub ward: String,
    /// Since when.
    pub admitted_at: DateTime<Utc>,
    /// The planned discharge date.
    pub planned_on: Option<NaiveDate>,
    /// It has ended.
    pub ended: bool,
    /// The reader's ward has it, and may write about it.
    pub mine: bool,
}

/// All of a patient's small clinical records, each kind with its newest first. Parts the reader holds no right to
/// are empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ClinicalRecords {
    /// Whose.
    pub patient: PatientRef,
    /// Assessments of frailty.
    pub frailty: Vec<ClinicalFrailty>,
    /// How the reconciliation of medicines stood; the first is how it stands.
    pub reconciliations: Vec<MedicationReconciliation>,
    /// Notes before planned discharges.
    pub notes: Vec<PlannedDischargeNote>,
    /// Conversations at discharge: the newest first, the versions of each together.
    pub conversations: Vec<DischargeConversation>,
    /// The stays, the newest first.
    pub stays: Vec<RecordedStay>,
    /// What the reader may do here.
    pub may: Vec<Right>,
    /// Today in Norway.
    pub today: NaiveDate,
}

/// Which assessment of frailty.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct AtFrailty {
    /// Whose.
    pub patient: Id<Patient>,
    /// Which.
    pub frailty: Id<id::ClinicalFrailty>,
}

endpoint!(
    /// Frailty, medication reconciliation, discharge notes and conversations, each with its history.
    GetClinicalRecords: Get "/api/v1/patients/{patient}/clinical-records",
    OnPatient<marker::ReadClinicalRecords>, at AtPatient, get ClinicalRecords
);
endpoint!(
    /// Writes down an assessment of frailty.
    AssessFrailty: Post "/api/v1/patients/{patient}/clinical-frailty",
    OnPatient<marker::WriteClinicalRecords>, at AtPatient, send AssessFrailtyRequest, get ClinicalRecords
);
endpoint!(
    /// Says that an assessment of the sender's own unit was entered in error. It stays, marked.
    MarkFrailtyError: Post "/api/v1/patients/{patient}/clinical-frailty/{frailty}/error",
    OnPatient<marker::WriteClinicalRecords>, at AtFrailty, send FrailtyErrorRequest, get ClinicalRecords
);
endpoint!(
    /// Opens an assessment of level 9 for the patient, or closes it again.
    OpenFrailty: Post "/api/v1/patients/{patient}/clinical-frailty/{frailty}/openings",
    OnPatient<marker::OpenClinicalFrailty>, at AtFrailty, send OpenFrailtyRequest, get ClinicalRecords
);
endpoint!(
    /// Writes down how the reconciliation of medicines stands.
    ReconcileMedication: Post "/api/v1/patients/{patient}/medication-reconciliations",
    OnPatient<marker::WriteClinicalRecords>, at AtPatient, send NewReconciliation, get ClinicalRecords
);
endpoint!(
    /// Writes the note before the planned discharge, or a new version of it.
    WriteDischargeNote: Post "/api/v1/patients/{patient}/stays/{stay}/planned-discharge-notes",
    OnPatient<marker::WriteDischargeRecords>, at AtStay, send NewDischargeNote, get ClinicalRecords
);
endpoint!(
    /// Writes down a conversation at discharge, or corrects what was written down.
    RecordConversation: Post "/api/v1/patients/{patient}/stays/{stay}/discharge-conversations",
    OnPatient<marker::WriteDischargeRecords>, at AtStay, send NewConversation, get ClinicalRecords
);
