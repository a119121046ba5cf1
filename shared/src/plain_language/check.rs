//! What the author of a letter may want to look at again. Advice only.

use serde::Serialize;

use crate::{identity::Language, summaries::Medicine};

use super::{
    doses::contradictions,
    lexicon::Lexicon,
    lix::{Readability, counted, readability},
    parts::{Part, missing},
    passive::passives,
    sentences::Sentence,
    words::{Word, gap, words},
};

/// Sentences of more words are long (Language Council of Norway: on average 15–20).
pub(super) const LONG_SENTENCE: usize = 20;

/// What was found in a text to the patient.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// How readable it is.
    pub readability: Readability,
    /// The marks: by where they begin, long sentences before what stands in them. Two of the same kind never overlap.
    pub marks: Vec<Mark>,
    /// The parts that it lacks.
    pub missing: Vec<Part>,
}

/// Words to look at again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// Where they begin, in bytes.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// Why.
    #[serde(flatten)]
    pub reason: Reason,
}

/// Why words are marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Reason {
    /// A sentence of more than twenty words.
    LongSentence {
        /// How many.
        words: usize,
    },
    /// An abbreviation that not everybody knows.
    Abbreviation {
        /// What it stands for, when the lexicon says so.
        plain: Option<String>,
    },
    /// A word that few patients know.
    HardWord {
        /// Plain words for it.
        plain: String,
    },
    /// «Pasienten», «han», where one speaks to the patient.
    ThirdPerson,
    /// A passive form.
    Passive,
    /// A dose that is another one in the table of medicines.
    Dose {
        /// Which medicine, as the table names it.
        medicine: String,
        /// How the table says to take it.
        dosage: Option<String>,
    },
}

/// Checks a text to the patient against the lexicon of its language and the letter's medicines.
#[must_use]
pub fn check(text: &str, lang: Language, lexicon: &Lexicon, medicines: &[Medicine]) -> Check {
    let words = words(text);
    let sentences = counted(text, &words, lang);
    let mut marks = Vec::new();
    let mut smaller = from_lexicon(text, lexicon);
    for sentence in &sentences {
        let own = sentence.of(&words);
        if own.len() > LONG_SENTENCE {
            let (start, end) = sentence.range(&words);
            let words = own.len();
            marks.push(Mark {
                start,
                end,
                reason: Reason::LongSentence { words },
            });
        }
        let mut add = |first: usize, last: usize, reason: Reason| {
            if let (Some(first), Some(last)) = (own.get(first), own.get(last)) {
                smaller.push(Mark {
                    start: first.start,
                    end: last.end(),
                    reason,
                });
            }
        };
        for (first, last, which) in contradictions(own, medicines) {
            if let Some(medicine) = medicines.get(which) {
                let dosage = medicine.dosage.as_ref().map(ToString::to_string);
                add(
                    first,
                    last,
                    Reason::Dose {
                        medicine: medicine.name.to_string(),
                        dosage,
                    },
                );
            }
        }
        for at in third_person(own, lang) {
            add(at, at, Reason::ThirdPerson);
        }
        for (first, last) in passives(own, lang) {
            add(first, last, Reason::Passive);
        }
    }
    smaller.extend(unknown_abbreviations(text, &words, &sentences));
    marks.extend(without_overlap(smaller));
    marks.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end)));
    Check {
        readability: readability(&words, &sentences),
        marks,
        missing: missing(text, lang, medicines),
    }
}

/// The first mark on a word stays; those from the lexicon come first.
fn without_overlap(mut marks: Vec<Mark>) -> Vec<Mark> {
    let mut kept: Vec<Mark> = Vec::new();
    for mark in marks.drain(..) {
        let free = |other: &Mark| mark.end <= other.start || other.end <= mark.start;
        if kept.iter().all(free) {
            kept.push(mark);
        }
    }
    kept
}

