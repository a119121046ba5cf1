//! What stands at the top of the letter: up to three sentences of it, chosen by who writes.

use dioxus::prelude::*;
use shared::{
    plain_language::{is_closing, sentences, words},
    summaries::MOST_HIGHLIGHTS,
};

use super::paper::Paper;
use crate::t;

/// Sentences of fewer words say too little to stand alone.
const SHORTEST: usize = 3;
/// What stands there holds so many characters.
const LONGEST: usize = 300;

/// The choice.
pub(super) fn top(paper: Paper, text: &str) -> Element {
    let content = paper.content();
    let chosen: Vec<String> = content
        .standing_highlights()
        .iter()
        .map(ToString::to_string)
        .collect();
    let full = chosen.len() >= MOST_HIGHLIGHTS;
    let lines = sentences_of(text)
        .into_iter()
        .enumerate()
        .map(|(index, line)| {
            let is_chosen = chosen.contains(&line);
            let now = chosen.clone();
            let words = line.clone();
            let choose = move |event: FormEvent| {
                let mut now = now.clone();
                now.retain(|other| *other != line);
                if event.checked() {
                    now.push(line.clone());
                }
                now.truncate(MOST_HIGHLIGHTS);
                paper.write(|content| content.highlights = now);
            };
            rsx! {
                if is_chosen || !full {
                    label { key: "{index}", class: "choice",
                        input { r#type: "checkbox", checked: is_chosen, onchange: choose }
                        span { {words} }
                    }
                }
            }
        });
    rsx! {
        details { class: "clinical-part",
            summary { {t!("top-title", count: chosen.len())} }
            p { class: "meta", {t!("top-hint")} }
            div { class: "choices", {lines} }
        }
    }
}

/// The sentences that can be chosen, with what ends them.
fn sentences_of(text: &str) -> Vec<String> {
    let all = words(text);
    let of = sentences(text, &all);
    let mut found = Vec::new();
    for (at, sentence) in of.iter().enumerate() {
        let (start, end) = sentence.range(&all);
        let next = of.get(at + 1).map_or(text.len(), |next| next.range(&all).0);
        let rest = text.get(end..next).unwrap_or_default();
        let ends = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let line = text.get(start..end + ends).unwrap_or_default();
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        let long = sentence.of(&all).len() >= SHORTEST;
        if is_closing(&line) {
            break;
        }
        if long && line.ends_with(['.', '!', '?']) && line.chars().count() <= LONGEST {
            found.push(line);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_with_their_ends() {
        let text = "Hei Kåre!\n\nHva skjedde\nDu brakk ve. Hofte. Ring oss\ni dag!\n\nHilsen Jonas Berg, lege.";
        assert_eq!(
            sentences_of(text),
            ["Du brakk ve. Hofte.", "Ring oss i dag!"]
        );
    }
}
