//! The first screen: one request answers «hva skjer nå, og hvem ringer jeg?», for everybody.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    contract::{Nothing, Page, SignedIn, endpoint},
    id::{self, Id, Patient, Unit},
    identity::Me,
    inbox::Update,
    patients::{PatientLine, PatientRef},
    plan::Step,
    sharing::ActingFor,
    stays::{Certainty, Destination},
    summaries::SummaryHeadline,
    units::UnitRef,
};

/// The first screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Start {
    /// Who is signed in.
    pub me: Me,
    /// Today in Norway.
    pub today: NaiveDate,
    /// The patient's home, for a patient.
    pub home: Option<PatientHome>,
    /// The work that waits, for staff.
    pub work: Option<Work>,
    /// For whom the reader may act, as a related person.
    pub acting_for: Vec<ActingFor>,
}

/// The patient's home.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PatientHome {
    /// Who.
    pub patient: PatientRef,
    /// The next open step; an overdue one first.
    pub next_step: Option<Step>,
    /// What matters most.
    pub most_important: Option<MostImportant>,
    /// The newest released letter.
    pub letter: Option<SummaryHeadline>,
    /// Whom to call: the units that serve the patient now.
    pub contacts: Vec<UnitRef>,
    /// Who looked last.
    pub last_access: Option<LastAccess>,
    /// The stay that lasts, or the last one.
    pub stay: Option<StayHeadline>,
}

/// What matters most, in one card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MostImportant {
    /// The entry.
    pub id: Id<id::WhatMatters>,
    /// The words.
    pub text: String,
    /// Their language (BCP 47).
    pub lang: String,
    /// The unit that saw it last: «Sett av hjemmesykepleien 14.3.».
    pub seen_by: Option<String>,
    /// When it saw it.
    pub seen_at: Option<DateTime<Utc>>,
}

/// Who looked last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LastAccess {
    /// Their name.
    pub name: String,
    /// Their unit.
    pub unit_name: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// A stay in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StayHeadline {
    /// The ward's name.
    pub ward: String,
    /// Since when.
    pub admitted_at: DateTime<Utc>,
    /// The planned discharge date.
    pub planned_on: Option<NaiveDate>,
    /// How certain it is.
    pub planned_certainty: Option<Certainty>,
    /// Left at.
    pub discharged_at: Option<DateTime<Utc>>,
    /// To where.
    pub destination: Option<Destination>,
}

/// The work that waits in the reader's first unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Work {
    /// The unit.
    pub unit: Id<Unit>,
    /// Its inbox, for units that have one; the first page.
    pub inbox: Option<Page<Update>>,
    /// Its patients, for wards; the first page.
    pub patients: Option<Page<PatientLine>>,
    /// Whether the unit is asked to take a patient over, for those who can answer: then ask whom.
    pub asked: bool,
}

/// «Something changed»: what the stream `/api/v1/nudges` sends (`text/event-stream`; the event id is `seq`).
/// Holds no content: the app asks again through the front door.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Nudge {
    /// Position in the log of events; send the last one back as `Last-Event-ID`.
    pub seq: i64,
    /// The patient whose record changed.
    pub patient: Option<Id<Patient>>,
    /// The units concerned, of those the reader works in.
    pub units: Vec<Id<Unit>>,
}

/// Where the stream of [`Nudge`]s is.
pub const NUDGES_PATH: &str = "/api/v1/nudges";

endpoint!(
    /// The first screen, in one request.
    GetStart: Get "/api/v1/start", SignedIn, at Nothing, get Start
);
