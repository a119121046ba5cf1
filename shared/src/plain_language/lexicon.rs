//! Words that are explained in place, found in a letter: inflected, put together, never inside another word, the longest
//! first.

use serde::Deserialize;

use crate::identity::Language;

use super::{
    forms::{fronts, is_compound, is_form, stem},
    words::{Word, gap, words},
};

/// What the lexicon says of a word, in one language. The file with all of them is `shared/lexicon.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Entry {
    /// The same in every language.
    pub key: String,
    /// How it is written, in its base forms.
    pub terms: Vec<String>,
    /// How it is said aloud.
    pub say: String,
    /// Plain words that a writer can use instead, when there are such.
    #[serde(default)]
    pub plain: Option<String>,
    /// What it means, in one to three short sentences.
    pub is: String,
}

/// The words of a language.
#[derive(Debug, Clone)]
pub struct Lexicon {
    lang: Language,
    entries: Vec<Entry>,
    /// By their stems, in order.
    terms: Vec<Term>,
}

/// A way to write one of the words.
#[derive(Debug, Clone)]
struct Term {
    /// What every form of its first word begins with, in small letters.
    stem: String,
    /// Its words, in small letters.
    words: Vec<String>,
    /// As it must be written, when it is an abbreviation: «EF», «ve.».
    exact: Option<String>,
    entry: usize,
}

/// A word that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found<'a> {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What is said of it.
    pub entry: &'a Entry,
}

/// A text as it is searched.
struct Searched<'t> {
    text: &'t str,
    words: Vec<Word<'t>>,
    /// The same in small letters.
    small: Vec<String>,
}

/// Abbreviations of at most so many letters are found only as they are written.
const ABBREVIATION: usize = 4;

impl Lexicon {
    /// A lexicon of these words.
    #[must_use]
    pub fn new(lang: Language, entries: Vec<Entry>) -> Self {
        let mut terms = Vec::new();
        for (entry, one) in entries.iter().enumerate() {
            terms.extend(one.terms.iter().map(|term| Term::new(term, entry, lang)));
        }
        terms.sort_by(|one, other| one.stem.cmp(&other.stem));
        Self {
            lang,
            entries,
            terms,
        }
    }

    /// Its words, in the order of the file.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What is said of the word with this key.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// The lexicon's words in a text: in order, none over another.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Found<'_>> {
        let words = words(text);
        let small = words.iter().map(|word| word.text.to_lowercase()).collect();
        let searched = Searched { text, words, small };
        let mut found = Vec::new();
        let mut free = 0;
        for (at, word) in searched.words.iter().enumerate() {
            if word.start < free {
                continue;
            }
            if let Some((end, entry)) = self.longest(&searched, at) {
                found.push(Found {
                    start: word.start,
                    end,
                    entry,
                });
                free = end;
            }
        }
        found
    }

    /// The longest that begins with the word at this place: where it ends, and what is said of it. Of two that are as
    /// long, the one that says it more exactly.
    fn longest(&self, searched: &Searched<'_>, at: usize) -> Option<(usize, &Entry)> {
        let word = searched.small.get(at)?;
        let mut best = (0, 0, None);
        let mut consider = |term: &Term| {
            if let Some(end) = term.stands(searched, at, self.lang)
                && (end, term.stem.len()) > (best.0, best.1)
            {
                best = (end, term.stem.len(), self.entries.get(term.entry));
            }
        };
        self.begun_with(word, &mut consider);
        // «lungerøntgen»
        for end in fronts(word, self.lang) {
            self.begun_with(end, &mut consider);
        }
        let (end, _, entry) = best;
        entry.map(|entry| (end, entry))
    }

    /// The terms with whose stems the word begins.
    fn begun_with<'s>(&'s self, word: &str, each: &mut impl FnMut(&'s Term)) {
        let mut range = self.terms.as_slice();
        for (at, c) in word.char_indices() {
            let Some(begun) = word.get(..at + c.len_utf8()) else {
                return;
            };
            let from = range.partition_point(|term| term.stem.as_str() < begun);
            range = range.get(from..).unwrap_or_default();
            let to = range.partition_point(|term| term.stem.starts_with(begun));
            range = range.get(..to).unwrap_or_default();
            if range.is_empty() {
                return;
            }
            range
                .iter()
                .take_while(|term| term.stem == begun)
                .for_each(&mut *each);
        }
    }
}

impl Term {
    fn new(term: &str, entry: usize, lang: Language) -> Self {
        let words: Vec<String> = words(term)
            .iter()
            .map(|word| word.text.to_lowercase())
            .collect();
        let short = term.chars().count() <= ABBREVIATION && term.contains(char::is_uppercase);
        let exact = (short || term.ends_with('.')).then(|| term.to_owned());
        let first = words.first().map_or("", String::as_str);
        let stem = if exact.is_some() {
            first
        } else {
            stem(first, lang)
        };
        Self {
            stem: stem.to_owned(),
            exact,
            entry,
            words: words.clone(),
        }
    }

    /// Where it ends when it stands at this place.
    fn stands(&self, searched: &Searched<'_>, at: usize, lang: Language) -> Option<usize> {
        let word = searched.words.get(at)?;
        if let Some(exact) = &self.exact {
            return stands_exactly(exact, searched.text.get(word.start..)?)
                .map(|end| word.start + end);
        }
        let (first, rest) = self.words.split_first()?;
        let small = searched.small.get(at)?;
        let fits =
            is_form(first, small, lang) || rest.is_empty() && is_compound(first, small, lang);
        if !fits {
            return None;
        }
        let mut last = word;
        for (next, base) in (at + 1..).zip(rest) {
            let (word, small) = (searched.words.get(next)?, searched.small.get(next)?);
            let between = gap(searched.text, last, word);
            // «E. coli»
            let short = last.text.chars().count() == 1;
            let between = between
                .strip_prefix('.')
                .filter(|_| short)
                .unwrap_or(between);
            let together =
                between.chars().all(char::is_whitespace) && between.matches('\n').count() < 2;
            if !together || !is_form(base, small, lang) {
                return None;
            }
            last = word;
        }
        Some(last.end())
    }
}

/// How much of `text` an abbreviation takes when the text begins with it. A sentence may begin with it; what has only
/// capitals can stand before a hyphen («CT-bilde», «EKG-et»).
fn stands_exactly(exact: &str, text: &str) -> Option<usize> {
    let mut letters = exact.chars();
    let mut written = text.chars();
    let (first, stands) = (letters.next()?, written.next()?);
    let dotted = exact.ends_with('.');
    if stands != first && !(dotted && stands.to_lowercase().eq(first.to_lowercase())) {
        return None;
    }
    let rest = written.as_str().strip_prefix(letters.as_str())?;
    let mut end = text.len() - rest.len();
    if !dotted && let Some(tail) = rest.strip_prefix(['-', '\u{2011}']) {
        let word = words(tail)
            .first()
            .filter(|word| word.start == 0)
            .map_or(0, Word::end);
        end = text.len() - tail.len() + word;
        return (word > 0).then_some(end);
    }
    (!rest.starts_with(char::is_alphanumeric)).then_some(end)
}

#[cfg(test)]
#[path = "lexicon_tests.rs"]
mod tests;
