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
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use serde::Serialize;
use shared::identity::Language;

use crate::{api::words, platform};

pub use fluent_bundle::FluentValue as Value;

/// What can be put into a message. Through a reference, not a generic: `t!` stands in hundreds of places.
pub trait Argument {
    /// The value as Fluent takes it.
    fn value(&self) -> Value<'_>;
}

impl Argument for String {
    fn value(&self) -> Value<'_> {
        self.as_str().into()
    }
}
impl Argument for &str {
    fn value(&self) -> Value<'_> {
        (*self).into()
    }
}
macro_rules! numbers {
    ($($number:ty)+) => { $(
        impl Argument for $number {
            fn value(&self) -> Value<'_> {
                (*self).into()
            }
        }
    )+ };
}
numbers!(u8 u32 u64 usize i32 i64);

/// The message with this key: `t!("key")`, `t!("key", name: value)`.
#[macro_export]
macro_rules! t {
    ($key:expr) => { $crate::i18n::text($key, &[]) };
    ($key:expr, $($name:ident: $value:expr),+ $(,)?) => {
        $crate::i18n::text($key, &[$((stringify!($name), &$value as &dyn $crate::i18n::Argument)),+])
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
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// Reads the messages of a language. A message that cannot be read is left out; the tests find it.
    #[must_use]
    pub fn new(language: Language, source: String) -> Self {
        let identifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![identifier]);
        // No marks round variables: all our languages are written from left to right.
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(source).unwrap_or_else(|(readable, _)| readable);
        bundle.add_resource_overriding(resource);
        Self { language, bundle }
    }

    /// The message with this key, or the key itself when there is none.
    #[must_use]
    pub fn text(&self, key: &str, values: &[(&'static str, Value<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|found| found.value()) else {
            return key.to_owned();
        };
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            args.set(*name, value.clone());
        }
        self.bundle
            .format_pattern(pattern, Some(&args), &mut Vec::new())
            .into_owned()
    }

    /// The messages as they are in the checkout.
    #[cfg(test)]
    pub fn of(language: Language) -> Self {
        Self::new(language, embedded(language).to_owned())
    }

    /// Whether there is such a message.
    #[cfg(test)]
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
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
    /// The context, for the root component.
    pub fn provide(language: Language) -> Self {
        use_context_provider(|| {
            let i18n = Self {
                texts: Signal::new(None),
                wanted: CopyValue::new(None),
            };
            i18n.choose(language);
            i18n
        })
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
                Some(source) => self.texts.set(Some(Rc::new(Texts::new(language, source)))),
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
        texts.unwrap_or_else(|| Rc::new(Texts::new(Language::default(), String::new())))
    }
}

/// The context, from a component, an event handler or a task.
#[must_use]
pub fn texts() -> Rc<Texts> {
    consume_context::<I18n>().texts()
}

/// What `t!` calls.
#[must_use]
pub fn text(key: &str, arguments: &[(&'static str, &dyn Argument)]) -> String {
    let values: Vec<_> = arguments
        .iter()
        .map(|(name, argument)| (*name, argument.value()))
        .collect();
    texts().text(key, &values)
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
