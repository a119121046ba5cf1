//! What a merge leaves behind is in no file.

use std::path::Path;

use crate::sources::root;

/// Folders that are made and not written.
const MADE: [&str; 6] = [
    "target",
    "node_modules",
    "dist",
    "screenshots",
    ".git",
    "data",
];

#[test]
fn no_file_holds_an_unfinished_merge() {
    let markers = ["<<<<<<< ", ">>>>>>> ", "||||||| "];
    let (mut read, mut folders, mut found) = (0, vec![root()], Vec::new());
    while let Some(folder) = folders.pop() {
        for item in std::fs::read_dir(&folder).unwrap() {
            let path = item.unwrap().path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if path.is_dir() && !MADE.contains(&&*name) {
                folders.push(path);
            } else if let Some(text) = text_of(&path) {
                read += 1;
                let left = |line: &str| markers.iter().any(|marker| line.starts_with(marker));
                if text.lines().any(left) {
                    found.push(path);
                }
            }
        }
    }
    assert!(read > 300, "only {read} files were read");
    assert!(found.is_empty(), "{found:?}");
}

/// A file's text, when it is text.
fn text_of(path: &Path) -> Option<String> {
    path.is_file()
        .then(|| std::fs::read_to_string(path).ok())
        .flatten()
}
