//! A paragraph in pieces: words that are explained, and the sentence that is read aloud. Pure.
//!
//! Invariant: the pieces put together are the paragraph, letter for letter.

use std::ops::Range;

use shared::plain_language::{Lexicon, words};

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    pub(super) text: String,
    /// The key of the word that is explained here.
    pub(super) word: Option<String>,
    /// Which sentence of the letter it is in.
    pub(super) sentence: Option<usize>,
}

/// The pieces. A word is marked where it stands first.
pub(super) fn pieces(
    text: &str,
    lexicon: Option<&Lexicon>,
    sentences: &[(usize, Range<usize>)],
) -> Vec<Piece> {
    let found = lexicon
        .map(|lexicon| lexicon.find(text))
        .unwrap_or_default();
    let mut known: Vec<&str> = Vec::new();
    let marked: Vec<(usize, usize, &str)> = found
        .iter()
        .filter(|one| {
            let new = !known.contains(&&*one.entry.key);
            known.push(&one.entry.key);
            new
        })
        .map(|one| (one.start, one.end, &*one.entry.key))
        .collect();
    let mut cuts: Vec<usize> = marked
        .iter()
        .flat_map(|(start, end, _)| [*start, *end])
        .collect();
    // A word is never cut by a sentence: an abbreviation may hold what looks like its end.
    let inside = |cut: &usize| {
        !marked
            .iter()
            .any(|(start, end, _)| start < cut && cut < end)
    };
    cuts.extend(
        sentences
            .iter()
            .map(|(_, range)| range.start)
            .filter(inside),
    );
    cuts.extend([0, text.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    let piece = |cut: &[usize]| {
        let &[start, end] = cut else { return None };
        let word = marked.iter().find(|(from, ..)| *from == start);
        let sentence = sentences.iter().find(|(_, range)| range.contains(&start));
        Some(Piece {
            text: text.get(start..end)?.to_owned(),
            word: word.map(|(.., key)| (*key).to_owned()),
            sentence: sentence.map(|(number, _)| *number),
        })
    };
    cuts.windows(2).filter_map(piece).collect()
}

/// Words of so many letters may be hard.
const HARD: usize = 11;
/// How many of them are offered to ask about.
const OFFERED: usize = 3;

/// Long words that nothing explains, the longest first.
pub(super) fn unexplained(text: &str, lexicon: Option<&Lexicon>) -> Vec<String> {
    let found = lexicon
        .map(|lexicon| lexicon.find(text))
        .unwrap_or_default();
    let explained = |at: usize| found.iter().any(|one| (one.start..one.end).contains(&at));
    let mut hard: Vec<String> = Vec::new();
    for word in words(text) {
        let small = word.text.to_lowercase();
        if word.letters() >= HARD && !explained(word.start) && !hard.contains(&small) {
            hard.push(small);
        }
    }
    hard.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    hard.truncate(OFFERED);
    hard
}

#[cfg(test)]
mod tests {
    use shared::{identity::Language, plain_language::Entry};

    use super::*;

    fn lexicon() -> Lexicon {
        let entry = |key: &str| Entry {
            key: key.to_owned(),
            terms: vec![key.to_owned()],
            say: String::new(),
            plain: None,
            is: String::new(),
        };
        Lexicon::new(Language::Nb, vec![entry("ve."), entry("lårhalsbrudd")])
    }

    #[test]
    fn together_they_are_the_paragraph() {
        let text = "Lårhalsbruddet i ve. Hofte. Lårhalsbrudd gror.";
        let sentences = [(3, 0..28), (4, 28..text.len())];
        let found = pieces(text, Some(&lexicon()), &sentences);
        let whole: String = found.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(whole, text);
        let words: Vec<_> = found
            .iter()
            .filter(|piece| piece.word.is_some())
            .map(|piece| &*piece.text)
            .collect();
        assert_eq!(words, ["Lårhalsbruddet", "ve."]);
        assert_eq!(found.last().and_then(|piece| piece.sentence), Some(4));
        assert_eq!(pieces(text, None, &[]).len(), 1);
        assert!(pieces("", None, &[]).is_empty());
    }

    #[test]
    fn long_words_without_an_explanation() {
        let text = "Lårhalsbruddet og smertegrense, smertegrense, gjeninnsettelse.";
        assert_eq!(
            unexplained(text, Some(&lexicon())),
            ["gjeninnsettelse", "smertegrense"]
        );
    }
}
