//! Ids that name what they identify, so that a step's id can never be passed for a patient's.

use std::{fmt, hash, marker::PhantomData, str::FromStr};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

/// The id of a `T`: a UUID, version 7 when we make it (RFC 9562), written as 36 lower-case characters.
pub struct Id<T> {
    raw: Uuid,
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// Wraps a UUID that is known to identify a `T`.
    #[must_use]
    pub const fn new(raw: Uuid) -> Self {
        Self {
            raw,
            of: PhantomData,
        }
    }

    /// The UUID itself.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        self.raw
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.raw == other.raw
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.raw.cmp(&other.raw)
    }
}
impl<T> hash::Hash for Id<T> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.raw.hash(state);
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.raw.fmt(f)
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.raw.fmt(f)
    }
}
impl<T> FromStr for Id<T> {
    type Err = uuid::Error;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        s.parse().map(Self::new)
    }
}
impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.raw.serialize(serializer)
    }
}
impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Uuid::deserialize(deserializer).map(Self::new)
    }
}
impl<T> JsonSchema for Id<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Id".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "uuid" })
    }
}

/// What ids can point at. Empty types: they exist to keep ids apart.
macro_rules! identified {
    ($($(#[$doc:meta])* $name:ident,)*) => { $( $(#[$doc])* #[derive(Debug)] pub enum $name {} )* };
}
identified! {
    /// An account: somebody who can sign in.
    Person,
    /// A signed-in device.
    Session,
    /// A ward, home-care district, GP office or coordinator's office.
    Unit,
    /// A person whose way home is followed.
    Patient,
    /// One thing that matters to the patient.
    WhatMatters,
    /// Something done about what matters.
    FollowUp,
    /// How it goes with what matters, said by the patient.
    Rating,
    /// A stay in hospital.
    HospitalStay,
    /// A discharge summary (epikrise), one version of it.
    DischargeSummary,
    /// What a reader said of a paragraph of it.
    ParagraphResponse,
    /// The plan after a stay.
    CarePlan,
    /// One step of the plan.
    Step,
    /// One line in a unit's inbox.
    Update,
    /// One line of the access log.
    AuditEvent,
    /// Somebody near the patient.
    RelatedPerson,
    /// What a related person corrected in their registration.
    Correction,
    /// What was opened for a related person.
    Consent,
    /// Something a related person said.
    Contribution,
    /// One mail.
    Mail,
    /// A message from or to another system.
    Message,
    /// Something that a message proposes.
    Proposal,
    /// A checklist.
    Checklist,
    /// A template of checklists, one version of it.
    ChecklistTemplate,
    /// One unit's question to another whether it takes a patient over.
    Handover,
    /// That a member of staff is away.
    StaffAbsence,
    /// A question or observation for the next visit to the GP.
    VisitNote,
    /// A link to the page for the GP.
    VisitLink,
    /// What was decided at a visit to the GP.
    VisitOutcome,
    /// What somebody told of being worse.
    Worsening,
    /// An assessment of frailty.
    ClinicalFrailty,
    /// How the reconciliation of medicines stood.
    MedicationReconciliation,
    /// A version of the note before a planned discharge.
    PlannedDischargeNote,
    /// A version of what was written down about a conversation at discharge.
    DischargeConversation,
    /// A risk that somebody sees to.
    RiskFlag,
    /// A meeting at a unit's board.
    BoardMeeting,
    /// What a meeting decided about a patient.
    MeetingDecision,
}
