//! «Bokmål | Nynorsk | English»: in words, each in its own language.

use dioxus::prelude::*;
use shared::identity::Language;

use crate::{i18n, t};

/// Buttons for the app's languages.
#[component]
pub fn LanguagePicker(onchoose: EventHandler<Language>) -> Element {
    let current = i18n::texts().language;
    rsx! {
        div { class: "language-picker row", role: "group", aria_label: t!("language-label"),
            for language in Language::ALL {
                button {
                    key: "{language.tag()}",
                    class: "button button-quiet",
                    r#type: "button",
                    lang: language.tag(),
                    aria_pressed: if language == current { "true" } else { "false" },
                    onclick: move |_| onchoose.call(language),
                    {i18n::named("language", &language)}
                }
            }
        }
    }
}
