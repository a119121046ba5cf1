//! An answer that is a document and not JSON.

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
