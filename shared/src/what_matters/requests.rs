//! What is sent to write, change and follow up what matters.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Attainment, EntryStatus, Words};
use crate::{
    id::{self, Id},
    text::{LanguageTag, Prose},
};

/// A new entry. Whose words they are follows from who writes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewEntry {
    /// Made by the client (UUIDv7): sending twice writes once.
    pub id: Id<id::WhatMatters>,
    /// The words.
    pub text: Words,
    /// Their language.
    pub lang: LanguageTag,
}

/// Changed words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeEntry {
    /// The version that was changed; another one answers 409 with the current entry.
    pub version: i32,
    /// The words.
    pub text: Words,
    /// Their language.
    pub lang: LanguageTag,
}

/// The order of the active entries, all of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EntryOrder {
    /// The most important first.
    pub entries: Vec<Id<id::WhatMatters>>,
}

/// Where the entry stands from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetEntryStatus {
    /// The version that was seen.
    pub version: i32,
    /// The new status.
    pub status: EntryStatus,
}

/// A unit has seen the entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Acknowledge {
    /// The version that was seen.
    pub version: i32,
}

/// Something was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewFollowUp {
    /// Made by the client.
    pub id: Id<id::FollowUp>,
    /// What was done.
    pub text: Prose<2000>,
    /// The day; not in the future.
    pub done_on: NaiveDate,
}

/// How it goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRating {
    /// Made by the client.
    pub id: Id<id::Rating>,
    /// The level.
    pub attainment: Attainment,
    /// In own words.
    pub note: Option<Prose<1000>>,
}
