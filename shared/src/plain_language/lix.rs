//! LIX («lesbarhetsindeks»; C. H. Björnsson, 1968): words per sentence, and how many of a hundred words are long.

use crate::identity::Language;

use super::{
    parts::is_heading,
    sentences::{Sentence, sentences},
    words::{Word, words},
};

/// More letters than this make a word long.
const LONG: usize = 6;

/// How readable a text is. The salutation, the headings and the signature are not counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Readability {
    /// Its words, numbers too.
    pub words: usize,
    /// Its sentences.
    pub sentences: usize,
    /// Words of seven letters or more.
    pub long_words: usize,
}

/// What LIX means, as the field says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// Below 30: very easy.
    VeryEasy,
    /// Below 40: easy, as in fiction and magazines.
    Easy,
    /// Below 50: as in newspapers.
    Medium,
    /// Below 60: hard, as in official texts.
    Hard,
    /// Bureaucratic.
    VeryHard,
}

impl Readability {
    /// LIX; zero for a text without words.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "no letter has 2^52 words")]
    pub fn lix(self) -> f64 {
        if self.words == 0 {
            return 0.0;
        }
        let words = self.words as f64;
        words / self.sentences.max(1) as f64 + 100.0 * self.long_words as f64 / words
    }

    /// Words in a sentence, on average.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "no letter has 2^52 words")]
    pub fn words_per_sentence(self) -> f64 {
        self.words as f64 / self.sentences.max(1) as f64
    }

    /// What it means.
    #[must_use]
    pub fn band(self) -> Band {
        match self.lix() {
            lix if lix < 30.0 => Band::VeryEasy,
            lix if lix < 40.0 => Band::Easy,
            lix if lix < 50.0 => Band::Medium,
            lix if lix < 60.0 => Band::Hard,
            _ => Band::VeryHard,
        }
    }
}

/// How readable a text is.
#[must_use]
pub fn measure(text: &str, lang: Language) -> Readability {
    let words = words(text);
    let sentences = counted(text, &words, lang);
    readability(&words, &sentences)
}

/// How readable these sentences are.
pub(super) fn readability(words: &[Word<'_>], sentences: &[Sentence]) -> Readability {
    let mut sum = Readability {
        sentences: sentences.len(),
        ..Readability::default()
    };
    for sentence in sentences {
        let words = sentence.of(words);
        sum.words += words.len();
        sum.long_words += words.iter().filter(|word| word.letters() > LONG).count();
    }
    sum
}

/// The sentences that count: the text without salutation, headings and signature.
pub(super) fn counted(text: &str, all: &[Word<'_>], lang: Language) -> Vec<Sentence> {
    let left_out = left_out(text, lang);
    let counts = |sentence: &Sentence| {
        let (start, _) = sentence.range(all);
        !left_out
            .iter()
            .any(|(from, to)| (*from..*to).contains(&start))
    };
    sentences(text, all).into_iter().filter(counts).collect()
}

const GREETINGS: &[&str] = &[
    "hei", "heisann", "hallo", "kjære", "kjære,", "god", "dear", "hello", "hi",
];
const REGARDS: &[&str] = &[
    "hilsen",
    "hilsning",
    "helsing",
    "mvh",
    "vennlig hilsen",
    "venleg helsing",
    "beste hilsen",
    "beste helsing",
    "med vennlig hilsen",
    "med venleg helsing",
    "med hilsen",
    "med helsing",
    "varm hilsen",
    "kind regards",
    "regards",
    "best wishes",
    "best regards",
    "warm regards",
    "yours",
    "sincerely",
];
/// A line of so many words can be a salutation.
const SALUTATION: usize = 6;

/// The lines that are not the letter's own sentences, from where to where.
fn left_out(text: &str, lang: Language) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let (mut at, mut begun) = (0, false);
    for line in text.split_inclusive('\n') {
        let (start, words) = (at, line.trim().to_lowercase());
        at += line.len();
        if words.is_empty() {
            continue;
        }
        let first = words
            .split(|c: char| !c.is_alphabetic())
            .next()
            .unwrap_or_default();
        let greets =
            !begun && GREETINGS.contains(&first) && words.split_whitespace().count() <= SALUTATION;
        begun = true;
        if REGARDS.iter().any(|regards| is_begun_with(&words, regards)) {
            found.push((start, text.len()));
            break;
        }
        if greets || is_heading(&words, lang) {
            found.push((start, at));
        }
    }
    found
}

/// Whether a paragraph is what a letter ends with: «Hilsen …».
#[must_use]
pub fn is_closing(paragraph: &str) -> bool {
    let small = paragraph.trim_start().to_lowercase();
    REGARDS.iter().any(|regards| is_begun_with(&small, regards))
}

/// Whether a line begins with these whole words.
fn is_begun_with(line: &str, words: &str) -> bool {
    line.strip_prefix(words)
        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> (usize, usize, usize) {
        let found = measure(text, Language::Nb);
        (found.words, found.sentences, found.long_words)
    }

    #[test]
    fn counted_by_hand() {
        // «sykehus» has seven letters, «medisin» too, «hjemme» six.
        assert_eq!(
            of("Du var på sykehus. Nå er du hjemme. Ta medisin."),
            (10, 3, 2)
        );
        let lix = measure(
            "Du var på sykehus. Nå er du hjemme. Ta medisin.",
            Language::Nb,
        )
        .lix();
        assert!((lix - (10.0 / 3.0 + 20.0)).abs() < 1e-9, "{lix}");
        assert_eq!(of(""), (0, 0, 0));
        assert_eq!(measure("", Language::Nb).band(), Band::VeryEasy);
    }

    #[test]
    fn salutation_headings_and_signature_do_not_count() {
        let letter = "Hei Kåre!\n\nHva skjedde\nDu falt. Du brakk beinet.\n\nMed vennlig hilsen\nKari Nordmann\noverlege";
        assert_eq!(of(letter), (5, 2, 0));
        // A text that begins with its matter is all matter.
        assert_eq!(
            of("God mat er viktig for at du skal bli frisk igjen."),
            (11, 1, 0)
        );
    }

    #[test]
    fn the_letter_of_the_source() {
        // «Epikrise somatikk», Notodden: said to have LIX 36.7.
        let letter = include_str!("source_letter.txt");
        let found = measure(letter, Language::Nb);
        assert_eq!(
            (found.words, found.sentences, found.long_words),
            (131, 9, 29)
        );
        assert!((found.lix() - 36.7).abs() < 0.05, "{}", found.lix());
        assert_eq!(found.band(), Band::Easy);
    }
}
