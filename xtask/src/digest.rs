//! Short names for content: what is the same has the same name.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// Hexadecimal digits in a name: 48 bits, far beyond chance for some dozens of files.
const LENGTH: usize = 12;

/// Gathers content and names it.
#[derive(Default)]
pub(crate) struct Name(Sha256);

impl Name {
    /// Adds one part; parts do not run into each other.
    pub(crate) fn add(&mut self, part: impl AsRef<[u8]>) {
        let part = part.as_ref();
        self.0.update(part.len().to_le_bytes());
        self.0.update(part);
    }

    /// Adds the files of a folder (or one file), with their paths, in a fixed order.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub(crate) fn add_files(&mut self, path: &Path, skip: &dyn Fn(&Path) -> bool) -> Result<()> {
        for file in files_under(path, skip)? {
            self.add(file.to_string_lossy().as_bytes());
            let content = fs::read(&file);
            self.add(content.with_context(|| format!("cannot read {}", file.display()))?);
        }
        Ok(())
    }

    pub(crate) fn finish(self) -> String {
        let mut text = String::new();
        for byte in self.0.finalize() {
            text.push_str(&format!("{byte:02x}"));
        }
        text.truncate(LENGTH);
        text
    }
}

/// The name of one content.
pub(crate) fn name_of(content: impl AsRef<[u8]>) -> String {
    let mut name = Name::default();
    name.add(content);
    name.finish()
}

/// Every file under a folder, sorted; the path itself when it is a file; none when it is missing.
/// Folders and files for which `skip` says yes are left out.
///
/// # Errors
/// When a folder cannot be listed.
pub(crate) fn files_under(path: &Path, skip: &dyn Fn(&Path) -> bool) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting = vec![path.to_path_buf()];
    while let Some(path) = waiting.pop() {
        if skip(&path) {
            continue;
        }
        if path.is_dir() {
            for entry in fs::read_dir(&path)? {
                waiting.push(entry?.path());
            }
        } else if path.is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// For [`files_under`]: nothing is left out.
pub(crate) fn nothing(_: &Path) -> bool {
    false
}
