//! Text as people write it: bounded, without control characters, otherwise untouched.
//!
//! Invariant: a value of these types has been checked; nothing is silently cut or rewritten, apart from
//! white space at the ends and line endings made `\n`.

use std::{borrow::Cow, fmt, ops::Deref};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize};

/// Why a text was refused. `Display` begins with the code that problems carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing but white space.
    #[error("empty: write something")]
    Empty,
    /// More than the field holds; lengths in characters (Unicode scalar values).
    #[error("too_long: at most {max} characters, got {got}")]
    TooLong {
        /// The most the field holds.
        max: usize,
        /// What was sent.
        got: usize,
    },
    /// A control character other than a line break or tab (which [`Line`] refuses too).
    #[error("control_character: a character that cannot be shown, at position {at}")]
    ControlCharacter {
        /// Its position, counted in characters from 0.
        at: usize,
    },
}

fn check(text: &str, max: usize, multi_line: bool) -> Result<String, TextError> {
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    let trimmed = unified.trim();
    if trimmed.is_empty() {
        return Err(TextError::Empty);
    }
    let got = trimmed.chars().count();
    if got > max {
        return Err(TextError::TooLong { max, got });
    }
    let forbidden = |c: char| c.is_control() && !(multi_line && (c == '\n' || c == '\t'));
    if let Some(at) = trimmed.chars().position(forbidden) {
        return Err(TextError::ControlCharacter { at });
    }
    Ok(trimmed.to_owned())
}

macro_rules! checked_text {
    ($(#[$doc:meta])* $name:ident, multi_line = $multi_line:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name<const MAX: usize>(String);

        impl<const MAX: usize> $name<MAX> {
            /// Checks `text` and keeps it, trimmed at both ends.
            ///
            /// # Errors
            /// When it is empty, longer than `MAX` characters or holds control characters.
            pub fn new(text: &str) -> Result<Self, TextError> {
                check(text, MAX, $multi_line).map(Self)
            }

            /// The text itself.
            #[must_use]
            pub fn into_string(self) -> String {
                self.0
            }
        }
        impl<const MAX: usize> Deref for $name<MAX> {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }
        impl<const MAX: usize> fmt::Display for $name<MAX> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl<'de, const MAX: usize> Deserialize<'de> for $name<MAX> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = Cow::<str>::deserialize(deserializer)?;
                Self::new(&text).map_err(serde::de::Error::custom)
            }
        }
        impl<const MAX: usize> JsonSchema for $name<MAX> {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn inline_schema() -> bool {
                true
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "minLength": 1, "maxLength": MAX })
            }
        }
    };
}
checked_text!(
    /// One line of text: 1–`MAX` characters, no line breaks.
    Line, multi_line = false
);
checked_text!(
    /// Text of several lines: 1–`MAX` characters, line breaks and tabs allowed.
    Prose, multi_line = true
);

/// The language of a text somebody wrote, as a BCP 47 tag (RFC 5646): letters, digits and hyphens, at
/// most 35 characters, lower-cased. Which languages exist is not ours to decide.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct LanguageTag(String);

impl LanguageTag {
    /// Reads a tag.
    ///
    /// # Errors
    /// When it is not shaped like a BCP 47 tag.
    pub fn new(tag: &str) -> Result<Self, LanguageTagError> {
        let well_formed = (2..=35).contains(&tag.len())
            && tag.split('-').all(|part| {
                (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
            })
            && tag.chars().take(2).all(|c| c.is_ascii_alphabetic());
        if well_formed {
            Ok(Self(tag.to_ascii_lowercase()))
        } else {
            Err(LanguageTagError)
        }
    }

    /// The tag as text, for a `lang` attribute.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The tag is not shaped like BCP 47.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("invalid_language: a language tag like nb, nn, en or se")]
pub struct LanguageTagError;

impl<'de> Deserialize<'de> for LanguageTag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tag = Cow::<str>::deserialize(deserializer)?;
        Self::new(&tag).map_err(serde::de::Error::custom)
    }
}
impl JsonSchema for LanguageTag {
    fn schema_name() -> Cow<'static, str> {
        "LanguageTag".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "description": "BCP 47", "examples": ["nb", "nn", "en"] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn keeps_words_and_trims_ends() {
        assert_eq!(
            &*Prose::<20>::new("  hagen\r\nmin 🌷 ").unwrap(),
            "hagen\nmin 🌷"
        );
    }

    #[test]
    fn counts_characters_not_bytes() {
        assert!(Line::<4>::new("blåå").is_ok());
        assert_eq!(
            Line::<4>::new("blååå"),
            Err(TextError::TooLong { max: 4, got: 5 })
        );
    }

    #[test]
    fn refuses_what_cannot_be_shown() {
        assert_eq!(
            Line::<9>::new("a\u{0}b"),
            Err(TextError::ControlCharacter { at: 1 })
        );
        assert_eq!(
            Line::<9>::new("a\nb"),
            Err(TextError::ControlCharacter { at: 1 })
        );
        assert_eq!(Prose::<9>::new(" \n "), Err(TextError::Empty));
    }

    #[test]
    fn language_tags() {
        assert_eq!(LanguageTag::new("nb-NO").unwrap().as_str(), "nb-no");
        for wrong in ["", "n", "nb_NO", "nb-", "12", "norwegian-bokmål"] {
            assert!(LanguageTag::new(wrong).is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn what_is_accepted_survives_the_wire(text in ".{0,60}") {
            if let Ok(prose) = Prose::<50>::new(&text) {
                let again: Prose<50> = serde_json::from_str(&serde_json::to_string(&prose).unwrap()).unwrap();
                prop_assert_eq!(again, prose);
            }
        }
    }
}
