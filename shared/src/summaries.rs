//! Discharge summaries (epikrise; FHIR: Composition): drafted, signed, released, superseded, withdrawn.
//!
//! Invariant: a signed text never changes. A correction is a new version; the old stays readable.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    author::Author,
    contract::{OnPatient, Pdf, endpoint},
    id::{self, Id, Patient},
    patients::AtPatient,
    right::marker,
    text::{LanguageTag, Line, Prose},
};

mod received;
mod requests;
mod responses;
mod sections;

pub use received::*;
pub use requests::*;
pub use responses::*;
pub use sections::SectionKind;

/// What happened to a medicine during the stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MedicineChange {
    /// Started.
    New,
    /// Dose or time changed.
    Changed,
    /// Stopped.
    Stopped,
    /// As before.
    Unchanged,
    /// Not said: a message does not say what was changed.
    NotStated,
}

/// A medicine at discharge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Medicine {
    /// Name and strength: «Eliquis 2,5 mg».
    pub name: Line<200>,
    /// How to take it, in plain words: «1 tablett morgen og kveld».
    pub dosage: Option<Line<300>>,
    /// What happened to it.
    pub change: MedicineChange,
    /// Why, in plain words.
    pub reason: Option<Line<500>>,
    /// The last day, for a course.
    pub until: Option<NaiveDate>,
    /// Only when needed (ved behov), not fixed.
    pub as_needed: bool,
}

/// What a letter says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SummaryContent {
    /// The letter's language.
    pub lang: LanguageTag,
    /// The sections that were written.
    pub sections: BTreeMap<SectionKind, Prose<20_000>>,
    /// The medicines at discharge; at most 60.
    pub medicines: Vec<Medicine>,
    /// What stands at the top: sentences of the section to the patient, word for word, chosen by who wrote it. At most
    /// three.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub highlights: Vec<Line<300>>,
    /// The sections of a letter that came as a message, in its order, the patient's first. Only messages fill it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub received: Vec<ReceivedSection>,
}

/// How many medicines a letter holds at most.
pub const MOST_MEDICINES: usize = 60;

/// How many sentences stand at the top at most.
pub const MOST_HIGHLIGHTS: usize = 3;

/// Where a letter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SummaryStatus {
    /// Being written.
    Draft,
    /// Signed, not yet with the patient.
    Signed,
    /// With the patient.
    Released,
    /// A newer version was released.
    Superseded,
    /// Withdrawn; the text stays with those who signed it.
    Withdrawn,
}

/// Who did something, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Act {
    /// Who.
    pub author: Author,
    /// When.
    pub at: DateTime<Utc>,
}

/// Why a letter was withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Withdrawal {
    /// Who.
    pub author: Author,
    /// When.
    pub at: DateTime<Utc>,
    /// Why, as the patient reads it.
    pub reason: String,
}

/// A letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DischargeSummary {
    /// This version's id.
    pub id: Id<id::DischargeSummary>,
    /// The stay it is about.
    pub stay: Id<id::HospitalStay>,
    /// The ward's name.
    pub ward: String,
    /// Admitted on, in Norway.
    pub admitted_on: NaiveDate,
    /// Discharged on, in Norway.
    pub discharged_on: Option<NaiveDate>,
    /// Which version of the letter, from 1.
    pub number: i32,
    /// The version before.
    pub previous: Option<Id<id::DischargeSummary>>,
    /// A released version after it.
    pub newer: Option<Id<id::DischargeSummary>>,
    /// What changed since the version before, and why.
    pub change_note: Option<String>,
    /// Where it stands.
    pub status: SummaryStatus,
    /// What it says; absent for the patient when it is withdrawn.
    pub content: Option<SummaryContent>,
    /// Who wrote last, and when.
    pub written: Act,
    /// Who signed.
    pub signed: Option<Act>,
    /// Who released it to the patient.
    pub released: Option<Act>,
    /// Why it was withdrawn.
    pub withdrawn: Option<Withdrawal>,
    /// Who has said that they read it.
    pub reads: Vec<Act>,
    /// To whom the patient's section is written, when the letter came as a message: such a letter is corrected where it
    /// was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received_section: Option<PatientSection>,
    /// When it is shown to the patient by itself, when it waits for that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown_at: Option<DateTime<Utc>>,
    /// When the patient asked for an explanation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explanation_asked_at: Option<DateTime<Utc>>,
    /// What its readers said of its paragraphs, the oldest first: to related persons what they said themselves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub responses: Vec<ParagraphResponse>,
    /// Whether the reader may sign it as it stands.
    #[serde(default)]
    pub may_sign: bool,
    /// Version of the draft, for changing it, from 1.
    pub version: i32,
}

