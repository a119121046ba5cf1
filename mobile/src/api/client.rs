//! One request: filled path, body, session, idempotency key; the answer read, or the failure told.

use dioxus::prelude::*;
use serde_json::Value;
use shared::{
    Endpoint, Method, Problem,
    contract::{self, Nothing, Pdf},
    handovers::ListAskedHandovers,
    identity::{ChangePreferences, Language, Preferences, SignIn, SignInRequest},
    inbox::{InboxQuery, ListUpdates},
    patients::{AtUnit, ListPatients},
    problem::code,
    start::{GetStart, Start},
};
use uuid::Uuid;

use super::{Answers, decode};
use crate::{
    failure::Failure,
    live::Live,
    platform,
    session::{Session, SignedIn},
};

/// The service, as a context.
#[derive(Clone, Copy)]
pub struct Api {
    client: CopyValue<reqwest::Client>,
    pub(super) session: Session,
    pub(super) live: Live,
    pub(crate) answers: Answers,
}

/// A request that changes something, written down: the same for every endpoint.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sending {
    method: Method,
    target: String,
    body: String,
}

impl Sending {
    pub(super) fn new<E: Endpoint>(at: &E::Path, body: &E::Request) -> Self {
        Self {
            method: E::METHOD,
            target: contract::path::<E>(at).unwrap_or_default(),
            body: serde_json::to_string(body).unwrap_or_default(),
        }
    }
}

/// The service.
#[must_use]
pub fn use_api() -> Api {
    use_context::<Api>()
}

impl Api {
    /// Makes the context; once, in a hook of the root component.
    pub fn provide(session: Session, live: Live) -> Self {
        provide_context(Self {
            client: CopyValue::new(reqwest::Client::new()),
            session,
            live,
            answers: Answers::new(),
        })
    }

    /// Where an endpoint that reads is, with its query.
    #[must_use]
    pub fn target<E: Endpoint>(at: &E::Path, query: &E::Query) -> String {
        let path = contract::path::<E>(at).unwrap_or_default();
        match query_string(query) {
            query if query.is_empty() => path,
            query => format!("{path}?{query}"),
        }
    }

    /// Reads.
    ///
    /// # Errors
    /// When the service says no or cannot be reached.
    pub async fn get<E: Endpoint>(
        self,
        at: &E::Path,
        query: &E::Query,
    ) -> Result<E::Response, Failure> {
        let answer = self.get_bytes(&Self::target::<E>(at, query)).await?;
        decode(&answer).ok_or(Failure::Unexpected)
    }

    /// Sends. The same `key` for the same thing sent again makes it happen once.
    ///
    /// # Errors
    /// When the service says no or cannot be reached.
    pub async fn send<E: Endpoint>(
        self,
        at: &E::Path,
        body: &E::Request,
        key: Uuid,
    ) -> Result<E::Response, Failure> {
        let sending = Sending::new::<E>(at, body);
        let answer = self.send_bytes(sending, key).await?;
        decode(&answer).ok_or(Failure::Unexpected)
    }

    /// Sends what was written down; the answer is JSON, `null` for none.
    pub(super) async fn send_bytes(self, sending: Sending, key: Uuid) -> Result<Vec<u8>, Failure> {
        let Sending {
            method,
            target,
            body,
        } = sending;
        let body = (body != "null").then_some(body);
        let mut answer = self.request(method, &target, body, Some(key)).await?;
        if answer.is_empty() {
            answer.extend(b"null");
        }
        Ok(answer)
    }

    /// Asks for a document: its bytes.
    ///
    /// # Errors
    /// When the service says no or cannot be reached.
    pub async fn fetch<E: Endpoint<Response = Pdf>>(
        self,
        at: &E::Path,
        body: &E::Request,
    ) -> Result<Vec<u8>, Failure> {
        self.send_bytes(Sending::new::<E>(at, body), Uuid::now_v7())
            .await
    }

