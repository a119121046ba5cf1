//! «Hva er viktig for deg?»: what matters to the patient, in own words, and what came of it.
//!
//! Invariant: words are never overwritten. A change makes a new version and the old stays readable.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    author::Author,
    contract::{OnPatient, endpoint},
    id::{self, Id, Patient, Unit},
    patients::AtPatient,
    plan::StepBrief,
    right::marker,
    text::Prose,
};

mod requests;

pub use requests::*;

/// The words: 1–4,000 characters in any language.
pub type Words = Prose<4000>;

/// How many entries a record holds at most.
pub const MOST_ENTRIES: usize = 200;

/// Whose words an entry holds. Always shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SaidBy {
    /// The patient's own.
    Patient,
    /// A relative's, as they see it.
    Relative,
    /// The patient's, written down by staff.
    StaffOnBehalf,
}

/// Where an entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EntryStatus {
    /// It matters now.
    Active,
    /// It has been reached.
    Reached,
    /// Something else took its place.
    Changed,
    /// It no longer matters.
    NoLongerImportant,
}

/// A goal attainment level (Kiresuk and Sherman's scale; HL7 PCO IG): how it goes compared with the hope.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Attainment {
    /// −2
    MuchWorseThanHoped,
    /// −1
    SomewhatWorseThanHoped,
    /// 0
    AsHoped,
    /// +1
    SomewhatBetterThanHoped,
    /// +2
    MuchBetterThanHoped,
}

impl Attainment {
    /// All levels, the lowest first.
    pub const ALL: [Self; 5] = [
        Self::MuchWorseThanHoped,
        Self::SomewhatWorseThanHoped,
        Self::AsHoped,
        Self::SomewhatBetterThanHoped,
        Self::MuchBetterThanHoped,
    ];

    /// The level as a number from −2 to +2.
    #[must_use]
    pub const fn level(self) -> i32 {
        match self {
            Self::MuchWorseThanHoped => -2,
            Self::SomewhatWorseThanHoped => -1,
            Self::AsHoped => 0,
            Self::SomewhatBetterThanHoped => 1,
            Self::MuchBetterThanHoped => 2,
        }
    }

    /// The level with this number.
    #[must_use]
    pub fn from_level(level: i32) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|attainment| attainment.level() == level)
    }
}

/// «Sett av hjemmesykepleien 14.3.»: a unit says that it has seen the entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Acknowledgement {
    /// The unit.
    pub unit: Id<Unit>,
    /// Who, with the unit's name.
    pub author: Author,
    /// Which version of the words they saw.
    pub version: i32,
    /// When.
    pub at: DateTime<Utc>,
}

/// Something that was done about an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FollowUp {
    /// Its id.
    pub id: Id<id::FollowUp>,
    /// What was done.
    pub text: String,
    /// On which day.
    pub done_on: NaiveDate,
    /// Who wrote it down.
    pub author: Author,
    /// When it was written down.
    pub at: DateTime<Utc>,
}

/// The person's own rating.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Rating {
    /// Its id.
    pub id: Id<id::Rating>,
    /// How it goes.
    pub attainment: Attainment,
    /// In own words.
    pub note: Option<String>,
    /// Who rated.
    pub author: Author,
    /// When.
    pub at: DateTime<Utc>,
}

/// One thing that matters, with all that came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WhatMattersEntry {
    /// Its id.
    pub id: Id<id::WhatMatters>,
    /// Place in the patient's order, from 0; only active entries are in the order.
    pub position: i32,
    /// The words as they stand now.
    pub text: String,
    /// Their language (BCP 47).
    pub lang: String,
    /// Whose words.
    pub said_by: SaidBy,
    /// Who wrote this version.
    pub author: Author,
    /// When the entry was first written.
    pub written_at: DateTime<Utc>,
    /// When this version was written.
    pub changed_at: DateTime<Utc>,
    /// Version, from 1.
    pub version: i32,
    /// Where it stands.
    pub status: EntryStatus,
    /// Who has seen it, oldest first.
    pub acknowledgements: Vec<Acknowledgement>,
    /// What was done, oldest first.
    pub follow_ups: Vec<FollowUp>,
    /// How it goes, oldest first.
    pub ratings: Vec<Rating>,
    /// Steps of the plan that serve it.
    pub steps: Vec<StepBrief>,
}

/// What matters: active entries in the patient's order, then the others, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WhatMattersList {
    /// The entries.
    pub entries: Vec<WhatMattersEntry>,
}

/// One version of an entry's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EntryVersion {
    /// Version, from 1.
    pub version: i32,
    /// The words.
    pub text: String,
    /// Their language (BCP 47).
    pub lang: String,
    /// Who wrote them.
    pub author: Author,
    /// When.
    pub at: DateTime<Utc>,
}

/// All versions of an entry, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EntryVersions {
    /// The versions.
    pub versions: Vec<EntryVersion>,
}

/// Which entry.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct AtEntry {
    /// Whose.
    pub patient: Id<Patient>,
    /// Which.
    pub entry: Id<id::WhatMatters>,
}

endpoint!(
    /// What matters to the patient.
    ListWhatMatters: Get "/api/v1/patients/{patient}/what-matters",
    OnPatient<marker::ReadWhatMatters>, at AtPatient, get WhatMattersList
);
endpoint!(
    /// Writes what matters; it comes last in the order.
    WriteWhatMatters: Post "/api/v1/patients/{patient}/what-matters",
    OnPatient<marker::WriteWhatMatters>, at AtPatient, send NewEntry, get WhatMattersEntry
);
endpoint!(
    /// Changes the words; the earlier ones stay readable.
    ChangeWhatMatters: Put "/api/v1/patients/{patient}/what-matters/{entry}",
    OnPatient<marker::WriteWhatMatters>, at AtEntry, send ChangeEntry, get WhatMattersEntry
);
endpoint!(
    /// Orders the active entries.
    OrderWhatMatters: Put "/api/v1/patients/{patient}/what-matters-order",
    OnPatient<marker::WriteWhatMatters>, at AtPatient, send EntryOrder, get WhatMattersList
);
endpoint!(
    /// Says that an entry is reached, no longer important, or active again.
    SetWhatMattersStatus: Put "/api/v1/patients/{patient}/what-matters/{entry}/status",
    OnPatient<marker::WriteWhatMatters>, at AtEntry, send SetEntryStatus, get WhatMattersEntry
);
endpoint!(
    /// The earlier wordings of an entry.
    ListWhatMattersVersions: Get "/api/v1/patients/{patient}/what-matters/{entry}/versions",
    OnPatient<marker::ReadWhatMatters>, at AtEntry, get EntryVersions
);
endpoint!(
    /// Says on the unit's behalf that the entry has been seen. Once per unit and version.
    AcknowledgeWhatMatters: Post "/api/v1/patients/{patient}/what-matters/{entry}/acknowledgements",
    OnPatient<marker::FollowUpWhatMatters>, at AtEntry, send Acknowledge, get WhatMattersEntry
);
endpoint!(
    /// Writes down what was done about an entry.
    FollowUpWhatMatters: Post "/api/v1/patients/{patient}/what-matters/{entry}/follow-ups",
    OnPatient<marker::FollowUpWhatMatters>, at AtEntry, send NewFollowUp, get WhatMattersEntry
);
endpoint!(
    /// Says how it goes.
    RateWhatMatters: Post "/api/v1/patients/{patient}/what-matters/{entry}/ratings",
    OnPatient<marker::RateWhatMatters>, at AtEntry, send NewRating, get WhatMattersEntry
);
