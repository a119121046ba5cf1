//! The parts of a Questionnaire that are read and written (FHIR R4).

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A text in another language beside the one that stands.
pub(super) const TRANSLATION: &str = "http://hl7.org/fhir/StructureDefinition/translation";
/// The unit of a number.
pub(super) const UNIT: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit";
/// The least a number can be.
pub(super) const MIN: &str = "http://hl7.org/fhir/StructureDefinition/minValue";
/// The most a number can be.
pub(super) const MAX: &str = "http://hl7.org/fhir/StructureDefinition/maxValue";
/// Digits after the comma.
pub(super) const DECIMALS: &str = "http://hl7.org/fhir/StructureDefinition/maxDecimalPlaces";
/// What a display item is for.
pub(super) const CONTROL: &str =
    "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl";
/// The codes of that.
pub(super) const CONTROL_SYSTEM: &str = "http://hl7.org/fhir/questionnaire-item-control";
/// Yes, no and not relevant.
pub(super) const YES_NO: &str = "urn:hjemover:yes-no";
/// All that a template says of itself beside its items, as JSON: who, by when, which step.
pub(super) const HEAD: &str = "urn:hjemover:template";
/// How an item is answered and what follows, as JSON.
pub(super) const ITEM: &str = "urn:hjemover:item";
/// The names of templates.
pub(super) const NAMES: &str = "urn:hjemover:checklist:";

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Questionnaire {
    pub(super) resource_type: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) language: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) extension: Vec<Extension>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) modifier_extension: Vec<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<String>,
    #[serde(rename = "_title", skip_serializing_if = "Option::is_none")]
    pub(super) title_more: Option<More>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) status: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) subject_type: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) publisher: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    #[serde(rename = "_description", skip_serializing_if = "Option::is_none")]
    pub(super) description_more: Option<More>,
    pub(super) item: Vec<Item>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Item {
    pub(super) link_id: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) extension: Vec<Extension>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) modifier_extension: Vec<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<String>,
    #[serde(rename = "_text", skip_serializing_if = "Option::is_none")]
    pub(super) text_more: Option<More>,
    #[serde(rename = "type")]
    pub(super) kind: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) enable_when: Vec<Value>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) required: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) repeats: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) answer_value_set: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) answer_option: Vec<AnswerOption>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) item: Vec<Item>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct AnswerOption {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) value_coding: Option<Coding>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) value_string: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) value_integer: Option<i64>,
}

#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Coding {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) system: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) display: Option<String>,
    #[serde(rename = "_display", skip_serializing_if = "Option::is_none")]
    pub(super) display_more: Option<More>,
}

/// What stands beside a text.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct More {
    pub(super) extension: Vec<Extension>,
}

#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Extension {
    pub(super) url: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) extension: Vec<Extension>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) value_string: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) value_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) value_integer: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) value_decimal: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) value_coding: Option<Coding>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) value_codeable_concept: Option<CodeableConcept>,
}

#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct CodeableConcept {
    pub(super) coding: Vec<Coding>,
}

impl Extension {
    /// One with a text.
    pub(super) fn string(url: &str, value: String) -> Self {
        Self {
            url: url.to_owned(),
            value_string: Some(value),
            ..Self::default()
        }
    }
}

/// The extension with this address.
pub(super) fn find<'a>(all: &'a [Extension], url: &str) -> Option<&'a Extension> {
    all.iter().find(|extension| extension.url == url)
}
