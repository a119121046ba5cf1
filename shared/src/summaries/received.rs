//! Letters that came as messages.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::SectionKind;
use crate::rich_text::RichText;

/// A section of a letter that came as a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceivedSection {
    /// What it is, when it is one we know by name.
    pub kind: Option<SectionKind>,
    /// The sender's own heading.
    pub heading: Option<String>,
    /// The text as it was sent.
    pub text: RichText,
}

/// To whom the section to the patient is written, in a letter that came as a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PatientSection {
    /// To the patient.
    ToPatient,
    /// About the patient, in the third person.
    AboutPatient,
    /// There is none.
    Missing,
}
