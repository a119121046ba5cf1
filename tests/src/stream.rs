//! The stream of nudges, as a client hears it.

use std::time::Duration;

use reqwest::Response;
use shared::{
    Id, Method,
    id::Patient,
    start::{NUDGES_PATH, Nudge},
};

use crate::Person;

/// How long a test waits for what must come. How soon it comes is measured in the browser's stories.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// An open stream.
pub struct Nudged {
    response: Response,
    heard: String,
}

impl Person {
    /// Opens the stream, after an earlier one's last id if given.
    pub async fn listens(&self, last: Option<i64>) -> Nudged {
        let mut request = self.request(Method::Get, NUDGES_PATH);
        if let Some(last) = last {
            request = request.header("last-event-id", last.to_string());
        }
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 200, "{}", self.name);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Nudged {
            response,
            heard: String::new(),
        }
    }
}

impl Nudged {
    /// The next nudge, if one comes in time. None too when the stream ends.
    pub async fn next(&mut self, within: Duration) -> Option<Nudge> {
        tokio::time::timeout(within, self.hear())
            .await
            .ok()
            .flatten()
    }

    /// Waits to be told that something changed for this patient.
    pub async fn is_told_of(&mut self, patient: Id<Patient>) {
        let nudge = self.next(PATIENCE).await;
        assert_eq!(nudge.and_then(|nudge| nudge.patient), Some(patient));
    }

    /// Listens for a while, in vain.
    pub async fn hears_nothing(&mut self) {
        let heard = self.next(Duration::from_millis(500)).await;
        assert!(heard.is_none(), "{heard:?}");
    }

    /// Whether the stream ends in time.
    pub async fn ends(&mut self, within: Duration) -> bool {
        tokio::time::timeout(within, async { while self.hear().await.is_some() {} })
            .await
            .is_ok()
    }

    async fn hear(&mut self) -> Option<Nudge> {
        loop {
            while let Some((message, rest)) = self.heard.split_once("\n\n") {
                let (message, rest) = (message.to_owned(), rest.to_owned());
                self.heard = rest;
                let data = message.lines().find_map(|line| line.strip_prefix("data: "));
                if let Some(data) = data {
                    let nudge: Nudge = serde_json::from_str(data).unwrap();
                    let id = message.lines().find_map(|line| line.strip_prefix("id: "));
                    assert_eq!(
                        id,
                        Some(nudge.seq.to_string().as_str()),
                        "the event's id is its position"
                    );
                    return Some(nudge);
                }
            }
            let chunk = self.response.chunk().await.ok().flatten()?;
            self.heard.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    }
}
