//! «Something changed»: pages that show answers ask again, quietly, when this counter moves.
//!
//! A nudge holds no content (see `shared::start::Nudge`): what a person may see is decided where it always
//! is, when the page asks again.

use dioxus::prelude::*;

use crate::platform;

/// The counter, as a context.
#[derive(Clone, Copy)]
pub struct Live {
    changes: Signal<u64>,
    /// Whether the device has a network.
    pub online: Signal<bool>,
}

impl Live {
    /// The context, for the root component.
    pub fn provide() -> Self {
        use_context_provider(|| Self {
            changes: Signal::new(0),
            online: Signal::new(platform::is_online()),
        })
    }

    /// Something changed somewhere: what is on the screen may be old.
    pub fn bump(mut self) {
        let next = self.changes.peek().wrapping_add(1);
        self.changes.set(next);
    }

    /// How often something changed; who reads it runs again at the next change.
    #[must_use]
    pub fn changes(self) -> u64 {
        *self.changes.read()
    }
}

/// Listens for as long as somebody is signed in; `signed_in` is read reactively.
pub fn use_nudges(live: Live, signed_in: impl Fn() -> bool + 'static) {
    let mut stream = use_signal(|| None::<platform::Nudges>);
    use_effect(move || {
        let open = signed_in();
        stream.set(open.then(|| platform::Nudges::open(move || live.bump())));
    });
    use_hook(move || {
        let mut online = live.online;
        platform::watch_connection(move |now| {
            online.set(now);
            if now {
                live.bump();
            }
        });
    });
}
