//! Signing in and out, devices, password, own preferences.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    contract::{Nothing, Open, SignedIn, endpoint},
    id::{Id, Patient, Person, Session},
    start::Start,
    text::Line,
    units::Membership,
};

/// How the client keeps its session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SessionKind {
    /// In a `__Host-` cookie that scripts cannot read (the web app).
    Cookie,
    /// As a bearer token in the `Authorization` header (native apps).
    Bearer,
}

/// The app's languages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Norwegian bokmål.
    #[default]
    Nb,
    /// Norwegian nynorsk.
    Nn,
    /// English.
    En,
}

impl Language {
    /// All languages, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Nb, Self::Nn, Self::En];

    /// The BCP 47 tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Nb => "nb",
            Self::Nn => "nn",
            Self::En => "en",
        }
    }

    /// The language with this tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }
}

/// Signing in.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignInRequest {
    /// User name or e-mail address, any case.
    pub username: Line<254>,
    /// The password. Not trimmed: white space counts.
    pub password: String,
    /// How the session is kept.
    pub kind: SessionKind,
    /// The device as its owner would call it: «Chrome på Android».
    pub device: Option<Line<80>>,
}

/// Signed in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SignedInResponse {
    /// The token, for bearer sessions only. Shown once.
    pub token: Option<String>,
    /// The first screen.
    pub start: Start,
}

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Me {
    /// The account.
    pub person: Id<Person>,
    /// The session in use.
    pub session: Id<Session>,
    /// Full name.
    pub name: String,
    /// The app's language.
    pub language: Language,
    /// Text size in per cent: 100, 125, 150 or 200.
    pub text_size: u16,
    /// The person's own record, if they are a patient.
    pub patient: Option<Id<Patient>>,
    /// Where they work, if they are staff.
    pub memberships: Vec<Membership>,
    /// When the session ends if nothing happens.
    pub session_ends_at: DateTime<Utc>,
}

/// A signed-in device.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SessionInfo {
    /// Its id.
    pub id: Id<Session>,
    /// The device, as given at sign-in.
    pub device: Option<String>,
    /// How it keeps the session.
    pub kind: SessionKind,
    /// Signed in at.
    pub started_at: DateTime<Utc>,
    /// Last used, to the minute.
    pub last_used_at: DateTime<Utc>,
    /// Whether it is the one asking.
    pub current: bool,
}

/// My sessions, the newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Sessions {
    /// The sessions that have not ended.
    pub sessions: Vec<SessionInfo>,
}

/// A new password.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangePasswordRequest {
    /// The one in use.
    pub current: String,
    /// The new one: at least 10 characters and not easy to guess (zxcvbn score 3 of 4); no other rules.
    pub new: String,
}

/// Own preferences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Preferences {
    /// The app's language.
    pub language: Language,
    /// Text size in per cent: 100, 125, 150 or 200.
    pub text_size: u16,
}

/// Text sizes one can choose, in per cent.
pub const TEXT_SIZES: [u16; 4] = [100, 125, 150, 200];

/// Which session.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct AtSession {
    /// The session.
    pub session: Id<Session>,
}

endpoint!(
    /// Signs in with user name and password; attempts are limited per account and per address.
    SignIn: Post "/api/v1/session", Open, at Nothing, send SignInRequest, get SignedInResponse
);
endpoint!(
    /// Signs this device out.
    SignOut: Delete "/api/v1/session", SignedIn, at Nothing, get ()
);
endpoint!(
    /// My signed-in devices.
    ListSessions: Get "/api/v1/sessions", SignedIn, at Nothing, get Sessions
);
endpoint!(
    /// Signs one of my devices out.
    EndSession: Delete "/api/v1/sessions/{session}", SignedIn, at AtSession, get ()
);
endpoint!(
    /// Signs all my devices out, this one too.
    SignOutEverywhere: Delete "/api/v1/sessions", SignedIn, at Nothing, get ()
);
endpoint!(
    /// Changes my password and signs my other devices out.
    ChangePassword: Put "/api/v1/me/password", SignedIn, at Nothing, send ChangePasswordRequest, get ()
);
endpoint!(
    /// Changes my language and text size.
    ChangePreferences: Put "/api/v1/me/preferences", SignedIn, at Nothing, send Preferences, get Preferences
);
