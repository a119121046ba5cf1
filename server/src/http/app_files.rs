//! The app's files, embedded in the release binary (read from disk in debug builds), pre-compressed.
//! Names with a hash are immutable; everything else is asked for anew. Unknown paths are the app's routes.

use actix_web::{
    HttpRequest, HttpResponse,
    http::{Method, header},
};
use rust_embed::{EmbeddedFile, RustEmbed};
use shared::problem::code;

use super::body;
use crate::{digest, error::Fault};

#[derive(RustEmbed)]
#[folder = "../mobile/dist"]
#[allow_missing = true]
struct Files;

const NOT_BUILT: &str = "<!doctype html><html lang=\"en\"><title>Hjemover</title><p>The app is not built: run <code>cargo xtask app</code>. The API is at /api/v1, its documentation at /api/docs.";

/// Serves a file of the app, or the app itself for one of its routes.
pub(super) async fn serve(request: HttpRequest) -> HttpResponse {
    let path = request.path().trim_start_matches('/');
    if path.starts_with("api/") || path == "api" || path.starts_with("health/") {
        let known = request.match_pattern().is_some();
        let fault = if known {
            Fault::Malformed {
                code: code::METHOD_NOT_ALLOWED,
                detail: "This path has other methods",
            }
        } else {
            Fault::NotFound
        };
        return body::problem(&fault, &request);
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return body::problem(
            &Fault::Malformed {
                code: code::METHOD_NOT_ALLOWED,
                detail: "The app's files are only read",
            },
            &request,
        );
    }
    if path.contains('.') && !path.is_empty() {
        return file(path, &request).unwrap_or_else(|| body::problem(&Fault::NotFound, &request));
    }
    file("index.html", &request).unwrap_or_else(|| {
        HttpResponse::Ok()
            .content_type("text/html; charset=utf-8")
            .body(NOT_BUILT)
    })
}

fn file(path: &str, request: &HttpRequest) -> Option<HttpResponse> {
    if path.ends_with(".br") || path.ends_with(".gz") {
        return None;
    }
    let accepted = request
        .headers()
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let accepts = |coding: &str| {
        accepted
            .split(',')
            .any(|part| part.split(';').next().map(str::trim) == Some(coding))
    };
    let coded = [("br", "br"), ("gz", "gzip")]
        .into_iter()
        .filter(|(_, coding)| accepts(coding))
        .find_map(|(ending, coding)| {
            Files::get(&format!("{path}.{ending}")).map(|found| (found, Some(coding)))
        });
    let (found, coding) = coded.or_else(|| Files::get(path).map(|found| (found, None)))?;
    Some(answer(path, &found, coding, request))
}

fn answer(
    path: &str,
    found: &EmbeddedFile,
    coding: Option<&'static str>,
    request: &HttpRequest,
) -> HttpResponse {
    let hash = digest::hex(found.metadata.sha256_hash().get(..12).unwrap_or_default());
    let tag = format!("\"{hash}\"");
    let known = request
        .headers()
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok());
    let mut response = if known.is_some_and(|known| known.contains(&tag)) {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    let cache = if path.starts_with("assets/") {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    response
        .insert_header((header::CACHE_CONTROL, cache))
        .insert_header((header::VARY, "Accept-Encoding"))
        .insert_header((header::ETAG, tag));
    if known.is_some_and(|known| known.contains(&hash)) {
        return response.finish();
    }
    if let Some(coding) = coding {
        response.insert_header((header::CONTENT_ENCODING, coding));
    }
    response
        .content_type(content_type(path))
        .body(found.data.to_vec())
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" | "ftl" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
