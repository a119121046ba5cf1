//! Consents (FHIR: Consent): what the patient opened for a related person, on what basis, until when.
//!
//! Source: pasient- og brukerrettighetsloven §§ 3-1, 3-3 and 4-3; helsepersonelloven §§ 21 and 22.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    author::Author,
    contract::{OnPatient, endpoint},
    id::{self, Id},
    patients::AtPatient,
    related_persons::{AtRelatedPerson, RelatedPerson},
    right::marker,
    sharing::Shared,
    text::Prose,
};

/// What can be opened. Each opens what it says and no other.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Visits, who comes, telephone numbers.
    Practical,
    /// What matters to the patient.
    WhatMatters,
    /// The plan: steps, deadlines, what was done.
    Plan,
    /// Of letters, the section written to the patient.
    PatientInformation,
    /// Letters, everything in them.
    WholeLetters,
}

impl Scope {
    /// All of them, the narrowest first.
    pub const ALL: [Self; 5] = [
        Self::Practical,
        Self::WhatMatters,
        Self::Plan,
        Self::PatientInformation,
        Self::WholeLetters,
    ];
}

/// On what basis access was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ConsentBasis {
    /// The patient, in the app.
    PatientInApp,
    /// The patient on paper, witnessed by staff.
    WitnessedOnPaper,
    /// The patient by word, witnessed by staff.
    WitnessedByWord,
    /// The patient lacks competence to consent in this; a professional decided for the next of kin (§ 4-3).
    LacksCompetence,
    /// A guardian (verge), by the document referred to.
    Guardian,
    /// A power of attorney (fullmakt, fremtidsfullmakt), by the document referred to.
    PowerOfAttorney,
}

impl ConsentBasis {
    /// Whether a document must be referred to.
    #[must_use]
    pub const fn needs_document(self) -> bool {
        matches!(self, Self::Guardian | Self::PowerOfAttorney)
    }

    /// Whether somebody else than the patient decided, so that a reason and a day to decide anew are needed.
    #[must_use]
    pub const fn needs_review(self) -> bool {
        matches!(self, Self::LacksCompetence)
    }
}

/// What was opened for a related person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Consent {
    /// Its id.
    pub id: Id<id::Consent>,
    /// What.
    pub scopes: Vec<Scope>,
    /// On what basis.
    pub basis: ConsentBasis,
    /// Why, when a professional decided.
    pub reason: Option<String>,
    /// The document it rests on.
    pub document: Option<String>,
    /// Who gave it, or witnessed it, or decided.
    pub given_by: Author,
    /// Since when.
    pub from: DateTime<Utc>,
    /// The last day it holds; none is until it is ended.
    pub until: Option<NaiveDate>,
    /// Whether it holds now.
    pub active: bool,
    /// When it was ended before its time.
    pub ended_at: Option<DateTime<Utc>>,
    /// Who ended it.
    pub ended_by: Option<Author>,
}

/// Access to give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewConsent {
    /// Made by the client: sending twice gives once.
    pub id: Id<id::Consent>,
    /// What; at least one, none twice.
    pub scopes: Vec<Scope>,
    /// On what basis. The patient's own is always `patient_in_app`, staff's never.
    pub basis: ConsentBasis,
    /// Why; demanded with `lacks_competence`.
    pub reason: Option<Prose<500>>,
    /// The document; demanded for guardians and powers of attorney.
    pub document: Option<Prose<200>>,
    /// The last day, in Norway; not in the past. Demanded with `lacks_competence`: the day to decide anew.
    pub until: Option<NaiveDate>,
}

/// What to look at before it is opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PreviewRequest {
    /// What would be opened.
    pub scopes: Vec<Scope>,
}

endpoint!(
    /// Opens parts of the record for a related person. What was open for them before ends.
    GiveConsent: Post "/api/v1/patients/{patient}/related-persons/{related_person}/consents",
    OnPatient<marker::GiveConsents>, at AtRelatedPerson, send NewConsent, get RelatedPerson
);
endpoint!(
    /// Ends what is open for a related person, at once.
    EndConsent: Delete "/api/v1/patients/{patient}/related-persons/{related_person}/consents",
    OnPatient<marker::GiveConsents>, at AtRelatedPerson, get RelatedPerson
);
endpoint!(
    /// What a related person would see with these scopes: «Dette ser Berit».
    PreviewConsent: Post "/api/v1/patients/{patient}/consent-preview",
    OnPatient<marker::GiveConsents>, at AtPatient, send PreviewRequest, get Shared
);
