//! Names inside templates.

use std::{borrow::Cow, fmt, ops::Deref};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize};

/// A stable name inside a template or of one: 1–40 small letters, digits and hyphens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Key(String);

/// A name that is no [`Key`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("invalid: 1 to 40 small letters, digits and hyphens")]
pub struct KeyError;

impl Key {
    /// Reads a name.
    ///
    /// # Errors
    /// When it is empty, too long or holds anything else.
    pub fn new(name: &str) -> Result<Self, KeyError> {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if (1..=40).contains(&name.len()) && name.chars().all(fits) {
            Ok(Self(name.to_owned()))
        } else {
            Err(KeyError)
        }
    }

    /// A name made of these words that is not `taken`: their letters and digits, with hyphens between. None when all
    /// like it are taken.
    #[must_use]
    pub fn made_of(words: &str, taken: impl Fn(&str) -> bool) -> Option<Self> {
        let mut slug = String::new();
        for letter in words.chars().flat_map(char::to_lowercase) {
            match letter {
                'a'..='z' | '0'..='9' => slug.push(letter),
                'æ' | 'ä' => slug.push_str("ae"),
                'ø' | 'ö' => slug.push('o'),
                'å' => slug.push('a'),
                _ if slug.is_empty() || slug.ends_with('-') => {}
                _ => slug.push('-'),
            }
            // Room for what tells it from others.
            if slug.len() >= 34 {
                break;
            }
        }
        let slug = slug.trim_end_matches('-');
        let slug = if slug.is_empty() { "x" } else { slug };
        let others = (2..10_000).map(|n| format!("{slug}-{n}"));
        let mut free = std::iter::once(slug.to_owned())
            .chain(others)
            .filter(|each| !taken(each));
        Self::new(&free.next()?).ok()
    }
}

impl Deref for Key {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = Cow::<str>::deserialize(deserializer)?;
        Self::new(&name).map_err(serde::de::Error::custom)
    }
}
impl JsonSchema for Key {
    fn schema_name() -> Cow<'static, str> {
        "Key".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[a-z0-9-]{1,40}$" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_and_free() {
        let named = |words: &str| Key::made_of(words, |_| false).unwrap().to_string();
        assert_eq!(named("Er trappa trygg?"), "er-trappa-trygg");
        assert_eq!(named("Ærlig, Øystein på Å"), "aerlig-oystein-pa-a");
        assert_eq!(named("أريد 🪜"), "x");
        assert!(named(&"ø".repeat(400)).len() <= 40);
        let second = Key::made_of("Ja", |key| key == "ja").unwrap();
        assert_eq!(second.to_string(), "ja-2");
        assert_eq!(Key::made_of("Ja", |_| true), None);
    }
}
