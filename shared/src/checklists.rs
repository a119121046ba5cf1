//! Checklists (FHIR: QuestionnaireResponse): HPH 0–6, the daily line, and the person's own evaluation.
//!
//! Invariant: an answer is never overwritten; the last one counts and those before stay stored. A checklist keeps the
//! version of the template that it was begun with.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    author::Author,
    contract::{OnPatient, endpoint},
    id::{self, Id, Patient, Unit},
    patients::{AtPatient, PatientRef},
    plan::ServedEntry,
    right::marker,
    summaries::{Act, Medicine},
    text::{LanguageTag, Prose},
    what_matters::Attainment,
};

pub mod news2;
mod read;
mod requests;
pub mod template;

pub use requests::*;
use template::{DoneBy, Key, TemplateContent, Translated};

/// How many changes of medicines one answer holds at most.
pub const MOST_MEDICINES: usize = 60;
/// How many versions one answer has at most.
pub const MOST_VERSIONS: i32 = 500;

/// Yes, no, or not relevant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum YesNo {
    /// Ja.
    Yes,
    /// Nei.
    No,
    /// Ikke aktuelt.
    NotRelevant,
}

/// What somebody answered; of the kind that the item asks for.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum AnswerValue {
    /// Yes, no, or not relevant.
    YesNo {
        /// Which.
        answer: YesNo,
    },
    /// A number in the item's unit.
    Number {
        /// How much.
        number: f64,
    },
    /// One of the options.
    Choice {
        /// Its name.
        option: Key,
    },
    /// Words.
    Text {
        /// The words.
        text: Prose<4000>,
        /// Their language.
        lang: LanguageTag,
    },
    /// How it goes with what matters.
    Attainment {
        /// Each entry once.
        levels: Vec<EntryLevel>,
    },
    /// Changes in the medicines.
    Medicines {
        /// Each that was changed, at most 60; none when nothing was.
        changes: Vec<Medicine>,
    },
}

/// How it goes with one thing that matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EntryLevel {
    /// The entry.
    pub entry: Id<id::WhatMatters>,
    /// How it goes.
    pub level: Attainment,
}

/// An answer as it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Answer {
    /// The item.
    pub item: Key,
    /// What; absent when it was taken away again, or only a note was written.
    pub value: Option<AnswerValue>,
    /// A note beside it.
    pub note: Option<String>,
    /// Who.
    pub author: Author,
    /// When.
    pub at: DateTime<Utc>,
    /// How often the item was answered, from 1.
    pub version: i32,
}

/// What was answered to the same item in an earlier checklist of the kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EarlierAnswer {
    /// The item.
    pub item: Key,
    /// What.
    pub value: AnswerValue,
    /// On this day, in Norway.
    pub on: NaiveDate,
}

/// A checklist in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ChecklistLine {
    /// Its id.
    pub id: Id<id::Checklist>,
    /// What it is made from.
    pub template: Key,
    /// The template's title.
    pub title: Translated,
    /// Who began, and when.
    pub begun: Act,
    /// Who signed, and when.
    pub signed: Option<Act>,
    /// How many items have an answer.
    pub answered: u32,
    /// How many items there are.
    pub items: u32,
}

/// A checklist that is to be filled, or may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DueChecklist {
    /// What it is made from.
    pub template: Key,
    /// The template's title.
    pub title: Translated,
    /// Who fills it.
    pub done_by: Vec<DoneBy>,
    /// By the end of this day in Norway; absent when something that happens calls for it.
    pub due: Option<NaiveDate>,
    /// The day has passed.
    pub overdue: bool,
    /// One that was begun and not signed.
    pub open: Option<ChecklistLine>,
    /// The reader may fill it.
    pub may_fill: bool,
}

/// The patient's checklists, as far as the reader may see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Checklists {
    /// Whose.
    pub patient: PatientRef,
    /// Today in Norway.
    pub today: NaiveDate,
    /// Those that wait, the earliest day first; then those without a day.
    pub due: Vec<DueChecklist>,
    /// Those that were signed, the newest first; at most 50.
    pub signed: Vec<ChecklistLine>,
}

