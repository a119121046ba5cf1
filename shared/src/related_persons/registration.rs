//! A registration: where it stands, on whose word, what was corrected, what happened.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    author::Author,
    id::{self, Id},
};

/// Where a registration stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RegistrationState {
    /// Written down; nobody has been asked yet.
    Registered,
    /// Asked; no answer yet.
    Invited,
    /// Said yes, as it was registered.
    Confirmed,
    /// Said yes, and corrected something.
    Corrected,
    /// Said no.
    Declined,
    /// Asked, and did not answer in time.
    Expired,
    /// No longer a related person.
    Ended,
}

impl RegistrationState {
    /// Whether the person has said yes.
    #[must_use]
    pub const fn is_confirmed(self) -> bool {
        matches!(self, Self::Confirmed | Self::Corrected)
    }

    /// Whether the registration counts no more.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Declined | Self::Ended)
    }
}

/// On whose word somebody was registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RegistrationBasis {
    /// The patient did it.
    PatientInApp,
    /// Staff did it as the patient said.
    PatientsWord,
    /// The patient could not say; staff wrote down whom the law points at.
    PatientUnable,
}

/// A field of the registration that the person can correct.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CorrectedField {
    /// Given name.
    GivenName,
    /// Family name.
    FamilyName,
    /// Telephone.
    Phone,
    /// E-mail.
    Email,
    /// When they can be reached.
    Reachable,
    /// Born on.
    BirthDate,
    /// How they are related. Waits for the patient's or staff's yes.
    Relation,
    /// Whether they are next of kin. Waits for the patient's or staff's yes, unless the person steps down:
    /// nobody has a duty to be it.
    NextOfKin,
}

impl CorrectedField {
    /// Whether a correction waits for somebody's yes; the others apply at once.
    #[must_use]
    pub const fn waits(self) -> bool {
        matches!(self, Self::Relation | Self::NextOfKin)
    }
}

/// Where a correction stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CorrectionState {
    /// It holds.
    Applied,
    /// It waits for the patient's or staff's yes.
    Waiting,
    /// Somebody said no to it.
    Refused,
}

/// A correction by the related person, with the value before and after. Values are as in the registration:
/// text, a date, a code of [`Relationship`], or `true` and `false`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Correction {
    /// Its id.
    pub id: Id<id::Correction>,
    /// What.
    pub field: CorrectedField,
    /// Before.
    pub old: Option<String>,
    /// After.
    pub new: Option<String>,
    /// Where it stands.
    pub state: CorrectionState,
    /// When it was said.
    pub at: DateTime<Utc>,
    /// Who decided, when somebody did.
    pub decided_by: Option<Author>,
}

/// What happened to a registration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RegistrationEvent {
    /// Written down.
    Registered,
    /// Changed by the patient or staff.
    Changed,
    /// Asked, by mail.
    InvitedByMail,
    /// Asked, with a code on paper.
    InvitedOnPaper,
    /// Must be asked again, by hand: there is no address to write to.
    AskAgain,
    /// The invitation was called back.
    InvitationRevoked,
    /// The invitation was locked after too many wrong answers.
    InvitationLocked,
    /// Said yes.
    Confirmed,
    /// Said yes and corrected something.
    Corrected,
    /// Stays a contact, and is not next of kin.
    SteppedDown,
    /// Said no.
    Declined,
    /// Did not answer in time.
    Expired,
    /// A correction was accepted.
    CorrectionAccepted,
    /// A correction was refused.
    CorrectionRefused,
    /// No longer a related person.
    Ended,
}

/// One line of a registration's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HistoryLine {
    /// What.
    pub event: RegistrationEvent,
    /// Who.
    pub author: Author,
    /// When.
    pub at: DateTime<Utc>,
}
