//! A typed client of the contract, for the demo's story and for tests: what the app does, without a screen.

use std::time::Duration;

use serde::Serialize;
use shared::{
    Endpoint, Method, Problem,
    contract::{self, Nothing},
    identity::{SessionKind, SignIn, SignInRequest, SignedInResponse},
    text::Line,
};

/// Why a request was not answered with what it asked for.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The service answered a problem.
    #[error("{} {}", .0.status, .0.code)]
    Problem(Box<Problem>),
    /// The service did not answer, or not in the contract's shape.
    #[error("no answer: {0}")]
    NoAnswer(String),
}

impl Refused {
    /// The problem's code, if it is one.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Problem(problem) => Some(&problem.code),
            Self::NoAnswer(_) => None,
        }
    }
}

/// A client, signed in or not.
#[derive(Debug, Clone)]
pub struct Client {
    http: reqwest::Client,
    base: String,
    token: Option<String>,
}

impl Client {
    /// A client that is not signed in. `base` is like `http://127.0.0.1:8080`.
    ///
    /// # Errors
    /// When the HTTP client cannot be made.
    pub fn new(base: &str) -> Result<Self, Refused> {
        let http = reqwest::Client::builder()
            .timeout(Duration::from_secs(30))
            .build()
            .map_err(|why| Refused::NoAnswer(why.to_string()))?;
        Ok(Self {
            http,
            base: base.to_owned(),
            token: None,
        })
    }

    /// Signs in with a bearer session; answers the signed-in client and the first screen.
    ///
    /// # Errors
    /// When the service refuses.
    pub async fn sign_in(
        &self,
        username: &str,
        password: &str,
    ) -> Result<(Self, SignedInResponse), Refused> {
        let request = SignInRequest {
            username: Line::new(username).map_err(|why| Refused::NoAnswer(why.to_string()))?,
            password: password.to_owned(),
            kind: SessionKind::Bearer,
            device: None,
        };
        let signed_in = self.send::<SignIn>(&Nothing {}, &request).await?;
        Ok((
            Self {
                token: signed_in.token.clone(),
                ..self.clone()
            },
            signed_in,
        ))
    }

    /// The same client with a session that it has from elsewhere.
    #[must_use]
    pub fn with_token(self, token: Option<&str>) -> Self {
        Self {
            token: token.map(str::to_owned),
            ..self
        }
    }

    /// Sends a request without a query string.
    ///
    /// # Errors
    /// When the service refuses or does not answer.
    pub async fn send<E: Endpoint>(
        &self,
        at: &E::Path,
        body: &E::Request,
    ) -> Result<E::Response, Refused> {
        self.send_with::<E>(at, &Nothing {}, body).await
    }

    /// Sends a request with a query string.
    ///
    /// # Errors
    /// When the service refuses or does not answer.
    pub async fn send_with<E: Endpoint>(
        &self,
        at: &E::Path,
        query: &(impl Serialize + Sync),
        body: &E::Request,
    ) -> Result<E::Response, Refused> {
        let lost = |why: &dyn std::fmt::Display| Refused::NoAnswer(why.to_string());
        let path = contract::path::<E>(at).map_err(|why| lost(&why))?;
        let mut request = self.request(E::METHOD, &path).query(query);
        let body = serde_json::to_value(body).map_err(|why| lost(&why))?;
        if !body.is_null() {
            request = request.json(&body);
        }
        let response = request.send().await.map_err(|why| lost(&why))?;
        let ok = response.status().is_success();
        let bytes = response.bytes().await.map_err(|why| lost(&why))?;
        let text: &[u8] = if bytes.is_empty() { b"null" } else { &bytes };
        if ok {
            serde_json::from_slice(text).map_err(|why| lost(&why))
        } else {
            Err(serde_json::from_slice(text).map_or_else(
                |why| lost(&why),
                |problem| Refused::Problem(Box::new(problem)),
            ))
        }
    }

    /// A request to any path, with this client's session.
    pub fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let method = match method {
            Method::Get => reqwest::Method::GET,
            Method::Post => reqwest::Method::POST,
            Method::Put => reqwest::Method::PUT,
            Method::Delete => reqwest::Method::DELETE,
        };
        let request = self.http.request(method, format!("{}{path}", self.base));
        match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }
}
