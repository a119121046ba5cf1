//! Session tokens: 256 random bits, in a `__Host-` cookie on the web and as a bearer token elsewhere.

use actix_web::{
    HttpRequest,
    cookie::{Cookie, SameSite, time::Duration},
    http::header,
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chacha20poly1305::aead::{Generate as _, array::Array};

use crate::{digest, error::Fault};

/// The cookie's name. `__Host-` ties it to this host, HTTPS (or localhost) and the whole path.
pub(crate) const COOKIE: &str = "__Host-hjemover";

/// A token as the client sent it. Never logged, never stored: only its hash is.
pub(crate) struct Token(String);

impl Token {
    /// A new one.
    pub(crate) fn new() -> Self {
        let bytes = Array::<u8, chacha20poly1305::aead::consts::U32>::generate();
        Self(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// The token of a request. A cookie counts only for a request from our own pages: browsers say so in
    /// `Sec-Fetch-Site`, older ones in `Origin`.
    pub(crate) fn of(request: &HttpRequest) -> Result<Self, Fault> {
        if let Some(value) = request.headers().get(header::AUTHORIZATION) {
            let token = value
                .to_str()
                .ok()
                .and_then(|text| text.strip_prefix("Bearer "));
            return token
                .map(|token| Self(token.trim().to_owned()))
                .ok_or(Fault::Unauthenticated);
        }
        let cookie = request.cookie(COOKIE).ok_or(Fault::Unauthenticated)?;
        same_site(request)?;
        Ok(Self(cookie.value().to_owned()))
    }

    /// What is stored: SHA-256, hexadecimal. The token has 256 bits of its own; no salt is needed.
    pub(crate) fn hash(&self) -> String {
        digest::sha256(self.0.as_bytes())
    }

    /// The same token, for asking again.
    pub(crate) fn again(&self) -> Self {
        Self(self.0.clone())
    }

    /// The token itself, to hand to the client once.
    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }

    /// The cookie that keeps it.
    pub(crate) fn cookie(&self) -> Cookie<'static> {
        Cookie::build(COOKIE, self.0.clone())
            .path("/")
            .secure(true)
            .http_only(true)
            .same_site(SameSite::Lax)
            .finish()
    }
}

/// The cookie that takes it away.
pub(crate) fn empty_cookie() -> Cookie<'static> {
    let mut cookie = Cookie::build(COOKIE, "")
        .path("/")
        .secure(true)
        .http_only(true)
        .finish();
    cookie.set_same_site(SameSite::Lax);
    cookie.set_max_age(Duration::ZERO);
    cookie
}

/// Refuses writes that another site makes a browser send.
pub(crate) fn same_site(request: &HttpRequest) -> Result<(), Fault> {
    if request.method().is_safe() {
        return Ok(());
    }
    let text = |name: &str| {
        request
            .headers()
            .get(name)
            .and_then(|value| value.to_str().ok())
    };
    let own = match (text("sec-fetch-site"), text("origin")) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => {
            let host = text("host").unwrap_or_default();
            origin
                .split_once("://")
                .is_some_and(|(_, origin_host)| origin_host == host)
        }
        // No browser: nothing carries a cookie along unasked.
        (None, None) => true,
    };
    if own { Ok(()) } else { Err(Fault::CrossSite) }
}
