//! Beginning a letter, and putting facts into it.

use crate::identity::Language;

use super::{
    lix::is_closing,
    parts::{Part, is_heading},
};

/// Puts sentences into a letter: at the end of the part with this heading, else at the letter's end, before the
/// signature. Everything that stood there stays as it was.
#[must_use]
pub fn put_into(text: &str, part: Part, lang: Language, sentences: &str) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    let is_head = |line: &&str| is_heading(&line.trim().to_lowercase(), lang);
    let own = part.heading(lang).to_lowercase();
    let is_own = |line: &&str| line.trim().trim_end_matches(['?', ':', '.']).to_lowercase() == own;
    let ends = |line: &&str| is_head(line) || is_closing(line);
    let from = lines.iter().position(is_own);
    let begin = from.map_or(0, |at| at + 1);
    let rest = lines.get(begin..).unwrap_or_default();
    let found = match from {
        Some(_) => rest.iter().position(ends),
        None => rest.iter().position(|line| is_closing(line)),
    };
    let mut at = begin + found.unwrap_or(rest.len());
    let is_last = at == lines.len();
    while at > begin && lines.get(at - 1).is_some_and(|line| line.trim().is_empty()) {
        lines.remove(at - 1);
        at -= 1;
    }
    let apart = from.is_none() && at > 0;
    let put: Vec<&str> = apart
        .then_some("")
        .into_iter()
        .chain(sentences.lines())
        .collect();
    let count = put.len();
    lines.splice(at..at, put);
    if !is_last {
        lines.insert(at + count, "");
    }
    lines.join("\n")
}

/// An empty letter to the patient: the five headings, with room below each.
#[must_use]
pub fn template(lang: Language) -> String {
    let headings = Part::ALL.map(|part| format!("{}\n", part.heading(lang)));
    headings.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_come_into_their_part() {
        let lang = Language::Nb;
        let begun = put_into(&template(lang), Part::WhomToCall, lang, "Ring oss.");
        let begun = put_into(&begun, Part::WhatHappened, lang, "Du falt.");
        let begun = put_into(&begun, Part::WhomToCall, lang, "Legevakt: 116 117.");
        let expected = "Hva skjedde\nDu falt.\n\nHva gjør du nå\n\nMedisinene dine\n\nHvem ringer du\nRing oss.\nLegevakt: 116 117.\n\nNår er neste avtale";
        assert_eq!(begun, expected);
        let free = put_into(
            "Hei!\n\nDu falt.\n\nHilsen Kari",
            Part::WhomToCall,
            lang,
            "Ring oss.",
        );
        assert_eq!(free, "Hei!\n\nDu falt.\n\nRing oss.\n\nHilsen Kari");
        assert_eq!(
            put_into("", Part::WhomToCall, lang, "Ring oss."),
            "Ring oss."
        );
    }
}
