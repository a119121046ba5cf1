//! What units and patients see of the messages that were received and sent, and what they do about them.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Act, Message, MessageKind, MessageRelative};
use crate::{
    contract::{OnPatient, OnUnit, endpoint},
    id::{self, Id, Patient, Unit},
    patients::{AtPatient, AtUnit, PatientRef},
    plan::{NewStep, Step},
    right::marker,
    text::{Line, Prose},
};

/// Where messages from other systems are posted: `application/xml` in, an application receipt (AppRec 1.1) out. Outside
/// the list of endpoints, which speak JSON.
pub const MESSAGES_PATH: &str = "/api/v1/messages";

/// What became of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MessageState {
    /// The patient is not known here: a coordinator decides.
    Held,
    /// Accepted and acted on.
    Accepted,
    /// Kept, of a type or version that is not read here.
    Unread,
    /// Refused; its sender was told why.
    Rejected,
    /// Made here, for another system to send on.
    Sent,
}

/// A message in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MessageLine {
    /// Its id here.
    pub id: Id<id::Message>,
    /// What it is for.
    pub kind: MessageKind,
    /// The type as sent: `LOG_INNLAGT`.
    pub kind_code: String,
    /// New, changed or cancelled.
    pub act: Act,
    /// What became of it.
    pub state: MessageState,
    /// From whom.
    pub from: String,
    /// To whom.
    pub to: String,
    /// When it was made.
    pub made_at: Option<DateTime<Utc>>,
    /// When it came here, or was made here.
    pub received_at: DateTime<Utc>,
    /// Whether the reader may open it: reports are for those who follow up and those they were sent to.
    pub opens: bool,
}

/// Messages about a patient, the newest first; at most 500.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Messages {
    /// The messages.
    pub messages: Vec<MessageLine>,
}

/// A message, opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OpenMessage {
    /// Its line.
    pub line: MessageLine,
    /// What was understood of it.
    pub message: Message,
    /// SHA-256 of the bytes that came, hexadecimal.
    pub sha256: String,
}

/// The bytes as they came, or as they were made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MessageOriginal {
    /// SHA-256 of the bytes, hexadecimal.
    pub sha256: String,
    /// A name for a file.
    pub file_name: String,
    /// The bytes, base64.
    pub bytes: String,
}

/// What was told about a patient from unit to unit, in a line; never what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TimelineEntry {
    /// What it was for.
    pub kind: MessageKind,
    /// New, changed or cancelled.
    pub act: Act,
    /// From whom.
    pub from: String,
    /// To whom.
    pub to: String,
    /// When it was told.
    pub at: DateTime<Utc>,
    /// The day it is about, when it is about one.
    pub on: Option<NaiveDate>,
    /// That day is an estimate («antatt»).
    pub estimate: bool,
}

/// What was told about a patient, the newest first; at most 200.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Timeline {
    /// The entries.
    pub entries: Vec<TimelineEntry>,
}

/// What a message proposes. Nothing comes of it unless somebody takes it up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Proposed {
    /// A step of the plan: a line of «Planer for videre oppfølging», or a check-up.
    Step {
        /// The sender's words.
        text: String,
        /// The day, when one was said.
        due: Option<NaiveDate>,
    },
    /// A contact registration.
    RelatedPerson(Box<MessageRelative>),
}

/// A proposal that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Proposal {
    /// Its id.
    pub id: Id<id::Proposal>,
    /// What.
    pub what: Proposed,
    /// In what kind of message it stood.
    pub source: MessageKind,
    /// Who sent that.
    pub from: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Proposals that wait, the oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Proposals {
    /// The proposals.
    pub proposals: Vec<Proposal>,
}

/// What becomes of a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SettleProposalRequest {
    /// It was taken up; otherwise it is not wanted.
    pub taken_up: bool,
}

/// Somebody whom messages are about and who is not known here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HeldPatient {
    /// The newest of the messages: by it one accepts or refuses all of them.
    pub message: Id<id::Message>,
    /// Given name, as sent.
    pub given_name: String,
    /// Family name, as sent.
    pub family_name: String,
    /// Born on.
    pub birth_date: Option<NaiveDate>,
    /// The messages, the newest first.
    pub messages: Vec<MessageLine>,
}

/// Those who wait, the longest waiting first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HeldPatients {
    /// The people.
    pub patients: Vec<HeldPatient>,
}

