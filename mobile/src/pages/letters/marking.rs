//! Marking the explained words of a letter, without showing it: a benchmark, in no part of the app.

use shared::{identity::Language, plain_language::Lexicon};

use super::pieces::pieces;
use crate::api::decode;

/// The words, from the file that the app fetches; bokmål.
#[must_use]
pub fn lexicon_of(file: &[u8]) -> Option<Lexicon> {
    Some(Lexicon::new(Language::Nb, decode(file)?))
}

/// How many words are marked in a letter.
#[must_use]
pub fn marked(letter: &str, lexicon: &Lexicon) -> u32 {
    let paragraphs = letter.split("\n\n");
    let found = paragraphs.flat_map(|text| pieces(text, Some(lexicon), &[]));
    let words = found.filter(|piece| piece.word.is_some()).count();
    u32::try_from(words).unwrap_or(u32::MAX)
}
