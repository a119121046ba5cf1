//! What is measured of a letter, and what may be shown of many. Pure.

use shared::{
    adherence::{LEAST_SHOWN, Month},
    plain_language::{self, Part},
    readability::ReadabilityMonth,
    summaries::SummaryContent,
};

/// What is kept of a letter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Measured {
    pub(super) words: i32,
    pub(super) sentences: i32,
    pub(super) long_words: i32,
    /// How many of the five parts it has.
    pub(super) parts: i32,
}

/// Measures the section to the patient; nothing when there is none.
pub(super) fn measured(content: &SummaryContent) -> Measured {
    let text = content.paragraphs().join("\n\n");
    if text.trim().is_empty() {
        return Measured::default();
    }
    let lang = plain_language::rules_of(&content.lang);
    let found = plain_language::measure(&text, lang);
    let missing = plain_language::missing(&text, lang, &content.medicines);
    let number = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
    Measured {
        words: number(found.words),
        sentences: number(found.sentences),
        long_words: number(found.long_words),
        parts: number(Part::ALL.len() - missing.len()),
    }
}

/// The figures of a month from its letters.
pub(super) fn figures(month: Month, letters: &[Measured]) -> ReadabilityMonth {
    let hidden = ReadabilityMonth {
        month,
        suppressed: !letters.is_empty(),
        letters: None,
        with_section: None,
        with_all_parts: None,
        lix: None,
        words_per_sentence: None,
    };
    let enough = |count: u32| count >= LEAST_SHOWN;
    if !enough(count(letters, |_| true)) {
        return hidden;
    }
    let written: Vec<Measured> = letters
        .iter()
        .copied()
        .filter(|letter| letter.words > 0)
        .collect();
    let with_section = count(&written, |_| true);
    // Few letters with a section could be told by their figures.
    let shown = enough(with_section);
    ReadabilityMonth {
        month,
        suppressed: false,
        letters: Some(count(letters, |_| true)),
        with_section: Some(with_section),
        with_all_parts: shown.then(|| count(&written, |letter| letter.parts == ALL_PARTS)),
        lix: shown.then(|| median(&written)),
        words_per_sentence: shown.then(|| mean_sentence(&written)),
    }
}

const ALL_PARTS: i32 = 5;

fn count(letters: &[Measured], which: impl Fn(&Measured) -> bool) -> u32 {
    let count = letters.iter().filter(|letter| which(letter)).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn lix(letter: &Measured) -> f64 {
    let number = |count: i32| usize::try_from(count).unwrap_or_default();
    plain_language::Readability {
        words: number(letter.words),
        sentences: number(letter.sentences),
        long_words: number(letter.long_words),
    }
    .lix()
}

/// With one decimal.
fn rounded(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

fn median(letters: &[Measured]) -> f64 {
    let mut all: Vec<f64> = letters.iter().map(lix).collect();
    all.sort_by(f64::total_cmp);
    let middle = all
        .get((all.len().saturating_sub(1)) / 2..=all.len() / 2)
        .unwrap_or_default();
    rounded(middle.iter().sum::<f64>() / f64::from(u32::try_from(middle.len().max(1)).unwrap_or(1)))
}

fn mean_sentence(letters: &[Measured]) -> f64 {
    let sum = |of: fn(&Measured) -> i32| {
        letters
            .iter()
            .map(|letter| f64::from(of(letter)))
            .sum::<f64>()
    };
    rounded(sum(|letter| letter.words) / sum(|letter| letter.sentences).max(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(words: i32, sentences: i32, long_words: i32, parts: i32) -> Measured {
        Measured {
            words,
            sentences,
            long_words,
            parts,
        }
    }

    fn month() -> Month {
        "2026-11".parse().unwrap()
    }

    #[test]
    fn figures_of_five_letters() {
        let without = Measured::default();
        let letters = [
            letter(100, 10, 20, 5),
            letter(90, 9, 9, 4),
            letter(120, 8, 24, 5),
            letter(50, 5, 5, 5),
            letter(80, 8, 16, 3),
            without,
        ];
        let found = figures(month(), &letters);
        assert!(!found.suppressed);
        assert_eq!(
            (found.letters, found.with_section, found.with_all_parts),
            (Some(6), Some(5), Some(3))
        );
        // 30, 20, 35, 20, 30.
        assert_eq!(found.lix, Some(30.0));
        assert_eq!(found.words_per_sentence, Some(11.0));
    }

    #[test]
    fn few_letters_are_hidden() {
        let four = [letter(100, 10, 20, 5); 4];
        let found = figures(month(), &four);
        assert!(found.suppressed && found.letters.is_none() && found.lix.is_none());
        assert!(!figures(month(), &[]).suppressed);
        // Enough letters, but few with a section: how many, and no more.
        let mixed = [four.as_slice(), &[Measured::default(); 3]].concat();
        let found = figures(month(), &mixed);
        assert_eq!(
            (found.letters, found.with_section, found.lix),
            (Some(7), Some(4), None)
        );
    }
}
