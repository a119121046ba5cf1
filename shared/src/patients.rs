//! Patients: who they are, who serves them, and the page staff work from.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    contract::{OnPatient, OnUnit, Page, PageQuery, endpoint},
    id::{Id, Patient, Unit},
    identity::Language,
    national_identity_number::NationalIdentityNumber,
    plan::{Step, StepBrief},
    related_persons::{RelatedPersonLine, RelativesGlance},
    right::{Right, marker},
    stays::HospitalStay,
    summaries::{SummaryHeadline, SummaryStatus},
    text::Line,
    units::UnitRef,
    what_matters::WhatMattersEntry,
};

/// A patient, named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PatientRef {
    /// The record.
    pub id: Id<Patient>,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
}

fn full_name(given: &str, family: &str) -> String {
    format!("{given} {family}")
}

impl PatientRef {
    /// «Kåre Solli».
    #[must_use]
    pub fn full_name(&self) -> String {
        full_name(&self.given_name, &self.family_name)
    }
}

impl PatientInfo {
    /// «Kåre Solli».
    #[must_use]
    pub fn full_name(&self) -> String {
        full_name(&self.given_name, &self.family_name)
    }
}

impl PatientLine {
    /// «Kåre Solli».
    #[must_use]
    pub fn full_name(&self) -> String {
        full_name(&self.given_name, &self.family_name)
    }
}

/// Who a patient is and how to reach them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PatientInfo {
    /// The record.
    pub id: Id<Patient>,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Born on. Kept by itself: a national identity number does not tell.
    pub birth_date: NaiveDate,
    /// The language form they prefer to be written to in.
    pub language: Language,
    /// Telephone.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Municipality by name.
    pub municipality: String,
}

/// One line in a unit's list of patients.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PatientLine {
    /// The record.
    pub id: Id<Patient>,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Born on.
    pub birth_date: NaiveDate,
    /// What matters most, in own words.
    pub most_important: Option<String>,
    /// The language of these words.
    pub most_important_lang: Option<String>,
    /// The next open step; an overdue one first.
    pub next_step: Option<StepBrief>,
    /// In this ward now: since when.
    pub admitted_at: Option<DateTime<Utc>>,
    /// In this ward now: the planned discharge date.
    pub planned_discharge: Option<NaiveDate>,
    /// The newest letter of the newest stay, for those who may know.
    pub letter: Option<SummaryStatus>,
    /// In this ward now: which related persons have said yes during this stay.
    pub relatives: Option<RelativesGlance>,
}

/// The page staff work from: everything about one patient in one answer. Parts the reader holds no right
/// to are empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PatientPage {
    /// Who.
    pub patient: PatientInfo,
    /// What matters, as in `ListWhatMatters`.
    pub what_matters: Vec<WhatMattersEntry>,
    /// The plan's steps, by due date.
    pub steps: Vec<Step>,
    /// The stay that lasts, or the last one.
    pub stay: Option<HospitalStay>,
    /// Letters, the newest first.
    pub summaries: Vec<SummaryHeadline>,
    /// The units that serve the patient now.
    pub units: Vec<UnitRef>,
    /// Related persons that count, next of kin first.
    pub related_persons: Vec<RelatedPersonLine>,
    /// What the reader may do here.
    pub may: Vec<Right>,
    /// Today in Norway.
    pub today: NaiveDate,
}

/// A patient to register at a unit. One with the same national identity number is found, not made twice.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterPatientRequest {
    /// Made by the client.
    pub id: Id<Patient>,
    /// Given name.
    pub given_name: Line<100>,
    /// Family name.
    pub family_name: Line<100>,
    /// Born on; not in the future, not before 1900.
    pub birth_date: NaiveDate,
    /// National identity number. Encrypted at rest; no answer ever holds it.
    pub national_identity_number: NationalIdentityNumber,
    /// Preferred language form.
    pub language: Language,
    /// Telephone.
    pub phone: Option<Line<30>>,
    /// E-mail.
    pub email: Option<Line<254>>,
    /// Municipality by name.
    pub municipality: Line<60>,
}

/// Which patient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AtPatient {
    /// The patient.
    pub patient: Id<Patient>,
}

/// Which unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AtUnit {
    /// The unit.
    pub unit: Id<Unit>,
}

endpoint!(
    /// The patients a unit serves now, by family name.
    ListPatients: Get "/api/v1/units/{unit}/patients",
    OnUnit<marker::ListPatients>, at AtUnit, query PageQuery, get Page<PatientLine>
);
endpoint!(
    /// Registers a patient at the unit, or finds the one with this national identity number and lets the
    /// unit serve them.
    RegisterPatient: Post "/api/v1/units/{unit}/patients",
    OnUnit<marker::RegisterPatients>, at AtUnit, send RegisterPatientRequest, get PatientRef
);
endpoint!(
    /// Everything staff need about one patient.
    GetPatient: Get "/api/v1/patients/{patient}",
    OnPatient<marker::ReadPatient>, at AtPatient, get PatientPage
);
