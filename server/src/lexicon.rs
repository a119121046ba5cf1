//! The lexicon as the service reads it. The app fetches the same, a language at a time; `cargo xtask app` makes those.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;
use shared::{
    identity::Language,
    plain_language::{Entry, Lexicon},
};

/// A word in every language, as it stands in `shared/lexicon.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Word {
    /// What it belongs to.
    #[serde(rename = "topic")]
    _topic: String,
    /// Where a reviewer can look it up.
    #[serde(rename = "source")]
    _source: String,
    nb: Said,
    nn: Said,
    en: Said,
}

/// A word in one language.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    terms: Vec<String>,
    say: String,
    plain: Option<String>,
    is: String,
}

static WORDS: LazyLock<Result<BTreeMap<String, Word>, toml::de::Error>> =
    LazyLock::new(|| toml::from_str(include_str!("../../shared/lexicon.toml")));

/// The lexicon of a language.
///
/// # Errors
/// When the file that is compiled in cannot be read.
pub fn lexicon(lang: Language) -> anyhow::Result<Lexicon> {
    let words = WORDS.as_ref().map_err(Clone::clone)?;
    let entry = |(key, word): (&String, &Word)| {
        let said = match lang {
            Language::Nb => &word.nb,
            Language::Nn => &word.nn,
            Language::En => &word.en,
        };
        let said = said.clone();
        Entry {
            key: key.clone(),
            terms: said.terms,
            say: said.say,
            plain: said.plain,
            is: said.is,
        }
    };
    Ok(Lexicon::new(lang, words.iter().map(entry).collect()))
}
