//! The project's Rust sources.

use std::path::{Path, PathBuf};

/// One file.
pub(crate) struct Source {
    /// Its path from the project's root.
    pub(crate) path: String,
    text: String,
}

/// The project's root.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

/// Every Rust file below `folder`.
pub(crate) fn below(folder: &str) -> Vec<Source> {
    let (root, mut found) = (root(), Vec::new());
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for item in std::fs::read_dir(&folder).unwrap() {
            let path = item.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                found.push(Source {
                    path: path.strip_prefix(&root).unwrap().display().to_string(),
                    text,
                });
            }
        }
    }
    assert!(!found.is_empty(), "there is nothing below {folder}");
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

impl Source {
    /// The file's name without its folder.
    pub(crate) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap()
    }

    /// How many lines it has.
    pub(crate) fn lines(&self) -> usize {
        self.text.lines().count()
    }

    /// The code without comments and without its unit tests, which may do more.
    pub(crate) fn code(&self) -> String {
        let code = self.text.split("#[cfg(test)]").next().unwrap();
        let uncommented = |line: &str| line.split("//").next().unwrap_or_default().to_owned();
        code.lines().map(uncommented).collect::<Vec<_>>().join("\n")
    }

    /// Lines that use one of these words, told with their place.
    pub(crate) fn uses(&self, words: &[&str]) -> Vec<String> {
        let code = self.code();
        let found = code
            .lines()
            .enumerate()
            .filter(|(_, line)| words.iter().any(|word| has_word(line, word)));
        found
            .map(|(number, line)| format!("{}:{}: {}", self.path, number + 1, line.trim()))
            .collect()
    }
}

/// Whether `line` has `word` and not only as a part of a longer one.
fn has_word(line: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        !(before.is_some_and(part) || word.ends_with(part) && after.is_some_and(part))
    })
}
