//! Invitations: a related person confirms, corrects or declines, with or without an account.
//!
//! Invariant: nothing here tells that the patient is ill, where they are or who cares for them. The token
//! stands in the part of the link after `#`, which no server, log or referrer sees.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    contract::{Nothing, Open, endpoint},
    identity::Language,
    related_persons::{RelatedPersonFields, Relationship},
    text::Line,
};

/// For how many days an invitation can be answered.
pub const INVITATION_DAYS: i64 = 14;

/// How often one may be wrong about the known fact.
pub const WRONG_FACTS: i32 = 5;

/// The link's token, or the code on paper.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InvitationToken {
    /// As in the link; a code in any case, with or without spaces and hyphens.
    pub token: Line<100>,
}

impl std::fmt::Debug for InvitationToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("InvitationToken(…)")
    }
}

/// What one must know to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum KnownFact {
    /// The year one was born.
    BirthYear,
    /// The last four digits of one's telephone number.
    PhoneLastFour,
}

/// Where an invitation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum InvitationState {
    /// It can be answered.
    Open,
    /// It has been answered.
    Answered,
    /// Its time is over.
    Expired,
    /// It was called back, or a newer one was sent.
    Revoked,
    /// Too many wrong answers.
    Locked,
}

/// What anybody with the link sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct InvitationCover {
    /// The given name of who wrote one down: «Kåre har ført deg opp som pårørende».
    pub given_name: String,
    /// Where it stands.
    pub state: InvitationState,
    /// What to prove it with.
    pub fact: KnownFact,
    /// How many wrong answers are left.
    pub tries_left: i32,
    /// Until when.
    pub until: DateTime<Utc>,
    /// The language it was written in.
    pub language: Language,
}

/// The link and the fact.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InvitationProof {
    /// See [`InvitationToken`].
    pub token: Line<100>,
    /// The year, or the four digits.
    pub fact: Line<20>,
}

impl std::fmt::Debug for InvitationProof {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("InvitationProof(…)")
    }
}

/// What is registered about the one who proved it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct InvitationContent {
    /// The patient's given name.
    pub given_name: String,
    /// One's own given name, as registered.
    pub own_given_name: String,
    /// One's own family name.
    pub own_family_name: String,
    /// How one is related.
    pub relation: Relationship,
    /// Telephone.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// When one can be reached.
    pub reachable: Option<String>,
    /// Born on.
    pub birth_date: Option<NaiveDate>,
    /// Whether the patient wants one as next of kin.
    pub next_of_kin: bool,
    /// Whether one has an account that goes with it already.
    pub has_account: bool,
}

/// An account to make with the answer.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRelativeAccount {
    /// User name, any case; an e-mail address will do.
    pub username: Line<100>,
    /// The password; see `ChangePassword`.
    pub password: String,
}

impl std::fmt::Debug for NewRelativeAccount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewRelativeAccount(…)")
    }
}

/// With which account one goes on.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WithAccount {
    /// With none.
    None,
    /// With the one that is signed in.
    SignedIn,
    /// With a new one.
    New(NewRelativeAccount),
}

/// An answer to an invitation.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InvitationAnswer {
    /// See [`InvitationToken`].
    pub token: Line<100>,
    /// The year, or the four digits.
    pub fact: Line<20>,
    /// As it should be; absent declines. What differs from the registration is a correction.
    pub fields: Option<RelatedPersonFields>,
    /// The language one wants to be written to in.
    pub language: Language,
    /// With which account.
    pub account: WithAccount,
}

/// Answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct InvitationAnswered {
    /// Whether something waits for the patient's or staff's yes.
    pub waits: bool,
    /// Whether one can sign in now.
    pub has_account: bool,
}

endpoint!(
    /// Looks at an invitation without opening it: whose, and what to prove it with. Attempts are limited.
    OpenInvitation: Post "/api/v1/invitation", Open, at Nothing, send InvitationToken, get InvitationCover
);
endpoint!(
    /// Opens an invitation: the link and one known fact.
    ProveInvitation: Post "/api/v1/invitation/proof", Open, at Nothing, send InvitationProof, get InvitationContent
);
endpoint!(
    /// Confirms, corrects or declines. Once.
    AnswerInvitation: Post "/api/v1/invitation/answer", Open, at Nothing, send InvitationAnswer, get InvitationAnswered
);
