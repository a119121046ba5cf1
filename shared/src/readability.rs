//! How readable a ward's letters to patients are, month by month. No names, and no number from which a letter could be
//! told.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    adherence::Month,
    contract::{OnUnit, endpoint},
    patients::AtUnit,
    right::marker,
    units::UnitRef,
};

/// The letters of a month. All figures are absent when the month is hidden.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReadabilityMonth {
    /// The month in which they were signed.
    pub month: Month,
    /// Hidden, since there were fewer than five ([`crate::adherence::LEAST_SHOWN`]) and at least one.
    pub suppressed: bool,
    /// Letters that were signed and stand: of several versions the newest.
    pub letters: Option<u32>,
    /// Those with a section to the patient.
    pub with_section: Option<u32>,
    /// Those in which none of the five parts is missing.
    pub with_all_parts: Option<u32>,
    /// LIX in the middle of them (median), of those with a section.
    pub lix: Option<f64>,
    /// Words in a sentence on average, of those with a section.
    pub words_per_sentence: Option<f64>,
}

/// A ward's letters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Readability {
    /// Which ward.
    pub unit: UnitRef,
    /// The months, the oldest first.
    pub months: Vec<ReadabilityMonth>,
}

/// Which months.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadabilityQuery {
    /// The first month; twelve before the last when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Month>,
    /// The last month; this month when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Month>,
}

endpoint!(
    /// How readable the letters are that the unit signed, month by month.
    GetReadability: Get "/api/v1/units/{unit}/readability",
    OnUnit<marker::ReadAdherence>, at AtUnit, query ReadabilityQuery, get Readability
);