    pub(super) async fn request(
        self,
        method: Method,
        target: &str,
        body: Option<String>,
        key: Option<Uuid>,
    ) -> Result<Vec<u8>, Failure> {
        let method = match method {
            Method::Get => reqwest::Method::GET,
            Method::Post => reqwest::Method::POST,
            Method::Put => reqwest::Method::PUT,
            Method::Delete => reqwest::Method::DELETE,
        };
        let url = format!("{}{target}", platform::service());
        let mut request = self.client.peek().request(method, url);
        if let Some(body) = body {
            request = request
                .header("content-type", "application/json")
                .body(body);
        }
        if let Some(key) = key {
            request = request.header("idempotency-key", key.to_string());
        }
        if let Some(token) = self.session.token() {
            request = request.bearer_auth(token);
        }
        let answer = request.send().await.map_err(|_| Failure::Offline)?;
        let fine = answer.status().is_success();
        let bytes = answer.bytes().await.map_err(|_| Failure::Offline)?;
        if fine {
            return Ok(bytes.into());
        }
        let problem: Problem = decode(&bytes).ok_or(Failure::Unexpected)?;
        if problem.code == code::UNAUTHENTICATED {
            self.answers.forget_all();
            platform::vault_clear();
            self.session.expire();
        }
        Err(Failure::Problem(Box::new(problem)))
    }

    /// Asks who is signed in and what the first screen shows: one request.
    pub async fn begin(self) {
        match self.get_start().await {
            Ok(start) => self.started(start),
            Err(failure) if failure.code() == Some(code::UNAUTHENTICATED) => {}
            Err(failure) => self.session.set(SignedIn::Failed(failure)),
        }
    }

    /// Signs in; the answer holds the first screen too. A language chosen while signing in becomes the
    /// person's.
    ///
    /// # Errors
    /// When the service says no or cannot be reached.
    pub async fn sign_in(
        self,
        request: &SignInRequest,
        language: Option<Language>,
    ) -> Result<(), Failure> {
        let key = Uuid::now_v7();
        let answer = self.send::<SignIn>(&Nothing {}, request, key).await?;
        self.session.keep_token(answer.token);
        let mut start = answer.start;
        if let Some(language) = language.filter(|language| *language != start.me.language) {
            let preferences = Preferences {
                language,
                text_size: start.me.text_size,
            };
            let key = Uuid::now_v7();
            let changed = self.send::<ChangePreferences>(&Nothing {}, &preferences, key);
            if changed.await.is_ok() {
                start.me.language = language;
            }
        }
        let own = start.me.memberships.is_empty();
        self.started(start);
        if own {
            // Kept on the device as the service says it.
            let _ = self.get_start().await;
        }
        Ok(())
    }

    /// Keeps the first screen's answer where its pages look first, so that they ask for nothing.
    fn started(self, start: Start) {
        if let Some(work) = &start.work {
            let at = AtUnit { unit: work.unit };
            if let Some(inbox) = &work.inbox {
                let target = Self::target::<ListUpdates>(&at, &InboxQuery::default());
                self.answers.keep_fresh(target, inbox.clone());
            }
            if !work.asked {
                // Nothing is shown, and nobody asks.
                let target = Self::target::<ListAskedHandovers>(&at, &Nothing {});
                self.answers.keep_fresh(target, ());
            }
            if let Some(patients) = &work.patients {
                let target = Self::target::<ListPatients>(&at, &contract::PageQuery::default());
                self.answers.keep_fresh(target, patients.clone());
            }
        }
        self.session.acts_for(start.acting_for.clone());
        let me = start.me.clone();
        let target = Self::target::<GetStart>(&Nothing {}, &Nothing {});
        self.answers.keep_fresh(target, start);
        self.session.set(SignedIn::Yes(me.into()));
    }

    /// Something changed: screens opened from now on ask.
    pub fn nothing_is_fresh(self) {
        self.answers.nothing_is_fresh();
    }

    /// Something the person saw is theirs to see no longer.
    pub fn forget_answers(self) {
        self.answers.forget_all();
    }

    /// The person has signed out, or is about to be somebody else: nothing of theirs stays in memory.
    pub fn forget_everything(self) {
        self.answers.forget_all();
        crate::draft::forget_all();
        platform::vault_clear();
        self.session.keep_token(None);
        self.session.acts_for(Vec::new());
        self.session.set(SignedIn::No { expired: false });
    }
}

/// `a=1&b=x`, without the fields that are absent.
fn query_string(query: &impl serde::Serialize) -> String {
    let Ok(Value::Object(fields)) = serde_json::to_value(query) else {
        return String::new();
    };
    let pairs = fields.into_iter().filter_map(|(name, value)| {
        let text = contract::in_address(value)?;
        Some(format!("{name}={}", percent_encoded(&text)))
    });
    pairs.collect::<Vec<_>>().join("&")
}

/// RFC 3986: all but unreserved characters.
fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries() {
        let query = InboxQuery {
            cursor: Some("a b/ø".to_owned()),
            handled: true,
        };
        assert_eq!(query_string(&query), "cursor=a%20b%2F%C3%B8&handled=true");
        assert_eq!(query_string(&Nothing {}), "");
    }
}
