//! `/api/docs`: the API for people, made from the same document; plain HTML, no script, nothing from
//! elsewhere.

use std::fmt::Write as _;

use actix_web::{
    HttpResponse,
    web::{self, ServiceConfig},
};
use serde_json::Value;

use super::openapi;

const STYLE: &str = "body{font:1rem/1.6 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem;color:#1c2326;background:#fbf8f3}\
h1,h2{color:#0e4f4a}code,pre{font:.9rem/1.5 ui-monospace,monospace;overflow-wrap:anywhere}pre{white-space:pre-wrap;background:#fff;\
padding:.75rem;border-radius:.5rem}details{border:1px solid #d9d2c5;border-radius:.75rem;padding:.5rem 1rem;margin:.5rem 0;background:#fffdf9}\
summary{cursor:pointer;padding:.25rem 0}b{display:inline-block;min-width:4.5rem;color:#0e4f4a}\
@media(prefers-color-scheme:dark){body{background:#14191b;color:#eef1f0}h1,h2,b{color:#8fd3cb}details,pre{background:#1c2326;border-color:#3a4447}a{color:#8fd3cb}}";

/// Mounts the page and its style.
pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .route(
            "/api/docs",
            web::get().to(async || {
                HttpResponse::Ok()
                    .content_type("text/html; charset=utf-8")
                    .body(page())
            }),
        )
        .route(
            "/api/docs.css",
            web::get().to(async || {
                HttpResponse::Ok()
                    .content_type("text/css; charset=utf-8")
                    .body(STYLE)
            }),
        );
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn page() -> String {
    let document = openapi::document();
    let info = document.get("info").cloned().unwrap_or_default();
    let mut html = String::from(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Hjemover API</title>\
         <meta name=\"viewport\" content=\"width=device-width\"><link rel=\"stylesheet\" href=\"/api/docs.css\"></head><body><main>",
    );
    // Writing into a String cannot fail.
    let _ = write!(
        html,
        "<h1>Hjemover API</h1><p>{}</p><p><a href=\"/api/openapi.json\">openapi.json</a></p><h2>Endpoints</h2>",
        escaped(text(&info, "description"))
    );
    for (path, methods) in document
        .get("paths")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        for (method, operation) in methods.as_object().into_iter().flatten() {
            let _ = write!(
                html,
                "<details><summary><b>{}</b> <code>{}</code></summary><p>{}</p><p>{}</p>{}{}</details>",
                method.to_uppercase(),
                escaped(path),
                escaped(text(operation, "summary")),
                escaped(text(operation, "description")),
                shape("Request", operation.get("requestBody")),
                shape("Response", operation.get("responses")),
            );
        }
    }
    html.push_str("<h2>Types</h2>");
    let schemas = document
        .pointer("/components/schemas")
        .and_then(Value::as_object);
    for (name, schema) in schemas.into_iter().flatten() {
        let _ = write!(
            html,
            "<details id=\"{0}\"><summary><code>{0}</code></summary><pre>{1}</pre></details>",
            escaped(name),
            escaped(&serde_json::to_string_pretty(schema).unwrap_or_default())
        );
    }
    html.push_str("</main></body></html>");
    html
}

fn shape(title: &str, value: Option<&Value>) -> String {
    value.map_or_else(String::new, |value| {
        format!(
            "<p>{title}</p><pre>{}</pre>",
            escaped(&serde_json::to_string_pretty(value).unwrap_or_default())
        )
    })
}
