//! Plain language: how readable a letter is, what its author may want to look at again, and which of its words are
//! explained to the one who reads it.
//!
//! Everything here advises. Nothing changes a text, and nothing stops anybody from signing one.
//!
//! Offsets are in bytes of UTF-8 and always stand between characters.

use crate::{identity::Language, text::LanguageTag};

mod check;
mod compose;
mod doses;
mod forms;
mod lexicon;
mod lix;
mod parts;
mod passive;
mod sentences;
mod words;

pub use check::{Check, Mark, Reason, check};
pub use compose::{put_into, template};
pub use lexicon::{Entry, Found, Lexicon};
pub use lix::{Band, Readability, is_closing, measure};
pub use parts::{Part, headed, missing};
pub use sentences::{Sentence, sentences};
pub use words::{Word, words};

/// The language whose rules a text is held to: Norwegian bokmål where it is another than ours.
#[must_use]
pub fn rules_of(lang: &LanguageTag) -> Language {
    match lang.as_str().split('-').next() {
        Some("nn") => Language::Nn,
        Some("en") => Language::En,
        _ => Language::Nb,
    }
}
