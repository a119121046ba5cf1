//! The OpenAPI 3.1 document, made from the contract. Checked in as docs/openapi.json and compared in a test.

use actix_web::{
    HttpResponse,
    web::{self, ServiceConfig},
};
use schemars::{SchemaGenerator, generate::SchemaSettings};
use serde_json::{Map, Value, json};
use shared::{
    Method, Problem,
    contract::{ALL, EndpointInfo, Needs},
    messages::MESSAGES_PATH,
    start::{NUDGES_PATH, Nudge},
};

/// Mounts `/api/openapi.json`.
pub(super) fn routes(config: &mut ServiceConfig) {
    config.route(
        "/api/openapi.json",
        web::get().to(async || {
            HttpResponse::Ok()
                .insert_header(("cache-control", "no-cache"))
                .json(document())
        }),
    );
}

/// The document.
#[must_use]
pub fn document() -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
        settings.meta_schema = None;
    });
    let mut generator = settings.into_generator();
    let mut paths = Map::new();
    for endpoint in ALL {
        let operation = operation(endpoint, &mut generator);
        let path = paths.entry(endpoint.path).or_insert_with(|| json!({}));
        if let Value::Object(methods) = path {
            methods.insert(endpoint.method.name().to_lowercase(), operation);
        }
    }
    paths.insert(NUDGES_PATH.to_owned(), nudges(&mut generator));
    paths.insert(MESSAGES_PATH.to_owned(), receive_message());
    generator.subschema_for::<Problem>();
    let mut schemas = generator.take_definitions(true);
    schemas.sort_keys();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Hjemover",
            "version": "1",
            "description": "The way home from hospital, as one loop: what matters, the letter, the plan, was it done, did it help. \
                Times are UTC (RFC 3339), days are days in Norway. Reads carry an ETag; writes take a client-made id or an Idempotency-Key. \
                Refusals are problems (RFC 9457). Unknown and forbidden both answer 404.",
            "license": { "name": "MIT", "identifier": "MIT" },
        },
        "servers": [{ "url": "/" }],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "cookie": { "type": "apiKey", "in": "cookie", "name": "__Host-hjemover" },
                "bearer": { "type": "http", "scheme": "bearer" },
            },
        },
    })
}

fn operation(endpoint: &EndpointInfo, generator: &mut SchemaGenerator) -> Value {
    let doc: Vec<&str> = endpoint
        .doc
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let needs = match endpoint.needs {
        Needs::Nothing => "Open to anybody.".to_owned(),
        Needs::SignIn => "Needs a session.".to_owned(),
        Needs::OnPatient(right) => format!("Needs the right `{}` on the patient.", right.name()),
        Needs::OnUnit(right) => format!("Needs the right `{}` in the unit.", right.name()),
    };
    let mut operation = json!({
        "operationId": endpoint.name,
        "summary": doc.join(" "),
        "description": needs,
        "tags": [tag(endpoint.path)],
        "parameters": parameters(endpoint, generator),
        "responses": responses(endpoint, generator),
    });
    if endpoint.needs != Needs::Nothing {
        set(
            &mut operation,
            "security",
            json!([{ "cookie": [] }, { "bearer": [] }]),
        );
    }
    let request = (endpoint.request)(generator);
    if request.as_value().get("type") != Some(&json!("null")) {
        let body =
            json!({ "required": true, "content": { "application/json": { "schema": request } } });
        set(&mut operation, "requestBody", body);
    }
    operation
}

fn set(object: &mut Value, name: &str, value: Value) {
    if let Value::Object(fields) = object {
        fields.insert(name.to_owned(), value);
    }
}

fn tag(path: &str) -> &str {
    let rest = path.trim_start_matches("/api/v1/");
    let inside = rest
        .split_once("{patient}/")
        .or_else(|| rest.split_once("{unit}/"))
        .map_or(rest, |(_, after)| after);
    inside.split('/').next().unwrap_or(rest)
}

