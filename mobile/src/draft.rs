//! Text being written, kept on the device until it is saved.
//!
//! Invariant: what a person wrote survives a reload, a lost connection and a session that ended by itself.
//! It is kept per person and form, and forgotten when saved and when the person signs out.

use dioxus::prelude::*;

use crate::{components::Sets, platform, session::Session};

const PREFIX: &str = "draft:";

/// A text being written.
#[derive(Clone, Copy, PartialEq)]
pub struct Draft {
    text: Signal<String>,
    key: CopyValue<String>,
    restored: Signal<bool>,
}

impl Draft {
    /// The text as it stands.
    #[must_use]
    pub fn text(self) -> String {
        self.text.read().clone()
    }

    /// The text has changed.
    pub fn write(mut self, text: String) {
        platform::keep(&self.key.peek(), &text);
        self.text.set(text);
    }

    /// Writes what stands in a field.
    #[must_use]
    pub fn writer(self) -> Sets {
        Box::new(move |text| self.write(text))
    }

    /// Whether the text was found on the device from an earlier time.
    #[must_use]
    pub fn was_restored(self) -> bool {
        *self.restored.read()
    }

    /// Saved, or given up: forgets it on the device and shows `text` instead.
    pub fn settle(mut self, text: String) {
        platform::forget(&self.key.peek());
        self.restored.set(false);
        self.text.set(text);
    }
}

/// The draft of a form's field; `form` names it within the app (`what-matters-new`), `initial` is what the
/// field holds when nothing was being written.
pub fn use_draft(form: impl FnOnce() -> String, initial: impl FnOnce() -> String) -> Draft {
    let session = use_context::<Session>();
    use_hook(move || {
        let person = session.me().map(|me| me.person.to_string());
        let key = format!("{PREFIX}{}:{}", person.unwrap_or_default(), form());
        let initial = initial();
        let kept = platform::kept(&key).filter(|text| *text != initial);
        Draft {
            restored: Signal::new(kept.is_some()),
            text: Signal::new(kept.unwrap_or(initial)),
            key: CopyValue::new(key),
        }
    })
}

/// Leaves a draft for the form with this name.
pub fn leave(session: Session, form: &str, text: &str) {
    let person = session.me().map(|me| me.person.to_string());
    platform::keep(
        &format!("{PREFIX}{}:{form}", person.unwrap_or_default()),
        text,
    );
}

/// Forgets every draft on the device: at sign-out.
pub fn forget_all() {
    for key in platform::kept_keys(PREFIX) {
        platform::forget(&key);
    }
}
