//! Cards, and the words of a person.

use dioxus::prelude::*;

/// A card with a heading of its own; `class` has more classes: `card-quiet`, `card-needs-you`.
pub fn card(class: &str, title: String, content: Element) -> Element {
    rsx! {
        section { class: "card stack {class}",
            h2 { {title} }
            {content}
        }
    }
}

/// A person's own words: exactly as written, marked with their language.
pub fn own_words(text: &str, lang: &str) -> Element {
    rsx! {
        blockquote { class: "words", lang, {text} }
    }
}
