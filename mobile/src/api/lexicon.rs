//! The explained words of a language: data that is fetched when a letter is shown.

use shared::{identity::Language, plain_language::Lexicon};

/// The words, if they are to be had.
#[cfg(feature = "web")]
pub async fn lexicon(language: Language) -> Option<Lexicon> {
    use crate::platform;

    let at = platform::file_at("lexicon", language.tag())?;
    let answer = reqwest::get(format!("{}{at}", platform::service())).await;
    let bytes = answer.ok()?.error_for_status().ok()?.bytes().await.ok()?;
    Some(Lexicon::new(language, super::decode(&bytes)?))
}

/// The native app has none yet.
#[cfg(not(feature = "web"))]
#[expect(clippy::unused_async, reason = "the web app has to fetch them")]
pub async fn lexicon(_language: Language) -> Option<Lexicon> {
    None
}
