//! Around every request: its id, one log line without personal data, metrics, security headers.

use std::time::Instant;

use actix_web::{
    Error, HttpMessage as _,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::{
        Method,
        header::{HeaderName, HeaderValue},
    },
    middleware::Next,
};
use uuid::Uuid;

use super::RequestId;
use crate::app::App;

/// No inline script or style, nothing from elsewhere. `wasm-unsafe-eval` lets WebAssembly compile; it
/// does not allow JavaScript's `eval`.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; \
    form-action 'self'; frame-ancestors 'none'";

const HEADERS: [(&str, &str); 8] = [
    ("content-security-policy", CONTENT_SECURITY_POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "strict-transport-security",
        "max-age=31536000; includeSubDomains",
    ),
    ("x-frame-options", "DENY"),
];

/// Another content security policy for one answer, left in its extensions.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Policy {
    /// `Content-Security-Policy`.
    pub(crate) content: &'static str,
    /// `X-Frame-Options`, for browsers that do not know `frame-ancestors`.
    pub(crate) frame: &'static str,
}

/// The method, as a word of a closed set: anything a client makes up counts as one.
fn known_method(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "DELETE" => "DELETE",
        _ => "OTHER",
    }
}

/// Wraps a request.
pub(super) async fn wrap(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let (started, id) = (Instant::now(), Uuid::now_v7());
    request.extensions_mut().insert(RequestId(id));
    let app = request.app_data::<App>().cloned();
    let method = known_method(request.method());
    let mut response = next.call(request).await?;
    // The pattern, not the path: a path holds the ids of patients.
    let route = response
        .request()
        .match_pattern()
        .unwrap_or_else(|| "(app)".to_owned());
    let (status, took) = (response.status().as_u16(), started.elapsed());
    tracing::info!(%method, route, status, micros = took.as_micros() as u64, request_id = %id, "request");
    if let Some(app) = app {
        app.metrics.request(method, &route, status, took);
    }
    let own = response.response().extensions().get::<Policy>().copied();
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        let value = match (name, own) {
            ("content-security-policy", Some(own)) => own.content,
            ("x-frame-options", Some(own)) => own.frame,
            _ => value,
        };
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    if let Ok(value) = HeaderValue::from_str(&id.to_string()) {
        headers.insert(HeaderName::from_static("x-request-id"), value);
    }
    Ok(response)
}
