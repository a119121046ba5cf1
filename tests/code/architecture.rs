//! Who may use what, read from the sources: the layers of docs/architecture.md.

use crate::sources::{Source, below};

/// The longest file of the service, the contract and the app, in lines.
const LONGEST: usize = 320;

#[track_caller]
fn nobody_uses(files: impl IntoIterator<Item = Source>, words: &[&str], why: &str) {
    let (mut looked_at, mut found) = (0, Vec::new());
    for file in files {
        looked_at += 1;
        found.extend(file.uses(words));
    }
    assert!(looked_at > 0, "no file was looked at: {why}");
    assert!(found.is_empty(), "{why}:\n{}", found.join("\n"));
}

fn named<'n>(folder: &str, name: &'n str) -> impl Iterator<Item = Source> + use<'n> {
    below(folder)
        .into_iter()
        .filter(move |file| file.name() == name)
}

#[test]
fn shared_knows_no_transport_database_or_screen() {
    let words = [
        "diesel",
        "actix_web",
        "actix",
        "tokio",
        "dioxus",
        "reqwest",
        "web_sys",
    ];
    nobody_uses(
        below("shared/src"),
        &words,
        "shared is for both sides: types and rules on values",
    );
    let manifest =
        std::fs::read_to_string(crate::sources::root().join("shared/Cargo.toml")).unwrap();
    for word in words {
        assert!(!manifest.contains(word), "shared depends on {word}");
    }
}

#[test]
fn shared_does_nothing() {
    let words = [
        "std::fs", "std::net", "std::env", "Utc::now", "now_v7", "println",
    ];
    nobody_uses(
        below("shared/src"),
        &words,
        "shared reads no clock and touches nothing",
    );
}

#[test]
fn rules_are_pure() {
    let words = [
        "diesel",
        "actix_web",
        "tokio",
        "Utc::now",
        "rand",
        "now_v7",
        "std::env",
        "std::fs",
        "crate::db",
        "crate::http",
    ];
    nobody_uses(
        named("server/src", "rules.rs"),
        &words,
        "rules are pure: what they need is passed in",
    );
}

#[test]
fn stores_and_views_know_no_http() {
    for name in ["store.rs", "view.rs", "lines.rs", "acts.rs", "responses.rs"] {
        nobody_uses(
            named("server/src", name),
            &["actix_web", "actix", "crate::http", "HttpRequest"],
            "SQL knows no HTTP",
        );
    }
}

#[test]
fn handlers_know_no_sql() {
    nobody_uses(
        named("server/src", "handlers.rs"),
        &["diesel", "sql_query", "crate::db::schema"],
        "handlers ask stores",
    );
}

#[test]
fn components_ask_for_nothing() {
    nobody_uses(
        below("mobile/src/components"),
        &["crate::api", "reqwest"],
        "components are given what they show",
    );
}

#[test]
fn pages_know_no_platform() {
    nobody_uses(
        below("mobile/src/pages"),
        &["web_sys", "js_sys", "wasm_bindgen"],
        "only platform/ knows which it is",
    );
}

#[test]
fn only_settings_read_the_environment() {
    let others = below("server/src")
        .into_iter()
        .filter(|file| file.path != "server/src/settings.rs");
    nobody_uses(
        others,
        &["std::env", "env::var", "env::vars"],
        "settings are read once, in settings.rs",
    );
}

#[test]
fn only_the_database_opens_transactions() {
    let others = below("server/src")
        .into_iter()
        .filter(|file| !file.path.starts_with("server/src/db/"));
    let words = [
        "begin immediate",
        "savepoint",
        ".transaction(",
        "batch_execute",
    ];
    nobody_uses(
        others,
        &words,
        "a write stores its fact, its events and its line in the log together: Db::write",
    );
}

#[test]
fn only_access_makes_permits() {
    let others = below("server/src").into_iter().filter(|file| {
        !file.path.starts_with("server/src/access/") && !file.path.ends_with("/start/handlers.rs")
    });
    nobody_uses(
        others,
        &["Permit::ask", "Permit::<"],
        "permits are asked for at the door",
    );
}

#[test]
fn the_domain_does_not_print() {
    let others = below("server/src").into_iter().filter(|file| {
        ![
            "server/src/main.rs",
            "server/src/commands.rs",
            "server/src/commands/letter.rs",
            "server/src/demo/mod.rs",
        ]
        .contains(&file.path.as_str())
    });
    nobody_uses(
        others,
        &["println!", "eprintln!", "dbg!"],
        "what is worth saying is logged",
    );
}

#[test]
fn files_stay_short() {
    let long: Vec<_> = ["server/src", "shared/src", "mobile/src"]
        .into_iter()
        .flat_map(below)
        .filter(|file| file.lines() > LONGEST)
        .map(|file| format!("{}: {} lines", file.path, file.lines()))
        .collect();
    assert!(
        long.is_empty(),
        "at most {LONGEST} lines; a longer file is about two things:\n{}",
        long.join("\n")
    );
}

#[test]
fn every_module_says_what_it_is() {
    let silent: Vec<_> = ["server/src", "shared/src", "mobile/src"]
        .into_iter()
        .flat_map(below)
        .filter(|file| {
            !std::fs::read_to_string(crate::sources::root().join(&file.path))
                .unwrap()
                .starts_with("//!")
        })
        .map(|file| file.path)
        .collect();
    // Unit tests in a file of their own belong to the module beside them.
    let silent: Vec<_> = silent
        .into_iter()
        .filter(|path| !path.ends_with("_tests.rs"))
        .collect();
    assert!(
        silent.is_empty(),
        "say in the first line what this is for:\n{}",
        silent.join("\n")
    );
}
