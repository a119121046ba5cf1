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
    /// Writes on their way, and whether something changed meanwhile.
    sending: CopyValue<(u32, bool)>,
    /// Whether the device has a network.
    pub online: Signal<bool>,
}

impl Live {
    /// Makes the context; once, in a hook of the root component.
    pub fn provide() -> Self {
        provide_context(Self {
            changes: Signal::new(0),
            sending: CopyValue::new((0, false)),
            online: Signal::new(platform::is_online()),
        })
    }

    /// Something changed somewhere: what is on the screen may be old. While something that was written here
    /// is on its way this waits: the nudge may be faster than the answer, and would take the form away that
    /// the answer is for.
    pub fn bump(mut self) {
        if self.sending.peek().0 > 0 {
            self.sending.write().1 = true;
            return;
        }
        let next = self.changes.peek().wrapping_add(1);
        self.changes.set(next);
    }

    /// Something is being sent until what this gives is dropped.
    #[must_use]
    pub fn hold(mut self) -> Held {
        self.sending.write().0 += 1;
        Held(self)
    }

    /// Whether something is on its way. What is answered to a question from before it would take the form away
    /// that its answer is for, as a nudge would: such an answer is passed over, and asked for again afterwards.
    #[must_use]
    pub fn passes_over(self) -> bool {
        let sending = self.sending.peek().0 > 0;
        if sending {
            self.bump();
        }
        sending
    }

    /// How often something changed; who reads it runs again at the next change.
    #[must_use]
    pub fn changes(self) -> u64 {
        *self.changes.read()
    }
}

/// Something is on its way.
pub struct Held(Live);

impl Drop for Held {
    fn drop(&mut self) {
        let live = &mut self.0;
        let (on_its_way, changed) = *live.sending.peek();
        let left = on_its_way.saturating_sub(1);
        let over = left == 0 && changed;
        live.sending.set((left, changed && !over));
        if over {
            live.bump();
        }
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
