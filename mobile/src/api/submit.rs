//! Sending what a person did, once, however often they press.
//!
//! Invariant: the `Idempotency-Key` stays the same while the same thing is sent again, so an answer lost on
//! the way does not make it happen twice; it changes when the thing does, and after it went well.

use dioxus::prelude::*;
use shared::Endpoint;
use uuid::Uuid;

use super::{Api, client::Sending, decode, use_api};
use crate::failure::Failure;

/// Something that can be sent from this screen.
pub struct Submit {
    /// Why the last try failed.
    pub failure: Signal<Option<Failure>>,
    /// On its way.
    pub busy: Signal<bool>,
    attempt: CopyValue<Attempt>,
    api: Api,
}

/// What is done with the answer's bytes; nothing when they are not of the contract's shape.
type Then = Box<dyn FnOnce(&[u8]) -> Option<()>>;

struct Attempt {
    sent: Option<Sending>,
    key: Uuid,
}

impl Clone for Submit {
    fn clone(&self) -> Self {
        *self
    }
}
impl Copy for Submit {}
impl PartialEq for Submit {
    fn eq(&self, other: &Self) -> bool {
        self.busy == other.busy
    }
}

impl Submit {
    /// Sends, unless something is on its way already; `then` gets the answer when it went well.
    pub fn send<E: Endpoint>(
        self,
        at: E::Path,
        body: E::Request,
        then: impl FnOnce(E::Response) + 'static,
    ) {
        let sending = Sending::new::<E>(&at, &body);
        self.send_written(
            sending,
            Box::new(move |bytes| {
                then(decode(bytes)?);
                Some(())
            }),
        );
    }

    /// The same for every endpoint, compiled once.
    fn send_written(self, sending: Sending, then: Then) {
        let Self {
            mut failure,
            mut busy,
            mut attempt,
            api,
        } = self;
        if *busy.peek() {
            return;
        }
        busy.set(true);
        let key = self.key_for(&sending);
        let held = api.live.hold();
        spawn(async move {
            let _held = held;
            let answer = api.send_bytes(sending, key).await;
            busy.set(false);
            match answer {
                Ok(bytes) => {
                    attempt.write().sent = None;
                    failure.set(None);
                    if then(&bytes).is_none() {
                        failure.set(Some(Failure::Unexpected));
                    }
                }
                Err(why) => failure.set(Some(why)),
            }
        });
    }

    fn key_for(mut self, sending: &Sending) -> Uuid {
        let mut attempt = self.attempt.write();
        if attempt.sent.as_ref() != Some(sending) {
            attempt.sent = Some(sending.clone());
            attempt.key = Uuid::now_v7();
        }
        attempt.key
    }

    /// Forgets the last failure: the person goes on writing.
    pub fn forget_failure(mut self) {
        if self.failure.peek().is_some() {
            self.failure.set(None);
        }
    }
}

/// Something that can be sent from this screen; one per form or group of buttons.
#[must_use]
pub fn use_submit() -> Submit {
    let api = use_api();
    let failure = use_signal(|| None);
    let busy = use_signal(|| false);
    let attempt = use_hook(|| {
        CopyValue::new(Attempt {
            sent: None,
            key: Uuid::nil(),
        })
    });
    Submit {
        failure,
        busy,
        attempt,
        api,
    }
}
