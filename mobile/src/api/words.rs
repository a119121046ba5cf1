//! The messages of a language: fetched on the web, so that nobody fetches the other two; inside the native app.

use shared::identity::Language;

/// The messages as one Fluent resource, if they are to be had.
#[cfg(feature = "web")]
pub async fn words(language: Language) -> Option<String> {
    use crate::platform;

    let at = platform::file_at("words", language.tag())?;
    let answer = reqwest::get(format!("{}{at}", platform::service())).await;
    answer.ok()?.error_for_status().ok()?.text().await.ok()
}

/// The messages as one Fluent resource.
#[cfg(not(feature = "web"))]
#[expect(clippy::unused_async, reason = "the web app has to fetch them")]
pub async fn words(language: Language) -> Option<String> {
    Some(crate::i18n::embedded(language).to_owned())
}
