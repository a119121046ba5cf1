//! Everything a message says, label by label, for who wants to see all of it.

use dioxus::prelude::*;
use shared::messages::Entry;

use super::LANG;
use crate::t;

/// Folded: most of it stands above in better order.
pub(super) fn everything(entries: &[Entry]) -> Element {
    if entries.is_empty() {
        return rsx! {};
    }
    rsx! {
        details { class: "card card-quiet",
            summary { {t!("message-everything")} }
            div { lang: LANG, {list(entries)} }
        }
    }
}

fn list(entries: &[Entry]) -> Element {
    rsx! {
        dl { class: "entries",
            {entries.iter().map(|entry| rsx! {
                div {
                    dt { {spaced(&entry.label)} }
                    dd {
                        if let Some(value) = &entry.value {
                            p { class: "letter-text", {&**value} }
                        }
                        if !entry.entries.is_empty() {
                            {list(&entry.entries)}
                        }
                    }
                }
            })}
        }
    }
}

/// An element's name as words: «TidsfestetHendelse» is «Tidsfestet hendelse».
fn spaced(label: &str) -> String {
    let mut words = String::new();
    let mut letters = label.chars().peekable();
    let mut before_small = false;
    while let Some(letter) = letters.next() {
        let begins = letter.is_uppercase() && before_small;
        before_small = letter.is_lowercase();
        if !begins {
            words.push(letter);
            continue;
        }
        words.push(' ');
        // What is short for something keeps its capitals.
        if letters.peek().is_some_and(|next| next.is_uppercase()) {
            words.push(letter);
        } else {
            words.extend(letter.to_lowercase());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::spaced;

    #[test]
    fn names_of_elements_read_as_words() {
        assert_eq!(spaced("TidsfestetHendelse"), "Tidsfestet hendelse");
        assert_eq!(spaced("ParorendeForesatt"), "Parorende foresatt");
        assert_eq!(spaced("LegemiddelATC"), "Legemiddel ATC");
        assert_eq!(spaced("CAVE"), "CAVE");
        assert_eq!(spaced("Merknad"), "Merknad");
    }
}