/// A step that an answer proposes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ProposedStep {
    /// By the answer to this item.
    pub item: Key,
    /// What is to be done.
    pub title: Translated,
    /// By the end of this day.
    pub due: NaiveDate,
    /// Who sees to it, if such a unit serves the patient; the patient when nobody is named.
    pub owner: Option<Id<Unit>>,
    /// What came of it.
    pub decided: Option<Decided>,
}

/// What came of a proposed step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Decided {
    /// The step it became; none when somebody decided against it.
    pub step: Option<Id<id::Step>>,
    /// Who, and when.
    pub by: Act,
}

/// A checklist with all that is shown beside it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Checklist {
    /// Its id.
    pub id: Id<id::Checklist>,
    /// Whose.
    pub patient: PatientRef,
    /// What it is made from.
    pub template: Key,
    /// The template's version that it keeps.
    pub template_version: i32,
    /// A newer version of the template is in use.
    pub newer_template: bool,
    /// The items.
    pub content: TemplateContent,
    /// By the end of this day in Norway.
    pub due: Option<NaiveDate>,
    /// The answers as they stand.
    pub answers: Vec<Answer>,
    /// What was answered the last time, by item.
    pub earlier: Vec<EarlierAnswer>,
    /// What the person, or a related person, answered to the same items in their own evaluation.
    pub own: Vec<Answer>,
    /// What matters now, where an item asks how it goes with it.
    pub what_matters: Vec<ServedEntry>,
    /// What the answers propose.
    pub proposed: Vec<ProposedStep>,
    /// The sum of the observations, where items ask for them.
    pub news2: Option<news2::News2>,
    /// The sum of the habitual values: those of the last checklist before.
    pub habitual_news2: Option<news2::News2>,
    /// The daily line as it stands now.
    pub daily_line: Vec<DailyPart>,
    /// Who began, and when.
    pub begun: Act,
    /// Who signed, and when.
    pub signed: Option<Act>,
    /// The reader may fill it.
    pub may_fill: bool,
}

/// A part of the daily line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DailyPart {
    /// What matters most, in the person's own words.
    WhatMatters {
        /// The words.
        words: String,
        /// Their language.
        lang: String,
    },
    /// What an answer says, with its note.
    Answer {
        /// What the template says.
        text: Translated,
        /// The note or the words beside it.
        note: Option<String>,
        /// On this day.
        on: NaiveDate,
    },
}

/// Which checklist.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct AtChecklist {
    /// Whose.
    pub patient: Id<Patient>,
    /// Which.
    pub checklist: Id<id::Checklist>,
}

/// Which item of a checklist.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AtItem {
    /// Whose.
    pub patient: Id<Patient>,
    /// Which.
    pub checklist: Id<id::Checklist>,
    /// The item.
    pub item: Key,
}

endpoint!(
    /// The patient's checklists: those that wait and those that were signed.
    ListChecklists: Get "/api/v1/patients/{patient}/checklists",
    OnPatient<marker::ReadChecklists>, at AtPatient, get Checklists
);
endpoint!(
    /// Begins a checklist.
    BeginChecklist: Post "/api/v1/patients/{patient}/checklists",
    OnPatient<marker::FillChecklists>, at AtPatient, send BeginChecklistRequest, get Checklist
);
endpoint!(
    /// One checklist.
    GetChecklist: Get "/api/v1/patients/{patient}/checklists/{checklist}",
    OnPatient<marker::ReadChecklists>, at AtChecklist, get Checklist
);
endpoint!(
    /// Answers an item, or takes the answer away.
    AnswerItem: Put "/api/v1/patients/{patient}/checklists/{checklist}/answers/{item}",
    OnPatient<marker::FillChecklists>, at AtItem, send AnswerItemRequest, get Checklist
);
endpoint!(
    /// Makes a step of what an answer proposes, or decides against it.
    DecideProposedStep: Post "/api/v1/patients/{patient}/checklists/{checklist}/proposed/{item}",
    OnPatient<marker::FillChecklists>, at AtItem, send DecideProposedStepRequest, get Checklist
);
endpoint!(
    /// Signs a checklist. After that it cannot change.
    SignChecklist: Post "/api/v1/patients/{patient}/checklists/{checklist}/signature",
    OnPatient<marker::FillChecklists>, at AtChecklist, send SignChecklistRequest, get Checklist
);