/// Words of the lexicon for which there are plainer ones, unless the sentence goes on to explain them.
fn from_lexicon(text: &str, lexicon: &Lexicon) -> Vec<Mark> {
    let mut marks = Vec::new();
    for found in lexicon.find(text) {
        let Some(plain) = found.entry.plain.clone() else {
            continue;
        };
        let word = text.get(found.start..found.end).unwrap_or_default();
        let reason = if is_abbreviation(word) {
            Reason::Abbreviation { plain: Some(plain) }
        } else if is_explained(text.get(found.end..).unwrap_or_default()) {
            continue;
        } else {
            Reason::HardWord { plain }
        };
        marks.push(Mark {
            start: found.start,
            end: found.end,
            reason,
        });
    }
    marks
}

/// How a sentence explains the word before.
const EXPLAINS: &[&str] = &[
    "(",
    ", det vil si",
    ", altså",
    ", som betyr",
    ", det betyr",
    ", som er",
    ", som vil si",
    ", that is",
    ", which is",
    ", which means",
    ", det tyder",
];

fn is_explained(after: &str) -> bool {
    let after = after.trim_start();
    EXPLAINS.iter().any(|words| after.starts_with(words))
}

/// Abbreviations that everybody knows, without a full stop.
const KNOWN: &[&str] = &[
    "kl", "nr", "tlf", "f", "eks", "osv", "dr", "mr", "mrs", "gp", "uk", "eu", "nav", "ok", "tv",
    "pc", "sms", "kols", "mg", "ml", "kg", "cm", "pdf", "id",
];

/// Whether it looks like one: with a full stop, or capitals only.
fn is_abbreviation(word: &str) -> bool {
    word.ends_with('.') || is_capitals(word)
}

fn is_capitals(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    (2..=5).contains(&letters) && !word.chars().any(char::is_lowercase)
}

/// Abbreviations that the lexicon does not know: capitals, and short words with a full stop in the middle of a sentence.
fn unknown_abbreviations(text: &str, words: &[Word<'_>], counted: &[Sentence]) -> Vec<Mark> {
    let mut marks = Vec::new();
    let own = counted
        .iter()
        .flat_map(|sentence| sentence.first..sentence.end);
    for (at, word) in own.filter_map(|at| words.get(at).map(|word| (at, word))) {
        let small = word.text.to_lowercase();
        let front = word.text.split('-').next().unwrap_or_default();
        let stopped = words.get(at + 1).is_some_and(|next| {
            let between = gap(text, word, next);
            between.starts_with('.')
                && word.text.chars().count() <= 6
                && !word.is_number()
                && !next.is_capitalized()
                && !next.is_number()
        });
        if KNOWN.contains(&small.as_str()) || !stopped && !is_capitals(front) {
            continue;
        }
        let (start, end) = (word.start, word.end() + usize::from(stopped));
        marks.push(Mark {
            start,
            end,
            reason: Reason::Abbreviation { plain: None },
        });
    }
    marks
}

const ABOUT: &[&str] = &[
    "pasient",
    "pasienten",
    "pasientens",
    "pasientar",
    "brukeren",
    "brukaren",
    "brukerens",
    "vedkommende",
    "vedkomande",
    "pas",
];
/// After these pronouns stands what somebody does.
const PRONOUNS: &[&str] = &["han", "hun", "ho"];
const DOES: &[&str] = &[
    "ble", "blei", "blir", "bor", "bur", "bør", "er", "fekk", "fikk", "får", "går", "hadde", "har",
    "kan", "kjem", "kommer", "må", "skal", "trenger", "treng", "var", "vart", "vil", "ønsker",
    "ønskjer",
];

/// The words of a sentence that speak about the patient.
fn third_person(words: &[Word<'_>], lang: Language) -> Vec<usize> {
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let small = word.text.to_lowercase();
        let next = words.get(at + 1).map(|next| next.text.to_lowercase());
        let speaks = if lang == Language::En {
            let after = |word: &str| matches!(word, "patient" | "patient's" | "patient\u{2019}s");
            small == "the" && next.as_deref().is_some_and(after)
        } else {
            let does = next.as_deref().is_some_and(|next| DOES.contains(&next));
            // «Ho» and «han» are also things in nynorsk; at the beginning of a sentence they rarely are.
            let person =
                PRONOUNS.contains(&small.as_str()) && does && (lang == Language::Nb || at == 0);
            ABOUT.contains(&small.as_str()) || person
        };
        if speaks {
            found.push(if lang == Language::En { at + 1 } else { at });
        }
    }
    found
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
