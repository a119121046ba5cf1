//! What others made may be used and passed on: every crate names its licence (SPDX), and none binds us to GPL.

use std::process::Command;

use serde_json::Value;

use crate::sources::root;

/// Whether the expression leaves a choice without GPL, LGPL or AGPL in each of its parts.
fn is_free_of_gpl(expression: &str) -> bool {
    let words = expression.replace(['(', ')'], " ").replace('/', " OR ");
    let has_choice = |part: &str| part.split(" OR ").any(|licence| !licence.contains("GPL"));
    words.split(" AND ").all(has_choice)
}

#[test]
fn no_crate_binds_us_to_gpl() {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let asked = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(asked.status.success(), "cargo metadata failed");
    let metadata: Value = serde_json::from_slice(&asked.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let others: Vec<_> = packages
        .iter()
        .filter(|package| !package["source"].is_null())
        .collect();
    assert!(others.len() > 100, "the crates were not found");
    let refused: Vec<_> = others
        .iter()
        .filter(|package| !package["license"].as_str().is_some_and(is_free_of_gpl))
        .map(|package| (&package["name"], &package["license"]))
        .collect();
    assert!(refused.is_empty(), "{refused:?}");
}

#[test]
fn a_choice_is_one_in_each_part() {
    for fine in [
        "MIT",
        "MIT/Apache-2.0",
        "Apache-2.0 OR GPL-2.0-only",
        "(MIT OR Apache-2.0) AND Unicode-3.0",
    ] {
        assert!(is_free_of_gpl(fine), "{fine}");
    }
    for binding in [
        "GPL-3.0-only",
        "MIT AND LGPL-2.1-or-later",
        "(MIT OR Apache-2.0) AND AGPL-3.0-only",
    ] {
        assert!(!is_free_of_gpl(binding), "{binding}");
    }
}
