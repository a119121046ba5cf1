//! Fluent messages, as far as ours go: text, `{ $variable }`, and the choice between one and several.
//!
//! `locales/` is ordinary Fluent (<https://projectfluent.org/fluent/guide/>), so translators' tools read it. The
//! library for all of Fluent brings every language's plural rules and decimal numbers into the module: 35 kB
//! after brotli, an eighth of all that a phone may fetch. The tests hold this reader against that library,
//! message by message: whoever uses more of Fluent in `locales/` is told there.
//!
//! Invariant: of what it does not understand nothing is shown half; the text stands as it is.

use std::{
    collections::HashMap,
    fmt::{Display, Write},
};

/// What is put into a message: its name and its value.
pub type Argument<'a> = (&'static str, &'a dyn Display);

/// The messages of one language by their keys.
#[derive(Default)]
pub struct Messages {
    patterns: HashMap<String, String>,
}

impl Messages {
    /// Reads `key = text` lines; what follows indented belongs to the text; `#` begins a comment.
    #[must_use]
    pub fn read(source: &str) -> Self {
        let mut patterns: HashMap<String, String> = HashMap::new();
        let mut key = "";
        for line in source.lines() {
            let goes_on = line.starts_with([' ', '}']);
            if line.starts_with('#') {
                key = "";
            } else if !goes_on && let Some((name, text)) = line.split_once(" =") {
                key = name;
                patterns.insert(name.to_owned(), text.trim().to_owned());
            } else if let Some(pattern) = patterns.get_mut(key)
                && !line.trim().is_empty()
            {
                pattern.push('\n');
                pattern.push_str(line.trim());
            }
        }
        Self { patterns }
    }

    /// The message with this key and these values, if there is one.
    #[must_use]
    pub fn format(&self, key: &str, arguments: &[Argument<'_>]) -> Option<String> {
        let mut text = String::new();
        write_pattern(&mut text, self.patterns.get(key)?, arguments);
        Some(text)
    }

    /// The keys.
    #[cfg(test)]
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.patterns.keys().map(String::as_str)
    }
}

fn write_pattern(text: &mut String, pattern: &str, arguments: &[Argument<'_>]) {
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (inside, behind) = after.split_at(end_of_braces(after));
        write_placeable(text, inside.trim(), arguments);
        rest = behind.strip_prefix('}').unwrap_or(behind);
    }
    text.push_str(rest);
}

/// Where the brace closes that was opened before `text`.
fn end_of_braces(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, character) in text.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => return at,
            '}' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

/// What stands in braces: `$name`, or `$count -> [one] … *[other] …`.
fn write_placeable(text: &mut String, inside: &str, arguments: &[Argument<'_>]) {
    let (variable, variants) = match inside.split_once("->") {
        Some((variable, variants)) => (variable.trim(), Some(variants)),
        None => (inside, None),
    };
    let named = arguments
        .iter()
        .find(|(name, _)| variable.strip_prefix('$') == Some(name));
    match (named, variants) {
        (Some((_, value)), None) => _ = write!(text, "{value}"),
        (Some((_, value)), Some(variants)) => {
            write_pattern(text, variant(variants, &value.to_string()), arguments);
        }
        (None, _) => _ = write!(text, "{{{inside}}}"),
    }
}

/// The variant for a number: one or several, which is all that Norwegian and English tell apart
/// (<https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html>, whole numbers).
fn variant<'a>(variants: &'a str, number: &str) -> &'a str {
    let wanted = if number == "1" { "[one]" } else { "*[other]" };
    let mut lines = variants.lines().map(str::trim);
    let found = lines.find_map(|line| line.strip_prefix(wanted));
    found.unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
    use shared::identity::Language;

    use super::*;
    use crate::i18n::embedded;

    /// Fluent's own library on the same source.
    fn library(language: Language) -> FluentBundle<FluentResource> {
        let mut bundle = FluentBundle::new(vec![language.tag().parse().unwrap()]);
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(embedded(language).to_owned()).unwrap();
        bundle.add_resource(resource).unwrap();
        bundle
    }

    fn variables(pattern: &str) -> BTreeSet<&str> {
        pattern
            .split('$')
            .skip(1)
            .filter_map(|rest| {
                rest.split(|c: char| !c.is_alphanumeric() && c != '_')
                    .next()
            })
            .collect()
    }

    #[test]
    fn every_message_reads_as_fluent_reads_it() {
        for language in Language::ALL {
            let library = library(language);
            let messages = Messages::read(embedded(language));
            assert!(messages.keys().count() > 500);
            for key in messages.keys() {
                let pattern = library.get_message(key).unwrap().value().unwrap();
                for number in [0, 1, 2, 12, 21, 1000] {
                    let names = variables(messages.patterns.get(key).unwrap());
                    let name = |text: &str| -> &'static str { text.to_owned().leak() };
                    let ours: Vec<Argument<'_>> = names
                        .iter()
                        .map(|text| (name(text), &number as &dyn Display))
                        .collect();
                    let mut theirs = FluentArgs::new();
                    for name in &names {
                        theirs.set((*name).to_owned(), number);
                    }
                    let mut errors = Vec::new();
                    let wanted = library.format_pattern(pattern, Some(&theirs), &mut errors);
                    assert_eq!(errors, []);
                    let said = messages.format(key, &ours);
                    assert_eq!(said.as_deref(), Some(&*wanted), "{language:?}: {key}");
                }
            }
        }
    }

    #[test]
    fn keys_are_fluents_keys() {
        for language in Language::ALL {
            let library = library(language);
            let messages = Messages::read(embedded(language));
            for line in embedded(language).lines() {
                if let Some((key, _)) = line.split_once(" =")
                    && !line.starts_with([' ', '#', '*', '}'])
                {
                    assert!(library.has_message(key), "{key}");
                    assert!(messages.format(key, &[]).is_some(), "{key}");
                }
            }
        }
    }

    #[test]
    fn what_is_missing_is_not_shown_half() {
        let messages = Messages::read("a = Hei, { $name }!\nb = { $n ->\n    [one] én\n");
        assert_eq!(messages.format("a", &[]).as_deref(), Some("Hei, {$name}!"));
        assert_eq!(messages.format("b", &[("n", &2)]).as_deref(), Some(""));
        assert_eq!(messages.format("c", &[]), None);
    }
}
