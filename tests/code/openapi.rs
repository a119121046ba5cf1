//! The OpenAPI document is the one that is checked in (`UPDATE=1` writes it anew), and is complete.

use serde_json::Value;
use server::http::openapi;
use shared::contract::{ALL, Needs};

#[test]
fn as_it_is_checked_in() {
    let file = crate::sources::root().join("docs/openapi.json");
    let document = serde_json::to_string_pretty(&openapi::document()).unwrap() + "\n";
    if std::env::var("UPDATE").is_ok_and(|update| update == "1") {
        std::fs::write(&file, &document).unwrap();
    }
    let checked_in = std::fs::read_to_string(&file).unwrap_or_default();
    let same = checked_in == document;
    assert!(
        same,
        "the API has changed; when it should, write docs/openapi.json anew with UPDATE=1, and say so in CHANGELOG"
    );
}

#[test]
fn every_endpoint_is_there_with_a_summary() {
    let document = openapi::document();
    for endpoint in ALL {
        let method = endpoint.method.name().to_lowercase();
        let operation = &document["paths"][endpoint.path][&method];
        assert_eq!(operation["operationId"], endpoint.name);
        let summary = operation["summary"].as_str().unwrap_or_default();
        assert!(
            summary.len() > 8 && summary.ends_with('.'),
            "{}: {summary:?}",
            endpoint.name
        );
        assert_eq!(
            operation["security"].is_array(),
            endpoint.needs != Needs::Nothing,
            "{}",
            endpoint.name
        );
        for field in endpoint
            .path
            .split('{')
            .skip(1)
            .filter_map(|part| part.split('}').next())
        {
            let parameters = operation["parameters"].as_array().unwrap();
            assert!(
                parameters
                    .iter()
                    .any(|parameter| parameter["name"] == field && parameter["in"] == "path")
            );
        }
        assert!(operation["responses"]["default"].is_object());
    }
}

#[test]
fn every_reference_leads_somewhere() {
    let document = openapi::document();
    let (mut unread, mut references) = (vec![&document], 0);
    while let Some(value) = unread.pop() {
        match value {
            Value::Object(fields) => {
                if let Some(reference) = fields.get("$ref").and_then(Value::as_str) {
                    references += 1;
                    let pointer = reference.strip_prefix('#').unwrap();
                    assert!(
                        document.pointer(pointer).is_some(),
                        "{reference} leads nowhere"
                    );
                }
                unread.extend(fields.values());
            }
            Value::Array(items) => unread.extend(items),
            _ => {}
        }
    }
    assert!(references > 50, "{references}");
}

#[test]
fn every_type_and_field_is_explained() {
    let document = openapi::document();
    let mut silent = Vec::new();
    for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
        if !schema["description"].is_string() {
            silent.push(name.clone());
        }
        for (field, schema) in schema["properties"].as_object().into_iter().flatten() {
            let variants = schema["anyOf"].as_array().into_iter().flatten();
            let refers = schema.get("$ref").is_some()
                || variants
                    .into_iter()
                    .any(|variant| variant.get("$ref").is_some());
            if !refers && !schema["description"].is_string() {
                silent.push(format!("{name}.{field}"));
            }
        }
    }
    assert!(silent.is_empty(), "say what these are: {silent:?}");
}
