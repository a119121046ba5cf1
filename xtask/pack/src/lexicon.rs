//! The lexicon (`shared/lexicon.toml`) as the app reads it: a file for each language, with an entry for each word.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::Value;

const LANGUAGES: [&str; 3] = ["nb", "nn", "en"];

/// Writes `nb.json`, `nn.json` and `en.json`.
///
/// # Errors
/// When a word lacks a language, or a file cannot be read or written.
pub(crate) fn split(file: &Path, folder: &Path) -> Result<()> {
    let words: toml::Table = toml::from_str(&fs::read_to_string(file)?)?;
    for lang in LANGUAGES {
        let mut entries = Vec::new();
        for (key, word) in &words {
            let said = word
                .get(lang)
                .with_context(|| format!("«{key}» lacks {lang}"))?;
            let mut entry = serde_json::to_value(said)?;
            if let Value::Object(fields) = &mut entry {
                fields.insert("key".to_owned(), key.as_str().into());
            }
            entries.push(entry);
        }
        fs::write(
            folder.join(format!("{lang}.json")),
            Value::Array(entries).to_string(),
        )?;
    }
    Ok(())
}
