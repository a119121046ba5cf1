//! A unit's inbox (FHIR: Communication): what happened, who took it, whether it is handled.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    absences::Away,
    author::Author,
    contract::{OnUnit, Page, endpoint},
    escalations::EscalationLevel,
    id::{self, Id, Unit},
    patients::{AtUnit, PatientRef},
    right::marker,
    summaries::Act,
};

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum UpdateKind {
    /// Something new matters to the patient.
    WhatMattersWritten,
    /// The words of what matters changed, or its status did.
    WhatMattersChanged,
    /// The patient rated how it goes.
    WhatMattersRated,
    /// A letter was released.
    SummaryReleased,
    /// A letter was withdrawn.
    SummaryWithdrawn,
    /// The planned discharge date was set or moved.
    PlannedDischargeMoved,
    /// The patient left hospital.
    Discharged,
    /// A step fell overdue.
    StepOverdue,
    /// The patient ticked an own task.
    TaskTicked,
    /// A related person confirmed their registration.
    RelatedPersonConfirmed,
    /// A related person corrected their registration.
    RelatedPersonCorrected,
    /// A related person declined.
    RelatedPersonDeclined,
    /// A related person did not answer in time.
    RelatedPersonExpired,
    /// A relative wrote what matters to the patient, as they see it.
    RelativeWroteWhatMatters,
    /// A relative saw something.
    RelativeObserved,
    /// A relative asks something.
    RelativeAsked,
    /// The hospital has told that the patient was admitted.
    Admitted,
    /// The admission did not happen after all.
    AdmissionWithdrawn,
    /// The patient is ready to leave; the text is the day.
    ReadyForDischarge,
    /// The patient is expected to be ready to leave; the text is the day.
    ReadinessExpected,
    /// The patient is not ready to leave after all.
    NotReadyAfterAll,
    /// The patient has not left hospital after all.
    DischargeWithdrawn,
    /// A report came; the text is its kind's name.
    ReportReceived,
    /// A letter came and is not with the patient yet.
    SummaryReceived,
    /// A letter came without a section written to the patient.
    PatientSectionMissing,
    /// The patient asks for an explanation of a letter; the text is theirs.
    ExplanationAsked,
    /// The patient, or a related person, asks about a paragraph of a letter; the text is theirs.
    ParagraphAsked,
    /// The patient, or a related person, has answered how it has been.
    EvaluationAnswered,
    /// The patient died.
    Died,
    /// A step is overdue still, and its owner was told long since; the text is its title.
    StepEscalated,
    /// An update waits that nobody has handled; the text is its kind's name.
    UpdateEscalated,
    /// A unit took over the patient; the text is its name.
    HandoverAccepted,
    /// A unit did not take over the patient; the text is why.
    HandoverRefused,
    /// The patient, or a relative, tells that the patient is worse; the text is since when, and their words.
    Worsened,
    /// Somebody wrote down what was decided at the GP's; the text is theirs.
    VisitRecorded,
    /// The patient is to leave tomorrow and the note about it is not written; the text is the day.
    DischargeNoteDue,
    /// A checklist was not signed by its day, and no step of the plan tells of it; the text is its title.
    ChecklistMissed,
}

/// An update.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Update {
    /// Its id.
    pub id: Id<id::Update>,
    /// Whose inbox.
    pub unit: Id<Unit>,
    /// About whom.
    pub patient: PatientRef,
    /// What happened.
    pub kind: UpdateKind,
    /// The words, title or date it is about, as it was then.
    pub text: Option<String>,
    /// The language of these words, when somebody wrote them.
    pub lang: Option<String>,
    /// Who said it, when a related person did: their words always stand with their name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said_by: Option<Author>,
    /// Whom it has come to, when it tells of what somebody else has not seen to. What has come to the leader is meant
    /// for the unit's leaders.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<EscalationLevel>,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// Who has read it, oldest first.
    pub reads: Vec<Act>,
    /// Whether the one asking has read it.
    pub read_by_me: bool,
    /// Who takes care of it; nobody while who took it is away.
    pub owner: Option<Act>,
    /// Who took it and is away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub away: Option<Away>,
    /// Who handled it.
    pub handled: Option<Act>,
    /// Version, from 1.
    pub version: i32,
}

/// Which part of the inbox.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InboxQuery {
    /// Where the page before ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// Those handled instead of those waiting.
    #[serde(default)]
    pub handled: bool,
}

/// The version of the update that was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenUpdate {
    /// The version.
    pub version: i32,
}

/// Which update.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct AtUpdate {
    /// Whose inbox.
    pub unit: Id<Unit>,
    /// Which.
    pub update: Id<id::Update>,
}

endpoint!(
    /// The unit's inbox, the newest first.
    ListUpdates: Get "/api/v1/units/{unit}/updates",
    OnUnit<marker::ReadInbox>, at AtUnit, query InboxQuery, get Page<Update>
);
endpoint!(
    /// Says that the reader has read an update. Once per person.
    ReadUpdate: Post "/api/v1/units/{unit}/updates/{update}/reads",
    OnUnit<marker::HandleUpdates>, at AtUpdate, get Update
);
endpoint!(
    /// Takes an update: the reader owns it from now on. Another's is taken over with the version seen.
    TakeUpdate: Post "/api/v1/units/{unit}/updates/{update}/owner",
    OnUnit<marker::HandleUpdates>, at AtUpdate, send SeenUpdate, get Update
);
endpoint!(
    /// Says that an update is handled.
    HandleUpdate: Post "/api/v1/units/{unit}/updates/{update}/handled",
    OnUnit<marker::HandleUpdates>, at AtUpdate, send SeenUpdate, get Update
);
