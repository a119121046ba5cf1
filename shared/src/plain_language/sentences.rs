//! A text's sentences. A full stop after an abbreviation or an ordinal number ends none.

use super::words::{Word, gap};

/// A sentence: which of the text's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Its first word.
    pub first: usize,
    /// The one after its last.
    pub end: usize,
}

impl Sentence {
    /// Its words.
    #[must_use]
    pub fn of<'w, 't>(&self, words: &'w [Word<'t>]) -> &'w [Word<'t>] {
        words.get(self.first..self.end).unwrap_or_default()
    }

    /// From where to where it stands, in bytes, without what ends it.
    #[must_use]
    pub fn range(&self, words: &[Word<'_>]) -> (usize, usize) {
        match self.of(words) {
            [first, .., last] => (first.start, last.end()),
            [only] => (only.start, only.end()),
            [] => (0, 0),
        }
    }
}

/// Abbreviations that end with a full stop, by their last part, in small letters. Language Council of Norway's list of
/// abbreviations and what wards write.
const ABBREVIATED: &[&str] = &[
    "adm",
    "amb",
    "ang",
    "avd",
    "beh",
    "bilat",
    "bl",
    "ca",
    "dept",
    "dgl",
    "dr",
    "dvs",
    "dx",
    "eg",
    "eks",
    "ekskl",
    "evt",
    "forts",
    "fys",
    "gen",
    "ggr",
    "hø",
    "hh",
    "høgresid",
    "inkl",
    "inj",
    "innl",
    "iv",
    "jf",
    "kir",
    "kl",
    "kons",
    "kontr",
    "maks",
    "med",
    "mgl",
    "mill",
    "min",
    "mnd",
    "mr",
    "mrs",
    "nr",
    "obs",
    "ort",
    "pas",
    "pga",
    "pol",
    "prof",
    "prn",
    "resp",
    "rtg",
    "sek",
    "sin",
    "spl",
    "stk",
    "tab",
    "tbl",
    "tlf",
    "us",
    "utskr",
    "vb",
    "ve",
    "vha",
    "vs",
];
/// Those that may well end a sentence too: a large letter after them begins another.
const MAY_END: &[&str] = &["osv", "mm", "mv", "etc", "mfl", "d.d", "år"];

/// The sentences of a text whose words are these.
#[must_use]
pub fn sentences(text: &str, words: &[Word<'_>]) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut first = 0;
    for (at, pair) in words.windows(2).enumerate() {
        if let [before, after] = pair
            && ends(gap(text, before, after), before, after)
        {
            let end = at + 1;
            found.push(Sentence { first, end });
            first = end;
        }
    }
    if first < words.len() {
        let end = words.len();
        found.push(Sentence { first, end });
    }
    found
}

/// Whether a sentence ends between two words.
fn ends(between: &str, before: &Word<'_>, after: &Word<'_>) -> bool {
    let large = after.is_capitalized() || after.is_number();
    let new_line = between.contains('\n');
    if between.matches('\n').count() > 1 || new_line && (large || is_listed(between)) {
        return true;
    }
    // A mark inside a word or a number ends nothing.
    if !between.contains(char::is_whitespace) {
        return false;
    }
    if between.contains(['!', '?', '…']) {
        return large;
    }
    if between.contains(':') {
        return new_line || after.is_capitalized();
    }
    between.contains('.') && large && !is_abbreviated(before)
}

fn is_listed(between: &str) -> bool {
    between
        .rsplit('\n')
        .next()
        .is_some_and(|line| line.contains(['-', '–', '•', '*', '·']))
}

/// Whether the full stop after this word belongs to it.
fn is_abbreviated(word: &Word<'_>) -> bool {
    let small = word.text.to_lowercase();
    if MAY_END.contains(&small.as_str()) {
        return false;
    }
    ABBREVIATED.contains(&small.as_str()) || word.text.chars().count() == 1 && !word.is_number()
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let words = words(text);
        let found = sentences(text, &words);
        found
            .iter()
            .map(|sentence| {
                let (start, end) = sentence.range(&words);
                &text[start..end]
            })
            .collect()
    }

    #[test]
    fn abbreviations_and_dates_end_no_sentence() {
        assert_eq!(
            split(
                "Du brakk ve. Hofte. Ta i.v. Medisin kl. 10 den 3. desember. Ring tlf. 55 00 01 02."
            ),
            [
                "Du brakk ve. Hofte",
                "Ta i.v. Medisin kl. 10 den 3. desember",
                "Ring tlf. 55 00 01 02"
            ]
        );
    }

    #[test]
    fn marks_lines_and_lists_end_sentences() {
        assert_eq!(
            split(
                "Hei! Hvordan går det? Husk dette: Drikk nok, osv. Hvil\n\n– gå litt\n– spis godt\nog sov"
            ),
            [
                "Hei",
                "Hvordan går det",
                "Husk dette",
                "Drikk nok, osv",
                "Hvil",
                "gå litt",
                "spis godt\nog sov"
            ]
        );
        assert_eq!(split(" … "), Vec::<&str>::new());
    }
}
