//! A text's words, and where they stand.

/// A word: letters and digits, with what joins them inside («CT-bilde», «2,5», «10.30»).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'a> {
    /// As it is written.
    pub text: &'a str,
    /// Where it begins, in bytes.
    pub start: usize,
}

impl Word<'_> {
    /// Where it ends, in bytes.
    #[must_use]
    pub const fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Its letters.
    #[must_use]
    pub fn letters(&self) -> usize {
        self.text.chars().filter(|c| c.is_alphabetic()).count()
    }

    /// Whether it begins with a large letter.
    #[must_use]
    pub fn is_capitalized(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it begins with a digit.
    #[must_use]
    pub fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// What stands between two words, in bytes of the text.
pub(super) fn gap<'a>(text: &'a str, before: &Word<'_>, after: &Word<'_>) -> &'a str {
    text.get(before.end()..after.start).unwrap_or_default()
}

/// The words of a text, in order.
#[must_use]
pub fn words(text: &str) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut began = None;
    let mut before = ' ';
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let next = rest.peek().map_or(' ', |(_, next)| *next);
        let goes_on = match c {
            // Accents of their own, and hyphens that show only where a line breaks.
            '\u{300}'..='\u{36f}' | '\u{ad}' => began.is_some(),
            '-' | '\u{2011}' | '\'' | '\u{2019}' => began.is_some() && next.is_alphanumeric(),
            '.' | ',' => before.is_ascii_digit() && next.is_ascii_digit(),
            _ => c.is_alphanumeric(),
        };
        if goes_on {
            began.get_or_insert(at);
        } else if let Some(start) = began.take() {
            found.extend(text.get(start..at).map(|text| Word { text, start }));
        }
        before = c;
    }
    if let Some(start) = began {
        found.extend(text.get(start..).map(|text| Word { text, start }));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        words(text).iter().map(|word| word.text).collect()
    }

    #[test]
    fn words_are_kept_whole() {
        assert_eq!(
            texts("Ta 2,5 mg kl. 10.30 – «CT-bildet», sier mor's lege."),
            [
                "Ta",
                "2,5",
                "mg",
                "kl",
                "10.30",
                "CT-bildet",
                "sier",
                "mor's",
                "lege"
            ]
        );
        assert_eq!(
            texts("i.v. -gift- o\u{308}re"),
            ["i", "v", "gift", "o\u{308}re"]
        );
        assert_eq!(texts(" … 👵🏽 !"), Vec::<&str>::new());
    }

    #[test]
    fn letters_are_counted_not_bytes() {
        let word = words("blåbær2").remove(0);
        assert_eq!((word.letters(), word.end()), (6, 9));
    }
}
