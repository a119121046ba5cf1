//! Every visible word: Fluent messages from `locales/<language>/*.ftl`, in three languages. The web app fetches
//! the language in use ([`words`](crate::api::words)); the native app has all of them inside.
//!
//! `t!("key")` and `t!("key", name: value)` in a component or event handler give the text in the language
//! chosen, and make the component follow when the language changes. [`named`] gives the message of an enum
//! value, by its name in the API: `named("step-state", &StepState::NotDone)` is `step-state-not_done`.
//!
//! Invariant (tested below): every key exists in every language with the same variables.

use std::rc::Rc;

use dioxus::{core::spawn_forever, prelude::*};
use serde::Serialize;
use shared::identity::Language;

use crate::{
    api::words,
    messages::{Argument, Messages},
    platform,
};

/// The message with this key: `t!("key")`, `t!("key", name: value)`.
#[macro_export]
macro_rules! t {
    ($key:expr) => { $crate::i18n::text($key, &[]) };
    ($key:expr, $($name:ident: $value:expr),+ $(,)?) => {
        $crate::i18n::text($key, &[$((stringify!($name), &$value as &dyn ::std::fmt::Display)),+])
    };
}

#[cfg(any(test, feature = "native"))]
macro_rules! messages {
    ($language:literal) => {
        concat!(
            include_str!(concat!("../locales/", $language, "/common.ftl")),
            include_str!(concat!("../locales/", $language, "/problems.ftl")),
            include_str!(concat!("../locales/", $language, "/identity.ftl")),
            include_str!(concat!("../locales/", $language, "/patient.ftl")),
            include_str!(concat!("../locales/", $language, "/staff.ftl")),
            include_str!(concat!("../locales/", $language, "/relatives.ftl")),
            include_str!(concat!("../locales/", $language, "/relative.ftl")),
            include_str!(concat!("../locales/", $language, "/messages.ftl")),
            include_str!(concat!("../locales/", $language, "/checklists.ftl")),
            include_str!(concat!("../locales/", $language, "/followup.ftl")),
            include_str!(concat!("../locales/", $language, "/clinical.ftl")),
            include_str!(concat!("../locales/", $language, "/templates.ftl")),
            include_str!(concat!("../locales/", $language, "/letters.ftl")),
        )
    };
}

/// The messages of a language, as one Fluent resource.
#[cfg(any(test, feature = "native"))]
#[must_use]
pub const fn embedded(language: Language) -> &'static str {
    match language {
        Language::Nb => messages!("nb"),
        Language::Nn => messages!("nn"),
        Language::En => messages!("en"),
    }
}

/// The messages of one language.
pub struct Texts {
    /// Which language.
    pub language: Language,
    messages: Messages,
}

impl Texts {
    /// The messages of a language, from its Fluent source.
    #[must_use]
    pub fn new(language: Language, source: &str) -> Self {
        Self {
            language,
            messages: Messages::read(source),
        }
    }

    /// The message with this key, or the key itself when there is none.
    #[must_use]
    pub fn text(&self, key: &str, arguments: &[Argument<'_>]) -> String {
        self.messages
            .format(key, arguments)
            .unwrap_or_else(|| key.to_owned())
    }

    /// The messages as they are in the checkout.
    #[cfg(test)]
    pub fn of(language: Language) -> Self {
        Self::new(language, embedded(language))
    }

    /// Whether there is such a message.
    #[cfg(test)]
    pub fn has(&self, key: &str) -> bool {
        self.messages.format(key, &[]).is_some()
    }
}

/// The language in use, as a context.
#[derive(Clone, Copy)]
pub struct I18n {
    /// Nothing until the first language is here.
    texts: Signal<Option<Rc<Texts>>>,
    wanted: CopyValue<Option<Language>>,
}

impl I18n {
    /// Makes the context; once, in a hook of the root component.
    pub fn provide(language: Language) -> Self {
        let i18n = provide_context(Self {
            texts: Signal::new(None),
            wanted: CopyValue::new(None),
        });
        i18n.choose(language);
        i18n
    }

    /// Changes the language everywhere on the screen as soon as its messages are here. When they cannot be
    /// had the language stays; when there is none yet, the page says that the app could not start.
    pub fn choose(mut self, language: Language) {
        if self.wanted.replace(Some(language)) == Some(language) {
            return;
        }
        spawn_forever(async move {
            let source = words(language).await;
            if *self.wanted.peek() != Some(language) {
                return;
            }
            match source {
                Some(source) => self.texts.set(Some(Rc::new(Texts::new(language, &source)))),
                None if self.texts.peek().is_none() => platform::say_not_started(),
                None => self.wanted.set(self.language()),
            }
        });
    }

    /// The language on the screen; none until the first is here.
    #[must_use]
    pub fn language(self) -> Option<Language> {
        self.texts.read().as_ref().map(|texts| texts.language)
    }

    /// The messages; a component that asks follows when the language changes.
    #[must_use]
    pub fn texts(self) -> Rc<Texts> {
        let texts = self.texts.read().clone();
        texts.unwrap_or_else(|| Rc::new(Texts::new(Language::default(), "")))
    }
}

/// The context, from a component, an event handler or a task.
#[must_use]
pub fn texts() -> Rc<Texts> {
    consume_context::<I18n>().texts()
}

/// What `t!` calls.
#[must_use]
pub fn text(key: &str, arguments: &[Argument<'_>]) -> String {
    texts().text(key, arguments)
}

/// The message `<family>-<name>`, where the name is the value's in the API.
#[must_use]
pub fn named(family: &str, value: &impl Serialize) -> String {
    text(&format!("{family}-{}", api_name(value)), &[])
}

/// A value's name in the API: `not_done` for `StepState::NotDone`.
#[must_use]
pub fn api_name(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

#[cfg(test)]
#[path = "i18n_tests.rs"]
mod tests;
