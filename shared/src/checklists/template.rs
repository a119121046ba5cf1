//! Templates of checklists (FHIR: Questionnaire): versioned data, edited where they are used.
//!
//! The items that come with Hjemover are proposals, built from the themes of the pathway's trial (BMC Health Serv Res
//! 2013 and 2017) and the contents of pleie- og omsorgsmeldinger; each municipality replaces them with its own.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{YesNo, news2::Parameter};
mod check;
mod key;

pub use check::TemplateFault;
pub use key::{Key, KeyError};

use crate::{identity::Language, plan::StepKind, text::Line, units::UnitKind};

/// How many items a template holds at most.
pub const MOST_ITEMS: usize = 300;
/// How many options a choice has at most.
pub const MOST_OPTIONS: usize = 20;

/// A text in bokmål, and in other languages where somebody has translated it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Translated {
    /// Bokmål.
    pub nb: Line<500>,
    /// Nynorsk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nn: Option<Line<500>>,
    /// English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<Line<500>>,
}

impl Translated {
    /// In this language; in bokmål where nobody has translated it.
    #[must_use]
    pub fn to(&self, language: Language) -> &str {
        let translated = match language {
            Language::Nb => None,
            Language::Nn => self.nn.as_ref(),
            Language::En => self.en.as_ref(),
        };
        translated.unwrap_or(&self.nb)
    }
}

/// What a deadline is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// The admission to hospital.
    Admission,
    /// The planned discharge, until the patient has left; then the day they did.
    Discharge,
    /// The homecoming: the day the plan counts from.
    Homecoming,
}

/// When a checklist is due: so many days after the anchor, by the end of that day in Norway.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeadlineRule {
    /// Counted from.
    pub anchor: Anchor,
    /// Days after it, −30 to 400; 0 is the same day.
    pub days: i16,
}

/// The step that is done when a checklist is signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Completes {
    /// The plan's open step of this kind.
    pub step: StepKind,
    /// Only when this item is answered with yes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when_yes: Option<Key>,
}

/// Who fills a checklist.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum DoneBy {
    /// The ward.
    HospitalWard,
    /// Home care, or a short-term place.
    HomeCare,
    /// The GP's office.
    GpOffice,
    /// The municipality's coordinator.
    Coordinator,
    /// The patient, or a related person to whom plan and what matters are open.
    Patient,
}

impl DoneBy {
    /// What units of this kind are here.
    #[must_use]
    pub const fn unit(kind: UnitKind) -> Self {
        match kind {
            UnitKind::HospitalWard => Self::HospitalWard,
            UnitKind::HomeCare | UnitKind::ShortTermCare => Self::HomeCare,
            UnitKind::GpOffice => Self::GpOffice,
            UnitKind::Coordinator => Self::Coordinator,
        }
    }
}

/// How an item is answered. Each may also have a note.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum AnswerFormat {
    /// Yes, no, or not relevant.
    YesNo {},
    /// A number.
    Number {
        /// In this unit: «kg», «/min».
        unit: Line<20>,
        /// The least that can be.
        least: f64,
        /// The most that can be.
        most: f64,
        /// Digits after the comma, 0–2.
        decimals: u8,
    },
    /// One of these.
    Choice {
        /// What one may choose, 2–20.
        options: Vec<ChoiceOption>,
    },
    /// Words.
    Text {},
    /// How it goes with each thing that matters, in five levels.
    Attainment {},
    /// Changes in the medicines.
    Medicines {},
}

/// Something one may choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChoiceOption {
    /// Its name among the options.
    pub key: Key,
    /// What it says.
    pub text: Translated,
}

/// What an answer leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Effect {
    /// A step is proposed. Somebody decides.
    ProposeStep {
        /// When this is answered.
        when: YesNo,
        /// What is to be done, in plain words for the patient.
        title: Translated,
        /// By the end of this day, counted from the answer.
        within_days: u16,
        /// Who sees to it.
        owner: DoneBy,
    },
    /// The words become an entry of what matters when the checklist is signed.
    WhatMatters {},
    /// The answer belongs in the daily line.
    DailyLine {
        /// When this is answered; any answer when absent.
        #[serde(skip_serializing_if = "Option::is_none")]
        when: Option<YesNo>,
        /// What the line says.
        text: Translated,
    },
    /// The answer is a parameter of NEWS2.
    News2 {
        /// Which.
        parameter: Parameter,
    },
}

/// One item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TemplateItem {
    /// Its name in the template. Answers are kept under it, from version to version.
    pub key: Key,
    /// A heading that begins here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<Translated>,
    /// What is asked.
    pub text: Translated,
    /// How to understand it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Translated>,
    /// How it is answered.
    pub format: AnswerFormat,
    /// Must be answered before signing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
    /// What the answer leads to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub effects: Vec<Effect>,
}

/// What a checklist is made from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TemplateContent {
    /// Its title.
    pub title: Translated,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Translated>,
    /// Who fills it.
    pub done_by: Vec<DoneBy>,
    /// When it is due; absent when something that happens calls for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<DeadlineRule>,
    /// Signing it says that a step of the plan is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completes: Option<Completes>,
    /// The items, 1–300.
    pub items: Vec<TemplateItem>,
}

impl TemplateContent {
    /// The item with this name.
    #[must_use]
    pub fn item(&self, key: &str) -> Option<&TemplateItem> {
        self.items.iter().find(|item| *item.key == *key)
    }

    /// Whether these may fill it.
    #[must_use]
    pub fn is_done_by(&self, by: DoneBy) -> bool {
        self.done_by.contains(&by)
    }
}