fn parameters(endpoint: &EndpointInfo, generator: &mut SchemaGenerator) -> Value {
    let in_path = endpoint.path.split('{').skip(1).filter_map(|part| part.split('}').next()).map(|name| {
        json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string", "format": "uuid" } })
    });
    let mut all: Vec<Value> = in_path.collect();
    let mut query = (endpoint.query)(generator).to_value();
    // A query type is a definition of its own: look inside.
    if let Some(name) = query
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|path| path.rsplit('/').next())
        && let Some(definition) = generator.definitions().get(name)
    {
        query = definition.clone();
    }
    if let Some(Value::Object(properties)) = query.get("properties") {
        for (name, schema) in properties {
            all.push(json!({ "name": name, "in": "query", "required": false, "schema": schema }));
        }
    }
    if endpoint.method != Method::Get {
        all.push(json!({
            "name": "Idempotency-Key", "in": "header", "required": false,
            "schema": { "type": "string", "minLength": 8, "maxLength": 200 },
            "description": "The same key with the same request answers what was answered first.",
        }));
    }
    Value::Array(all)
}

fn responses(endpoint: &EndpointInfo, generator: &mut SchemaGenerator) -> Value {
    let mut responses = Map::new();
    let response = (endpoint.response)(generator);
    if response.as_value().get("type") == Some(&json!("null")) {
        responses.insert("204".to_owned(), json!({ "description": "Done." }));
    } else {
        let kind = response
            .as_value()
            .get("contentMediaType")
            .and_then(Value::as_str)
            .unwrap_or("application/json")
            .to_owned();
        let content =
            json!({ "description": "Done.", "content": { kind: { "schema": response } } });
        responses.insert("200".to_owned(), content);
    }
    if endpoint.method == Method::Get && !is_document(endpoint, generator) {
        responses.insert(
            "304".to_owned(),
            json!({ "description": "Not modified since the given ETag." }),
        );
    }
    let problem = json!({
        "description": "A problem (RFC 9457).",
        "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } },
    });
    responses.insert("default".to_owned(), problem);
    Value::Object(responses)
}

/// Whether the answer is a document, which is made anew each time.
fn is_document(endpoint: &EndpointInfo, generator: &mut SchemaGenerator) -> bool {
    let response = (endpoint.response)(generator);
    response.as_value().get("contentMediaType").is_some()
}

fn nudges(generator: &mut SchemaGenerator) -> Value {
    json!({ "get": {
        "operationId": "Nudges",
        "summary": "A stream of «something changed», without content; resumes after Last-Event-ID.",
        "description": "Needs a session. Each event's data is a Nudge.",
        "tags": ["nudges"],
        "security": [{ "cookie": [] }, { "bearer": [] }],
        "parameters": [{ "name": "Last-Event-ID", "in": "header", "required": false, "schema": { "type": "string" } }],
        "responses": { "200": {
            "description": "The stream.",
            "content": { "text/event-stream": { "schema": generator.subschema_for::<Nudge>() } },
        } },
    } })
}

fn receive_message() -> Value {
    let xml = || json!({ "schema": { "type": "string" } });
    let problem = json!({
        "description": "A problem (RFC 9457): the message was not taken, and may be sent again.",
        "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } },
    });
    json!({ "post": {
        "operationId": "ReceiveMessage",
        "summary": "Receives a KITH message and answers an application receipt (AppRec 1.1).",
        "description": "Needs the session of another system's account, which sends for one unit or several. \
            At most 20 MiB. The same message may be sent again: it is received once and answered the same.",
        "tags": ["messages"],
        "security": [{ "cookie": [] }, { "bearer": [] }],
        "requestBody": {
            "required": true,
            "content": { "application/xml": xml(), "text/xml": xml() },
        },
        "responses": {
            "200": {
                "description": "The receipt; it says whether the message was accepted.",
                "content": { "application/xml": xml() },
            },
            "default": problem,
        },
    } })
}
