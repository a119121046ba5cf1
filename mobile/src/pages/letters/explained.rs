//! What a word means, right below the paragraph it stands in.

use dioxus::prelude::*;

use super::lexicon::Explained;
use crate::{
    components::{ButtonKind, button},
    platform, t,
};

/// The word that is open in this paragraph, if one is.
pub(super) fn explained(
    words: Signal<Option<Explained>>,
    open: Signal<Option<(usize, String)>>,
    paragraph: usize,
    lang: &str,
) -> Element {
    let key = match &*open.read() {
        Some((at, key)) if *at == paragraph => key.clone(),
        _ => return rsx! {},
    };
    let words = words.read();
    let Some((words, said)) = words
        .as_ref()
        .and_then(|words| Some((words, words.said(&key)?)))
    else {
        return rsx! {};
    };
    let term = said.terms.first().cloned().unwrap_or_default();
    let (is, say) = (
        said.is.clone(),
        words.aloud(&key).unwrap_or_default().to_owned(),
    );
    rsx! {
        Meaning { key: "{key}", paragraph, term, say, is, lang: lang.to_owned(), open }
    }
}

/// The meaning. It gets the focus when it comes; closing it goes back to the word.
#[component]
fn Meaning(
    paragraph: usize,
    term: String,
    say: String,
    is: String,
    lang: String,
    open: Signal<Option<(usize, String)>>,
) -> Element {
    let id = format!("meaning-{paragraph}");
    let focused = id.clone();
    use_effect(move || platform::focus(&focused));
    let close = move |()| {
        let mut open = open;
        let word = open
            .peek()
            .as_ref()
            .map(|(at, key)| format!("term-{at}-{key}"));
        open.set(None);
        if let Some(word) = word {
            platform::focus(&word);
        }
    };
    rsx! {
        aside { class: "meaning no-print", id, tabindex: "-1", aria_label: t!("reading-meaning", word: &*term),
            p { strong { {&*term} } }
            p { {is} }
            p { class: "meta",
                {t!("reading-said")}
                " "
                span { lang, {say} }
            }
            div { class: "row",
                {button(ButtonKind::Quiet, t!("reading-close"), close)}
            }
        }
    }
}
