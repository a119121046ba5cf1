//! Which language a text is written in; the app's own unless the person says otherwise.

use dioxus::prelude::*;

use crate::{
    components::{Field, Sets, select},
    i18n, t,
};

/// The languages offered, by tag; each has a message `words-language-<tag>` in its own language.
const OFFERED: [&str; 8] = ["nb", "nn", "en", "se", "pl", "uk", "ar", "so"];

/// The tag of the language the app is in.
pub(in crate::pages) fn app_language() -> String {
    i18n::texts().language.tag().to_owned()
}

/// Folded: few write in another language than the one they read.
pub(in crate::pages) fn language_of_words(lang: String, onchoose: Sets) -> Element {
    let mut offered: Vec<String> = OFFERED.iter().map(|tag| (*tag).to_owned()).collect();
    if !offered.contains(&lang) {
        offered.push(lang.clone());
    }
    let options: Vec<_> = offered
        .into_iter()
        .map(|tag| {
            let words = if OFFERED.contains(&&*tag) {
                t!(&format!("words-language-{tag}"))
            } else {
                tag.clone()
            };
            (tag, words)
        })
        .collect();
    rsx! {
        details {
            summary { {t!("words-language-other")} }
            {select(&options, Field {
                id: "words-language",
                label: t!("words-language-label"),
                hint: None,
                value: lang,
                problem: None,
                oninput: onchoose,
            })}
        }
    }
}
