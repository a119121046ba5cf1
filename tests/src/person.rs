//! Somebody signed in, and what the service answers them.

use reqwest::{RequestBuilder, Response};
use serde_json::Value;
use server::client::{Client, Refused};
use shared::{
    Endpoint, Id, Method, Problem,
    contract::{self, Nothing},
    id::{Patient, Unit},
    start::{GetStart, Start},
};
use uuid::Uuid;

/// A new id, as clients make them.
#[must_use]
pub fn new_id<T>() -> Id<T> {
    Id::new(Uuid::now_v7())
}

/// Somebody with a session; or nobody, without one.
#[derive(Debug, Clone)]
pub struct Person {
    /// User name.
    pub name: String,
    /// Their client.
    pub client: Client,
    /// The token of their session.
    pub token: Option<String>,
    start: Option<Start>,
}

impl Person {
    pub(crate) fn signed_in(
        name: &str,
        client: Client,
        token: Option<String>,
        start: Start,
    ) -> Self {
        Self {
            name: name.to_owned(),
            client,
            token,
            start: Some(start),
        }
    }

    pub(crate) fn nobody(client: Client) -> Self {
        Self {
            name: "nobody".to_owned(),
            client,
            token: None,
            start: None,
        }
    }

    pub(crate) fn through(&self, client: Client) -> Self {
        Self {
            client,
            ..self.clone()
        }
    }

    /// Their own record.
    #[must_use]
    pub fn record(&self) -> Id<Patient> {
        self.start
            .as_ref()
            .and_then(|start| start.me.patient)
            .unwrap_or_else(|| panic!("{} is no patient", self.name))
    }

    /// The unit they work in.
    #[must_use]
    pub fn unit(&self) -> Id<Unit> {
        let memberships = self
            .start
            .as_ref()
            .map(|start| start.me.memberships.as_slice())
            .unwrap_or_default();
        memberships
            .first()
            .unwrap_or_else(|| panic!("{} works nowhere", self.name))
            .unit
            .id
    }

    /// Sends a request.
    ///
    /// # Errors
    /// What the service refuses with.
    pub async fn send<E: Endpoint>(
        &self,
        at: E::Path,
        body: E::Request,
    ) -> Result<E::Response, Refused> {
        self.client.send::<E>(&at, &body).await
    }

    /// Sends a request that must succeed.
    pub async fn does<E: Endpoint>(&self, at: E::Path, body: E::Request) -> E::Response {
        match self.send::<E>(at, body).await {
            Ok(done) => done,
            Err(Refused::Problem(problem)) => {
                panic!("{} may not {}: {problem:?}", self.name, E::NAME)
            }
            Err(lost) => panic!("{} {}: {lost}", self.name, E::NAME),
        }
    }

    /// Sends a request that must be refused.
    pub async fn cannot<E: Endpoint>(&self, at: E::Path, body: E::Request) -> Problem {
        match self.send::<E>(at, body).await {
            Err(Refused::Problem(problem)) => *problem,
            Err(lost) => panic!("{} {}: {lost}", self.name, E::NAME),
            Ok(_) => panic!("{} may {}, and should not", self.name, E::NAME),
        }
    }

    /// Sends a request that must be refused with this code; for `invalid`, `field:code`.
    pub async fn is_refused<E: Endpoint>(
        &self,
        at: E::Path,
        body: E::Request,
        code: &str,
    ) -> Problem {
        let problem = self.cannot::<E>(at, body).await;
        let told = match problem.fields.first() {
            Some(field) => format!("{}:{}", field.field, field.code),
            None => problem.code.clone(),
        };
        assert_eq!(told, code, "{} {}: {problem:?}", self.name, E::NAME);
        problem
    }

    /// The first screen now.
    pub async fn opens_the_app(&self) -> Start {
        self.does::<GetStart>(Nothing {}, ()).await
    }

    /// A request to an endpoint, to be written by hand.
    pub fn by_hand<E: Endpoint>(&self, at: &E::Path) -> RequestBuilder {
        self.client
            .request(E::METHOD, &contract::path::<E>(at).unwrap())
    }

    /// A request to a path, to be written by hand.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, path)
    }
}

/// Status and JSON of an answer.
pub async fn status_and_json(response: Response) -> (u16, Value) {
    let status = response.status().as_u16();
    let text = response.text().await.unwrap();
    let json = if text.is_empty() {
        Value::Null
    } else {
        serde_json::from_str(&text).unwrap_or(Value::String(text))
    };
    (status, json)
}

/// Status and problem of a refusal.
pub async fn problem(response: Response) -> (u16, Problem) {
    let kind = response.headers().get("content-type").cloned();
    let (status, json) = status_and_json(response).await;
    assert_eq!(
        kind.as_ref().and_then(|kind| kind.to_str().ok()),
        Some("application/problem+json"),
        "{status} {json}"
    );
    (status, serde_json::from_value(json).unwrap())
}