/// Accepts somebody: registers them as the messages say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptHeldRequest {
    /// Made by the client: the record's id, unless the person turns out to be known.
    pub id: Id<Patient>,
    /// Where they live.
    pub municipality: Line<60>,
}

/// Refuses messages about somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RefuseHeldRequest {
    /// Why.
    pub reason: Prose<500>,
}

/// A question to the ward.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskWardRequest {
    /// Made by the client: sending twice asks once.
    pub id: Id<id::Message>,
    /// The question.
    pub text: Prose<5000>,
}

/// A report to the ward of what the municipality knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportAdmissionRequest {
    /// Made by the client: sending twice makes one report.
    pub id: Id<id::Message>,
    /// How the patient manages at home, usually.
    pub function: Option<Prose<5000>>,
    /// What services they have.
    pub services: Option<Prose<5000>>,
}

/// Which message.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct AtMessage {
    /// About whom.
    pub patient: Id<Patient>,
    /// Which.
    pub message: Id<id::Message>,
}

/// Which held message.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct AtHeld {
    /// For whose coordinator.
    pub unit: Id<Unit>,
    /// Which.
    pub held: Id<id::Message>,
}

/// Which proposal.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct AtProposal {
    /// About whom.
    pub patient: Id<Patient>,
    /// Which.
    pub proposal: Id<id::Proposal>,
}

endpoint!(
    /// Messages about the patient.
    ListMessages: Get "/api/v1/patients/{patient}/messages",
    OnPatient<marker::ReadMessages>, at AtPatient, get Messages
);
endpoint!(
    /// One message, as it was understood.
    GetMessage: Get "/api/v1/patients/{patient}/messages/{message}",
    OnPatient<marker::ReadMessages>, at AtMessage, get OpenMessage
);
endpoint!(
    /// The bytes of a message as they came.
    GetMessageOriginal: Get "/api/v1/patients/{patient}/messages/{message}/original",
    OnPatient<marker::ReadMessages>, at AtMessage, get MessageOriginal
);
endpoint!(
    /// What hospital, municipality and GP have told each other about the patient.
    GetTimeline: Get "/api/v1/patients/{patient}/timeline",
    OnPatient<marker::ReadStays>, at AtPatient, get Timeline
);
endpoint!(
    /// What messages propose and nobody has decided.
    ListProposals: Get "/api/v1/patients/{patient}/proposals",
    OnPatient<marker::ManagePlan>, at AtPatient, get Proposals
);
endpoint!(
    /// Adds a step that a message proposes.
    TakeUpStep: Post "/api/v1/patients/{patient}/proposals/{proposal}/step",
    OnPatient<marker::ManagePlan>, at AtProposal, send NewStep, get Step
);
endpoint!(
    /// Says what became of a proposal. Sending twice is fine.
    SettleProposal: Post "/api/v1/patients/{patient}/proposals/{proposal}/settle",
    OnPatient<marker::ManagePlan>, at AtProposal, send SettleProposalRequest, get Proposals
);
endpoint!(
    /// Writes an admission report (Innleggelsesrapport) to the ward the patient is in, from what is known here.
    ReportAdmission: Post "/api/v1/patients/{patient}/messages/admission-report",
    OnPatient<marker::SendMessages>, at AtPatient, send ReportAdmissionRequest, get MessageOriginal
);
endpoint!(
    /// Writes a question (Dialogmelding) to the ward of the patient's last stay.
    AskWard: Post "/api/v1/patients/{patient}/messages/question",
    OnPatient<marker::SendMessages>, at AtPatient, send AskWardRequest, get MessageOriginal
);
endpoint!(
    /// Those whom messages are about and who are not known here.
    ListHeld: Get "/api/v1/units/{unit}/held-messages",
    OnUnit<marker::AcceptPatients>, at AtUnit, get HeldPatients
);
endpoint!(
    /// Registers somebody whom messages are about, and acts on these messages.
    AcceptHeld: Post "/api/v1/units/{unit}/held-messages/{held}/accept",
    OnUnit<marker::AcceptPatients>, at AtHeld, send AcceptHeldRequest, get PatientRef
);
endpoint!(
    /// Refuses the messages about somebody.
    RefuseHeld: Post "/api/v1/units/{unit}/held-messages/{held}/refuse",
    OnUnit<marker::AcceptPatients>, at AtHeld, send RefuseHeldRequest, get ()
);
