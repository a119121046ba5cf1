//! What opens an invitation: a token of 256 bits in a link, or a code of 60 bits on paper. Only hashes are
//! stored; a code's few guesses are limited by address and by the known fact.

use chacha20poly1305::aead::{Generate as _, array::Array};

use crate::{digest, identity::Token};

/// Crockford's base 32: no letters that look like digits.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many characters a code has.
const CODE_LENGTH: usize = 12;
/// What is longer is a link's token.
const LONGEST_CODE: usize = 24;

/// A token or code. Never logged, never stored: only its hash is.
pub(crate) struct Secret(String);

impl Secret {
    /// A new token, for a link.
    pub(crate) fn for_link() -> Self {
        Self(Token::new().reveal().to_owned())
    }

    /// A new code, for paper and telephone.
    pub(crate) fn for_paper() -> Self {
        let bytes = Array::<u8, chacha20poly1305::aead::consts::U12>::generate();
        let letter = |byte: &u8| {
            let index = usize::from(*byte) % LETTERS.len();
            LETTERS.get(index).map_or('0', |letter| char::from(*letter))
        };
        Self(bytes.iter().take(CODE_LENGTH).map(letter).collect())
    }

    /// What somebody typed or a link held.
    pub(crate) fn read(text: &str) -> Self {
        let text = text.trim();
        if text.chars().count() > LONGEST_CODE {
            return Self(text.to_owned());
        }
        let letter = |c: char| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        let typed = text.chars().filter(|c| !c.is_whitespace() && *c != '-');
        Self(typed.map(letter).collect())
    }

    /// What is stored: SHA-256, hexadecimal.
    pub(crate) fn hash(&self) -> String {
        digest::sha256(self.0.as_bytes())
    }

    /// For a link.
    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }

    /// For people: in groups of four.
    pub(crate) fn in_groups(&self) -> String {
        let letters: Vec<char> = self.0.chars().collect();
        let groups: Vec<String> = letters
            .chunks(4)
            .map(|group| group.iter().collect())
            .collect();
        groups.join("-")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_write_it() {
        let code = Secret::for_paper();
        let shown = code.in_groups();
        assert_eq!(shown.len(), 14, "{shown}");
        for written in [
            shown.clone(),
            shown.to_lowercase(),
            shown.replace('-', " "),
            format!(" {} ", shown.replace('-', "")),
            shown.replace('0', "o").replace('1', "l"),
        ] {
            assert_eq!(Secret::read(&written).hash(), code.hash(), "{written}");
        }
    }

    #[test]
    fn a_link_is_read_as_it_is() {
        let token = Secret::for_link();
        assert_eq!(Secret::read(token.reveal()).hash(), token.hash());
        assert_ne!(
            Secret::read(&token.reveal().to_uppercase()).hash(),
            token.hash()
        );
    }
}
