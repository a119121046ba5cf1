//! Who is signed in, as a context.
//!
//! [`Session::me`] in a component gives the person and makes the component follow. A session that ended by
//! itself ([`SignedIn::No`] with `expired`) shows the sign-in screen over the page; its drafts stay.

use std::rc::Rc;

use dioxus::prelude::*;
use shared::{
    id::{Id, Patient},
    identity::Me,
    sharing::ActingFor,
};

use crate::failure::Failure;

/// Whether somebody is signed in.
#[derive(Debug, Clone, PartialEq)]
pub enum SignedIn {
    /// Not known yet: the first request is on its way.
    Asking,
    /// Nobody.
    No {
        /// The session ended by itself.
        expired: bool,
    },
    /// This person.
    Yes(Rc<Me>),
    /// The first request failed.
    Failed(Failure),
}

/// The session.
#[derive(Clone, Copy)]
pub struct Session {
    state: Signal<SignedIn>,
    /// For whom the person may act, as a related person.
    acting: Signal<Rc<Vec<ActingFor>>>,
    token: Signal<Option<String>>,
}

impl Session {
    /// Makes the context; once, in a hook of the root component.
    pub fn provide() -> Self {
        provide_context(Self {
            state: Signal::new(SignedIn::Asking),
            acting: Signal::new(Rc::default()),
            token: Signal::new(None),
        })
    }

    /// Whether somebody is signed in; follows changes.
    #[must_use]
    pub fn state(self) -> SignedIn {
        self.state.read().clone()
    }

    /// Who is signed in; follows changes.
    #[must_use]
    pub fn me(self) -> Option<Rc<Me>> {
        match &*self.state.read() {
            SignedIn::Yes(me) => Some(me.clone()),
            _ => None,
        }
    }

    /// For whom the person may act, as a related person; follows changes.
    #[must_use]
    pub fn acting(self) -> Rc<Vec<ActingFor>> {
        self.acting.read().clone()
    }

    /// It is known for whom the person may act.
    pub fn acts_for(mut self, acting: Vec<ActingFor>) {
        if **self.acting.peek() != acting {
            self.acting.set(Rc::new(acting));
        }
    }

    /// The bearer token, on native.
    #[must_use]
    pub fn token(self) -> Option<String> {
        self.token.peek().clone()
    }

    /// Something is known about the session.
    pub fn set(mut self, state: SignedIn) {
        if *self.state.peek() != state {
            self.state.set(state);
        }
    }

    /// The service no longer knows the session.
    pub fn expire(mut self) {
        let expired = matches!(*self.state.peek(), SignedIn::Yes(_));
        self.token.set(None);
        if !matches!(*self.state.peek(), SignedIn::No { .. }) {
            self.state.set(SignedIn::No { expired });
        }
    }

    /// Keeps the token of a bearer session, in memory only.
    pub fn keep_token(mut self, token: Option<String>) {
        self.token.set(token);
    }
}

/// Who is signed in; pages are shown only when somebody is, so `None` lasts for a moment at most.
#[must_use]
pub fn use_me() -> Option<Rc<Me>> {
    use_context::<Session>().me()
}

/// The signed-in person's own record; staff have none.
#[must_use]
pub fn use_own_record() -> Option<Id<Patient>> {
    use_me().and_then(|me| me.patient)
}
