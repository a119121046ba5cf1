//! Ties a handler to its endpoint: method, path, permit, request and response all come from the contract.

use std::any::{Any, TypeId};

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header},
    web::{self, ServiceConfig},
};
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};
use shared::{
    Endpoint, Method,
    contract::{Csv, Fhir, Pdf},
    problem::code,
};

use super::body;
use crate::{
    access::{Door, Proof as _, Replay},
    app::App,
    digest,
    error::Fault,
    identity,
};

/// One request to `E`, let in and understood.
pub(crate) struct Call<E: Endpoint>
where
    E::Access: Door,
{
    /// Proof that the sender may.
    pub(crate) permit: <E::Access as Door>::Permit,
    /// The fields of the path.
    pub(crate) at: E::Path,
    /// The query string.
    pub(crate) query: E::Query,
    /// The body.
    pub(crate) body: E::Request,
    /// The request itself, for what only the session endpoints need: cookies and the client's address.
    pub(crate) request: HttpRequest,
}

/// What a handler answers with: the body, and sometimes a cookie.
pub(crate) struct Answer<T> {
    body: T,
    cookie: Option<actix_web::cookie::Cookie<'static>>,
    clear_site: bool,
}

impl<T> From<T> for Answer<T> {
    fn from(body: T) -> Self {
        Self {
            body,
            cookie: None,
            clear_site: false,
        }
    }
}

impl<T> Answer<T> {
    /// Sets a cookie too.
    pub(crate) fn with_cookie(mut self, cookie: actix_web::cookie::Cookie<'static>) -> Self {
        self.cookie = Some(cookie);
        self
    }

    /// Tells the browser to forget what it has cached of this site.
    pub(crate) const fn clearing_site(mut self) -> Self {
        self.clear_site = true;
        self
    }
}

/// Mounts `handler` on `E`. A handler whose types do not fit does not compile.
pub(crate) fn mount<E, F, R>(config: &mut ServiceConfig, handler: F)
where
    E: Endpoint,
    E::Access: Door,
    F: AsyncFn(Call<E>, App) -> Result<R, Fault> + Clone + 'static,
    R: Into<Answer<E::Response>>,
{
    let method = match E::METHOD {
        Method::Get => web::get(),
        Method::Post => web::post(),
        Method::Put => web::put(),
        Method::Delete => web::delete(),
    };
    let route = method.to(
        move |request: HttpRequest, payload: web::Payload, app: App| {
            let handler = handler.clone();
            async move {
                match serve::<E, F, R>(&handler, request, payload, app).await {
                    Ok(response) => response,
                    Err((fault, request)) => body::problem(&fault, &request),
                }
            }
        },
    );
    config.route(E::PATH, route);
}

async fn serve<E, F, R>(
    handler: &F,
    request: HttpRequest,
    payload: web::Payload,
    app: App,
) -> Result<HttpResponse, (Fault, HttpRequest)>
where
    E: Endpoint,
    E::Access: Door,
    F: AsyncFn(Call<E>, App) -> Result<R, Fault>,
    R: Into<Answer<E::Response>>,
{
    let call = match understand::<E>(&request, payload, &app).await {
        Ok(call) => call,
        Err(fault) => return Err((fault, request)),
    };
    match handler(call, app)
        .await
        .and_then(|answer| respond::<E>(answer.into(), &request))
    {
        Ok(response) => Ok(response),
        Err(fault) => Err((fault, request)),
    }
}

/// Lets the sender in first, and only then looks at what was sent.
async fn understand<E: Endpoint>(
    request: &HttpRequest,
    payload: web::Payload,
    app: &App,
) -> Result<Call<E>, Fault>
where
    E::Access: Door,
{
    if matches!(E::METHOD, Method::Post | Method::Put | Method::Delete) {
        identity::same_site(request)?;
    }
    let mut permit = <E::Access as Door>::enter(app, request, E::NAME).await?;
    // An id that is none names nothing.
    let at = path_fields::<E::Path>(request).ok_or(Fault::NotFound)?;
    let query = body::query::<E::Query>(request.query_string())?;
    let sent = if is_nothing::<E::Request>() {
        Vec::new()
    } else {
        body::read(request, payload).await?
    };
    if E::METHOD != Method::Get {
        permit.set_replay(replay(request, &sent)?);
    }
    let parsed: E::Request = if is_nothing::<E::Request>() {
        serde_json::from_value(serde_json::Value::Null)?
    } else {
        body::parse(&sent)?
    };
    Ok(Call {
        permit,
        at,
        query,
        body: parsed,
        request: request.clone(),
    })
}

