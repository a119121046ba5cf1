//! Cards, and the words of a person.

use dioxus::prelude::*;

/// A card with a heading of its own.
#[component]
pub fn Card(
    /// The heading.
    title: Option<String>,
    /// More classes: `card-quiet`, `card-needs-you`.
    #[props(default)]
    class: String,
    children: Element,
) -> Element {
    rsx! {
        section { class: "card stack {class}",
            if let Some(title) = title {
                h2 { {title} }
            }
            {children}
        }
    }
}

/// A person's own words: exactly as written, marked with their language.
#[component]
pub fn Words(text: String, lang: String) -> Element {
    rsx! {
        blockquote { class: "words", lang, {text} }
    }
}
