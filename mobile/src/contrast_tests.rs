//! The colours of `assets/10-tokens.css`, measured by WCAG 2.2 (1.4.6 and 1.4.11): text on every surface it
//! stands on has at least 7:1, parts and icons at least 3:1, in light, dark and high contrast.

use std::collections::BTreeMap;

type Scheme = BTreeMap<String, String>;

const TOKENS: &str = include_str!("../assets/10-tokens.css");

/// Role, and the surfaces it stands on.
const TEXT: [(&str, &[&str]); 6] = [
    (
        "ink",
        &[
            "paper",
            "card",
            "sunk",
            "action-tint",
            "needs-tint",
            "info-tint",
        ],
    ),
    (
        "soft",
        &[
            "paper",
            "card",
            "sunk",
            "action-tint",
            "needs-tint",
            "info-tint",
        ],
    ),
    ("action", &["paper", "card", "sunk", "action-tint"]),
    ("needs-ink", &["paper", "card", "needs-tint"]),
    ("info", &["paper", "card", "sunk", "info-tint"]),
    ("on-action", &["action", "action-strong"]),
];
const PARTS: [(&str, &[&str]); 2] = [
    (
        "edge",
        &[
            "paper",
            "card",
            "sunk",
            "action-tint",
            "needs-tint",
            "info-tint",
        ],
    ),
    ("needs", &["paper", "card", "sunk", "needs-tint"]),
];

#[test]
fn text_and_parts_stand_out_in_every_scheme() {
    let mut faults = Vec::new();
    for (name, scheme) in schemes() {
        for (roles, least) in [(&TEXT[..], 7.0), (&PARTS[..], 3.0)] {
            for (role, surfaces) in roles {
                for surface in *surfaces {
                    let ratio = contrast(&scheme, role, surface);
                    if ratio < least {
                        faults.push(format!("{name}: {role} on {surface} {ratio:.2} < {least}"));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_other_sheet_names_a_colour() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets");
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let is_sheet = path.extension().is_some_and(|ending| ending == "css");
        let names = ["10-tokens.css", "90-print.css"];
        if !is_sheet || names.iter().any(|name| path.ends_with(name)) {
            continue;
        }
        for line in std::fs::read_to_string(&path).unwrap().lines() {
            let named = line
                .split('#')
                .skip(1)
                .any(|rest| rest.chars().take_while(char::is_ascii_hexdigit).count() >= 6);
            assert!(!named, "{}: {line}", path.display());
        }
    }
}

/// The sheet's blocks, laid over each other as a browser does.
fn schemes() -> Vec<(&'static str, Scheme)> {
    let dark = "@media (prefers-color-scheme: dark) {";
    let more = "@media (prefers-contrast: more) {";
    let both = "@media (prefers-contrast: more) and (prefers-color-scheme: dark) {";
    let over = |below: &Scheme, start: &str| {
        let mut scheme = below.clone();
        scheme.extend(block(start));
        scheme
    };
    let light = block(":root {");
    let dark = over(&light, dark);
    vec![
        ("light, more contrast", over(&light, more)),
        ("dark, more contrast", over(&over(&dark, more), both)),
        ("light", light),
        ("dark", dark),
    ]
}

/// The colours named after `start`, up to the next closing brace.
fn block(start: &str) -> Scheme {
    let (_, after) = TOKENS.split_once(start).unwrap_or_default();
    let (inside, _) = after.split_once('}').unwrap_or_default();
    inside
        .lines()
        .filter_map(|line| {
            line.trim()
                .strip_prefix("--")?
                .strip_suffix(';')?
                .split_once(": #")
        })
        .map(|(name, colour)| (name.to_owned(), colour.to_owned()))
        .collect()
}

fn contrast(scheme: &Scheme, one: &str, other: &str) -> f64 {
    let luminance = |role: &str| {
        let colour = scheme.get(role).map(String::as_str).unwrap_or_default();
        assert_eq!(colour.len(), 6, "no colour for {role}");
        let channel = |at: usize| {
            let part = colour.get(at..at + 2).unwrap_or_default();
            let value = f64::from(u8::from_str_radix(part, 16).unwrap_or_default()) / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}