/// A letter in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SummaryHeadline {
    /// Its id.
    pub id: Id<id::DischargeSummary>,
    /// The stay it is about.
    pub stay: Id<id::HospitalStay>,
    /// The ward's name.
    pub ward: String,
    /// Admitted on, in Norway.
    pub admitted_on: NaiveDate,
    /// Discharged on, in Norway.
    pub discharged_on: Option<NaiveDate>,
    /// Which version of the letter, from 1.
    pub number: i32,
    /// Where it stands.
    pub status: SummaryStatus,
    /// Signed at.
    pub signed_at: Option<DateTime<Utc>>,
    /// Released at.
    pub released_at: Option<DateTime<Utc>>,
    /// Whether it has a section to the patient.
    pub has_patient_information: bool,
    /// When the patient read it first.
    pub read_at: Option<DateTime<Utc>>,
}

/// Letters, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Summaries {
    /// The letters the reader may see.
    pub summaries: Vec<SummaryHeadline>,
}

/// Which letter.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct AtSummary {
    /// Whose.
    pub patient: Id<Patient>,
    /// Which.
    pub summary: Id<id::DischargeSummary>,
}

endpoint!(
    /// The letters the reader may see: the patient those released, staff of the ward drafts too.
    ListSummaries: Get "/api/v1/patients/{patient}/summaries",
    OnPatient<marker::ReadSummaries>, at AtPatient, get Summaries
);
endpoint!(
    /// One letter.
    GetSummary: Get "/api/v1/patients/{patient}/summaries/{summary}",
    OnPatient<marker::ReadSummaries>, at AtSummary, get DischargeSummary
);
endpoint!(
    /// The letter on paper, as far as the reader may see it: a tagged PDF with large text.
    GetSummaryPaper: Get "/api/v1/patients/{patient}/summaries/{summary}/paper",
    OnPatient<marker::ReadSummaries>, at AtSummary, get Pdf
);
endpoint!(
    /// Begins a letter.
    DraftSummary: Post "/api/v1/patients/{patient}/summaries",
    OnPatient<marker::WriteSummaries>, at AtPatient, send NewSummary, get DischargeSummary
);
endpoint!(
    /// Begins a new version of a signed letter.
    ReviseSummary: Post "/api/v1/patients/{patient}/summaries/{summary}/versions",
    OnPatient<marker::WriteSummaries>, at AtSummary, send NewVersion, get DischargeSummary
);
endpoint!(
    /// Changes a draft.
    ChangeDraft: Put "/api/v1/patients/{patient}/summaries/{summary}",
    OnPatient<marker::WriteSummaries>, at AtSummary, send ChangeDraftRequest, get DischargeSummary
);
endpoint!(
    /// Signs a draft. From now on the text cannot change.
    SignSummary: Post "/api/v1/patients/{patient}/summaries/{summary}/sign",
    OnPatient<marker::SignSummaries>, at AtSummary, send SeenVersion, get DischargeSummary
);
endpoint!(
    /// Releases a signed letter to the patient; the version before is superseded.
    ReleaseSummary: Post "/api/v1/patients/{patient}/summaries/{summary}/release",
    OnPatient<marker::ReleaseSummaries>, at AtSummary, send SeenVersion, get DischargeSummary
);
endpoint!(
    /// Withdraws a signed or released letter, with a reason the patient reads.
    WithdrawSummary: Post "/api/v1/patients/{patient}/summaries/{summary}/withdraw",
    OnPatient<marker::ReleaseSummaries>, at AtSummary, send WithdrawRequest, get DischargeSummary
);
endpoint!(
    /// Shows the patient a letter that came without a section to them: somebody has looked at it. Twice is fine.
    LookThroughSummary: Post "/api/v1/patients/{patient}/summaries/{summary}/looked-through",
    OnPatient<marker::LookThroughSummaries>, at AtSummary, get DischargeSummary
);
endpoint!(
    /// Asks those who wrote the letter to explain it. Once; asking again changes nothing.
    AskForExplanation: Post "/api/v1/patients/{patient}/summaries/{summary}/explanation",
    OnPatient<marker::ConfirmReading>, at AtSummary, send AskForExplanationRequest, get DischargeSummary
);
endpoint!(
    /// A read receipt: the reader has read the letter. Once per person.
    ConfirmReading: Post "/api/v1/patients/{patient}/summaries/{summary}/reads",
    OnPatient<marker::ConfirmReading>, at AtSummary, get ()
);
