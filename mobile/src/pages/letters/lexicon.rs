//! The explained words of a language, fetched when a letter is shown. Without them the letter is as readable as it was.

use std::rc::Rc;

use dioxus::prelude::*;
use shared::{
    identity::Language,
    plain_language::{Entry, Lexicon},
};

use crate::{api::lexicon, i18n::I18n};

/// The words of a letter, and what is said of them to the one who reads it.
#[derive(Clone)]
pub(super) struct Explained {
    /// In the letter's language: what is found.
    letter: Rc<Lexicon>,
    /// In the reader's, when it is another.
    reader: Option<Rc<Lexicon>>,
}

impl PartialEq for Explained {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.letter, &other.letter) && self.reader.is_some() == other.reader.is_some()
    }
}

impl Explained {
    /// The words that can be found.
    pub(super) fn words(&self) -> &Lexicon {
        &self.letter
    }

    /// What is said of a word, in the reader's language where it can be.
    pub(super) fn said(&self, key: &str) -> Option<&Entry> {
        let reader = self.reader.as_ref().and_then(|reader| reader.entry(key));
        reader.or_else(|| self.letter.entry(key))
    }

    /// How the word is said aloud, in the letter's language.
    pub(super) fn aloud(&self, key: &str) -> Option<&str> {
        self.letter.entry(key).map(|entry| entry.say.as_str())
    }
}

/// Fetches the words of a letter in this language; nothing until they are here.
pub(super) fn use_explained(lang: Language) -> Signal<Option<Explained>> {
    let i18n = use_context::<I18n>();
    let mut explained = use_signal(|| None);
    use_resource(move || {
        let reader = i18n.language().filter(|reader| *reader != lang);
        async move {
            let Some(letter) = lexicon(lang).await else {
                return;
            };
            let reader = match reader {
                Some(reader) => lexicon(reader).await.map(Rc::new),
                None => None,
            };
            let letter = Rc::new(letter);
            explained.set(Some(Explained { letter, reader }));
        }
    });
    explained
}
