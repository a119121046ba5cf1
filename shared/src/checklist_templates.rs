//! Editing what checklists are made from (FHIR: Questionnaire): each municipality has its own. A filled checklist keeps
//! the version it was begun with; editing never changes the past.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    checklists::template::{Key, TemplateContent, Translated},
    contract::{Fhir, OnUnit, endpoint},
    id::{Id, Unit},
    patients::AtUnit,
    right::marker,
    summaries::Act,
};

/// A template in the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TemplateLine {
    /// Its name.
    pub key: Key,
    /// Its title.
    pub title: Translated,
    /// The version in use.
    pub version: i32,
    /// How many items it holds.
    pub items: i64,
    /// Who made this version for the municipality, and when; absent for one as it comes with Hjemover.
    pub changed: Option<Act>,
}

/// The templates in use where patients live in the unit's municipality.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Templates {
    /// The municipality.
    pub municipality: String,
    /// In the order of the pathway, the municipality's own last.
    pub templates: Vec<TemplateLine>,
}

/// A version that the municipality made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TemplateVersion {
    /// Its number.
    pub version: i32,
    /// Who made it, and when.
    pub changed: Act,
    /// Since when it is no longer in use.
    pub replaced_at: Option<DateTime<Utc>>,
}

/// A template.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Template {
    /// Its name.
    pub key: Key,
    /// The version shown.
    pub version: i32,
    /// The newest version there is: what [`SaveTemplateRequest::version`] is compared with.
    pub newest: i32,
    /// The version shown is what a checklist begun now gets.
    pub in_use: bool,
    /// One of this name comes with Hjemover.
    pub comes_with: bool,
    /// Who made the version shown, and when; absent for one as it comes with Hjemover.
    pub changed: Option<Act>,
    /// What it holds.
    pub content: TemplateContent,
    /// The municipality's versions, the newest first, at most a hundred.
    pub history: Vec<TemplateVersion>,
}

/// Which version.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TemplateQuery {
    /// An earlier version; the one in use when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<i32>,
}

/// A new version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveTemplateRequest {
    /// [`Template::newest`] as it was seen; 0 for a name that is new.
    pub version: i32,
    /// What it holds from now on.
    pub content: TemplateContent,
}

/// Back to what comes with Hjemover; a template of the municipality's own goes out of use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RestoreTemplateRequest {
    /// [`Template::newest`] as it was seen.
    pub version: i32,
}

/// A Questionnaire to be read: FHIR R4 as JSON, in a text, at most a million characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadQuestionnaireRequest {
    /// The file as it is.
    pub questionnaire: String,
}

/// Why something in a Questionnaire was not taken in, or was taken in otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum UnreadReason {
    /// Of a kind that checklists do not have: left out.
    Kind,
    /// A day, a time or something else that is answered in words here.
    InWords,
    /// Asked only after certain answers: here it is always asked.
    Condition,
    /// A text was too long: shortened.
    TooLong,
    /// A list of choices lies elsewhere, or has too few or too many: answered in words instead.
    Choices,
    /// More items than a template holds: left out.
    TooMany,
    /// An answer may be repeated: here it is given once.
    Repeats,
    /// Something else beside it that is not known here: left out.
    Extension,
}

/// Something in a Questionnaire that was not taken in as it stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Unread {
    /// The item's linkId; blank for the Questionnaire itself.
    pub link_id: String,
    /// Its words.
    pub text: String,
    /// Why.
    pub why: UnreadReason,
}

/// What was read, to be looked at and saved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct QuestionnaireRead {
    /// The name it would have.
    pub key: Key,
    /// What it would hold.
    pub content: TemplateContent,
    /// What was not taken in as it stood, in the file's order.
    pub unread: Vec<Unread>,
}

/// Which template.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AtTemplate {
    /// The unit whose municipality's it is.
    pub unit: Id<Unit>,
    /// Its name.
    pub key: Key,
}

endpoint!(
    /// The templates of checklists in use in the unit's municipality.
    ListTemplates: Get "/api/v1/units/{unit}/checklist-templates",
    OnUnit<marker::ManageTemplates>, at AtUnit, get Templates
);
endpoint!(
    /// One template, with its versions.
    GetTemplate: Get "/api/v1/units/{unit}/checklist-templates/{key}",
    OnUnit<marker::ManageTemplates>, at AtTemplate, query TemplateQuery, get Template
);
endpoint!(
    /// Makes a new version, in use for checklists that are begun from now on.
    SaveTemplate: Put "/api/v1/units/{unit}/checklist-templates/{key}",
    OnUnit<marker::ManageTemplates>, at AtTemplate, send SaveTemplateRequest, get Template
);
endpoint!(
    /// Back to what comes with Hjemover; one of the municipality's own goes out of use. Nothing is deleted.
    RestoreTemplate: Post "/api/v1/units/{unit}/checklist-templates/{key}/restoration",
    OnUnit<marker::ManageTemplates>, at AtTemplate, send RestoreTemplateRequest, get Templates
);
endpoint!(
    /// The template in use as a FHIR Questionnaire, with all it holds.
    ExportTemplate: Get "/api/v1/units/{unit}/checklist-templates/{key}/questionnaire",
    OnUnit<marker::ManageTemplates>, at AtTemplate, get Fhir
);
endpoint!(
    /// Reads a Questionnaire without saving anything.
    ReadQuestionnaire: Post "/api/v1/units/{unit}/questionnaires",
    OnUnit<marker::ManageTemplates>, at AtUnit, send ReadQuestionnaireRequest, get QuestionnaireRead
);