fn is_nothing<T: 'static>() -> bool {
    TypeId::of::<T>() == TypeId::of::<()>()
}

fn path_fields<T: DeserializeOwned>(request: &HttpRequest) -> Option<T> {
    let fields = request
        .match_info()
        .iter()
        .map(|(name, value)| (name.to_owned(), value.into()))
        .collect();
    serde_json::from_value(serde_json::Value::Object(fields)).ok()
}

fn replay(request: &HttpRequest, sent: &[u8]) -> Result<Option<Replay>, Fault> {
    let Some(key) = request.headers().get("idempotency-key") else {
        return Ok(None);
    };
    let key = key
        .to_str()
        .ok()
        .filter(|key| (8..=200).contains(&key.len()))
        .ok_or(Fault::Malformed {
            code: code::MALFORMED,
            detail: "Idempotency-Key must be 8 to 200 visible ASCII characters",
        })?;
    let mut hash = Sha256::new();
    for part in [
        request.method().as_str().as_bytes(),
        request.path().as_bytes(),
        sent,
    ] {
        hash.update(part);
        hash.update([0]);
    }
    let fingerprint = digest::hex(&hash.finalize());
    Ok(Some(Replay {
        key: key.to_owned(),
        fingerprint,
    }))
}

fn respond<E: Endpoint>(
    answer: Answer<E::Response>,
    request: &HttpRequest,
) -> Result<HttpResponse, Fault> {
    let mut response = if is_nothing::<E::Response>() {
        HttpResponse::NoContent().finish()
    } else if let Some(Pdf(bytes)) = (&answer.body as &dyn Any).downcast_ref() {
        HttpResponse::Ok()
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .insert_header((
                header::CONTENT_DISPOSITION,
                "inline; filename=\"hjemover.pdf\"",
            ))
            .content_type(Pdf::MEDIA_TYPE)
            .body(bytes.clone())
    } else if let Some(Csv(text)) = (&answer.body as &dyn Any).downcast_ref() {
        HttpResponse::Ok()
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .insert_header((
                header::CONTENT_DISPOSITION,
                "attachment; filename=\"hjemover.csv\"",
            ))
            .content_type(Csv::MEDIA_TYPE)
            .body(text.clone())
    } else if let Some(Fhir(text)) = (&answer.body as &dyn Any).downcast_ref() {
        HttpResponse::Ok()
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .insert_header((
                header::CONTENT_DISPOSITION,
                "attachment; filename=\"questionnaire.json\"",
            ))
            .content_type(Fhir::MEDIA_TYPE)
            .body(text.clone())
    } else {
        let bytes = serde_json::to_vec(&answer.body)?;
        if E::METHOD == Method::Get {
            tagged(bytes, request)
        } else {
            HttpResponse::Ok()
                .insert_header((header::CACHE_CONTROL, "no-store"))
                .content_type("application/json")
                .body(bytes)
        }
    };
    if let Some(cookie) = answer.cookie {
        response
            .add_cookie(&cookie)
            .map_err(|_| Fault::internal("a cookie could not be written"))?;
    }
    if answer.clear_site {
        let value = header::HeaderValue::from_static("\"cache\"");
        response
            .headers_mut()
            .insert(header::HeaderName::from_static("clear-site-data"), value);
    }
    Ok(response)
}

/// A read with its tag; 304 when the client has it. The tag is of the bytes, so it cannot be stale.
fn tagged(bytes: Vec<u8>, request: &HttpRequest) -> HttpResponse {
    let tag = format!("\"{:.24}\"", digest::sha256(&bytes));
    let known = request
        .headers()
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|tags| {
            tags.split(',')
                .any(|known| known.trim().trim_start_matches("W/") == tag)
        });
    let status = if known {
        StatusCode::NOT_MODIFIED
    } else {
        StatusCode::OK
    };
    let mut response = HttpResponse::build(status);
    // The browser may keep it, and must ask each time whether it still holds.
    response.insert_header((header::CACHE_CONTROL, "private, no-cache"));
    response.insert_header((header::VARY, "Cookie, Authorization"));
    response.insert_header((header::ETAG, tag));
    if known {
        response.finish()
    } else {
        response.content_type("application/json").body(bytes)
    }
}
