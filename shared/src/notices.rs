//! What a person is told of by mail: «something new in Hjemover», never what it is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::contract::{Nothing, Open, SignedIn, endpoint};

/// What a notice can be about. The mail itself never says which.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// A new letter.
    Letter,
    /// The plan changed, or a step fell overdue.
    Plan,
    /// What matters was seen, or something was done about it.
    WhatMatters,
    /// A relative confirmed, corrected or declined.
    Contacts,
    /// Access was opened for me, or ended.
    Access,
    /// Something new in a unit's inbox, for those who work there.
    Inbox,
}

impl NoticeKind {
    /// All kinds, in the order they are offered.
    pub const ALL: [Self; 6] = [
        Self::Letter,
        Self::Plan,
        Self::WhatMatters,
        Self::Contacts,
        Self::Access,
        Self::Inbox,
    ];
}

/// How a person is told.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum NoticeChoice {
    /// Not at all.
    Never,
    /// In one mail a day.
    DailyDigest,
    /// At once, outside the quiet hours.
    AtOnce,
}

/// A choice for each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeChoices {
    /// For [`NoticeKind::Letter`].
    pub letter: NoticeChoice,
    /// For [`NoticeKind::Plan`].
    pub plan: NoticeChoice,
    /// For [`NoticeKind::WhatMatters`].
    pub what_matters: NoticeChoice,
    /// For [`NoticeKind::Contacts`].
    pub contacts: NoticeChoice,
    /// For [`NoticeKind::Access`].
    pub access: NoticeChoice,
    /// For [`NoticeKind::Inbox`].
    pub inbox: NoticeChoice,
}

impl NoticeChoices {
    /// The same choice for every kind.
    #[must_use]
    pub const fn all(choice: NoticeChoice) -> Self {
        Self {
            letter: choice,
            plan: choice,
            what_matters: choice,
            contacts: choice,
            access: choice,
            inbox: choice,
        }
    }

    /// The choice for a kind.
    #[must_use]
    pub const fn of(&self, kind: NoticeKind) -> NoticeChoice {
        match kind {
            NoticeKind::Letter => self.letter,
            NoticeKind::Plan => self.plan,
            NoticeKind::WhatMatters => self.what_matters,
            NoticeKind::Contacts => self.contacts,
            NoticeKind::Access => self.access,
            NoticeKind::Inbox => self.inbox,
        }
    }

    /// With another choice for a kind.
    #[must_use]
    pub const fn with(mut self, kind: NoticeKind, choice: NoticeChoice) -> Self {
        match kind {
            NoticeKind::Letter => self.letter = choice,
            NoticeKind::Plan => self.plan = choice,
            NoticeKind::WhatMatters => self.what_matters = choice,
            NoticeKind::Contacts => self.contacts = choice,
            NoticeKind::Access => self.access = choice,
            NoticeKind::Inbox => self.inbox = choice,
        }
        self
    }
}

/// When mail may come, in hours on Norway's clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeHours {
    /// No mail from this hour on, 0–23. The same as `quiet_until`: no quiet hours.
    pub quiet_from: u8,
    /// Mail again from this hour on, 0–23.
    pub quiet_until: u8,
    /// The hour of the daily mail, 0–23.
    pub digest_hour: u8,
}

impl Default for NoticeHours {
    fn default() -> Self {
        Self {
            quiet_from: 21,
            quiet_until: 7,
            digest_hour: 8,
        }
    }
}

impl NoticeHours {
    /// The name of a field that is no hour, if one is not.
    #[must_use]
    pub fn wrong_field(&self) -> Option<&'static str> {
        [
            ("hours.quiet_from", self.quiet_from),
            ("hours.quiet_until", self.quiet_until),
            ("hours.digest_hour", self.digest_hour),
        ]
        .into_iter()
        .find_map(|(name, hour)| (hour > 23).then_some(name))
    }
}

/// What I want to be told of by mail, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeNotices {
    /// What, and how.
    pub choices: NoticeChoices,
    /// When.
    pub hours: NoticeHours,
}

/// What I am told of by mail, when and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NoticeSettings {
    /// What, and how.
    pub choices: NoticeChoices,
    /// When.
    pub hours: NoticeHours,
    /// My address; without one no mail comes.
    pub email: Option<String>,
    /// The kinds that concern me, in the order they are offered.
    pub kinds: Vec<NoticeKind>,
}

/// A link's token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnsubscribeRequest {
    /// The token, as it stands at the end of the link.
    pub token: String,
}

endpoint!(
    /// What I am told of by mail.
    GetNoticeSettings: Get "/api/v1/me/notices", SignedIn, at Nothing, get NoticeSettings
);
endpoint!(
    /// Changes what I am told of by mail.
    ChangeNoticeSettings: Put "/api/v1/me/notices", SignedIn, at Nothing, send ChangeNotices, get NoticeSettings
);
endpoint!(
    /// Ends all notices to whom the token was made for. A wrong token is answered alike.
    Unsubscribe: Post "/api/v1/unsubscribe", Open, at Nothing, send UnsubscribeRequest, get ()
);
