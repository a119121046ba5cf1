//! `{{placeholders}}` in `mobile/index.html` and in the text files of `mobile/public`.

use std::collections::BTreeMap;

use anyhow::{Result, bail};

/// Values by the placeholder's name.
pub(super) type Values = BTreeMap<String, String>;

/// Replaces every `{{name}}`.
///
/// # Errors
/// When a name is unknown; the sentence lists those that exist. Braces around anything that is
/// not a name (a CSS block, a nested object) stay as they are.
pub(super) fn fill(template: &str, values: &Values, file: &str) -> Result<String> {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        text.push_str(before);
        let (name, behind) = match after.split_once("}}") {
            Some((name, behind)) if is_name(name.trim()) => (name.trim(), behind),
            _ => {
                text.push_str("{{");
                rest = after;
                continue;
            }
        };
        let Some(value) = values.get(name) else {
            let known: Vec<_> = values.keys().map(String::as_str).collect();
            bail!(
                "mobile/{file} asks for {{{{{name}}}}}, and there is {} only",
                known.join(", ")
            );
        };
        text.push_str(value);
        rest = behind;
    }
    text.push_str(rest);
    Ok(text)
}

fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text
            .chars()
            .all(|next| next.is_ascii_alphanumeric() || "_:./-".contains(next))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values() -> Values {
        Values::from([("build".to_owned(), "7".to_owned())])
    }

    #[test]
    fn names_are_replaced_and_other_braces_stay() {
        let filled = fill("{{build}} {{ build }} f({{a: 1}}) {{", &values(), "x").unwrap();
        assert_eq!(filled, "7 7 f({{a: 1}}) {{");
    }

    #[test]
    fn an_unknown_name_says_which_exist() {
        let error = fill("{{biuld}}", &values(), "sw.js")
            .unwrap_err()
            .to_string();
        assert_eq!(
            error,
            "mobile/sw.js asks for {{biuld}}, and there is build only"
        );
    }
}
