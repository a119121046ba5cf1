//! Answers that are documents and not JSON.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// The bytes of a PDF. The service sends them as `application/pdf`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Pdf(pub Vec<u8>);

impl Pdf {
    /// Its media type.
    pub const MEDIA_TYPE: &'static str = "application/pdf";
}

/// A table for a spreadsheet (RFC 4180, but semicolons, which a spreadsheet in Norwegian expects). The service sends it
/// as `text/csv`, to be saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Csv(pub String);

impl Csv {
    /// Its media type.
    pub const MEDIA_TYPE: &'static str = "text/csv; charset=utf-8";
}

/// A Questionnaire (FHIR R4) as JSON. The service sends it as `application/fhir+json`, to be saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fhir(pub String);

impl Fhir {
    /// Its media type.
    pub const MEDIA_TYPE: &'static str = "application/fhir+json; charset=utf-8";
}

impl JsonSchema for Fhir {
    fn schema_name() -> Cow<'static, str> {
        "Fhir".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "contentMediaType": "application/fhir+json" })
    }
}

impl JsonSchema for Csv {
    fn schema_name() -> Cow<'static, str> {
        "Csv".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "contentMediaType": "text/csv" })
    }
}

impl JsonSchema for Pdf {
    fn schema_name() -> Cow<'static, str> {
        "Pdf".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "contentMediaType": Self::MEDIA_TYPE })
    }
}
