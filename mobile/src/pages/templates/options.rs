//! The options of a choice, a line each. What stood keeps its name and its translations.

use shared::checklists::template::{AnswerFormat, ChoiceOption, Key, Translated};

use crate::pages::patients::work::Check;

/// As they are edited: the words in bokmål, a line each.
pub(super) fn lines(format: &AnswerFormat) -> String {
    let AnswerFormat::Choice { options } = format else {
        return String::new();
    };
    let words: Vec<_> = options.iter().map(|option| &*option.text.nb).collect();
    words.join("\n")
}

/// What was written.
pub(super) fn read(
    check: &mut Check,
    (id, label): (&str, String),
    text: &str,
    stood: Option<&AnswerFormat>,
) -> Option<Vec<ChoiceOption>> {
    let stood = match stood {
        Some(AnswerFormat::Choice { options }) => options.as_slice(),
        _ => &[],
    };
    let mut options: Vec<ChoiceOption> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(known) = stood.iter().find(|option| *option.text.nb == *line) {
            options.push(known.clone());
            continue;
        }
        let nb = check.line::<500>(id, label.clone(), line)?;
        let taken = |key: &str| {
            let mut all = options.iter().chain(stood);
            all.any(|option| *option.key == *key)
        };
        options.push(ChoiceOption {
            key: Key::made_of(line, taken)?,
            text: Translated {
                nb,
                nn: None,
                en: None,
            },
        });
    }
    if !(2..=20).contains(&options.len()) {
        check.refuse(id, label, "out_of_range");
        return None;
    }
    Some(options)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stood_keeps_its_name() {
        let stood: AnswerFormat = serde_json::from_value(serde_json::json!({ "kind": "choice", "options": [
            { "key": "a", "text": { "nb": "Våken", "en": "Alert" } }, { "key": "v", "text": { "nb": "Stemme" } },
        ]}))
        .unwrap();
        assert_eq!(lines(&stood), "Våken\nStemme");
        let mut check = Check::default();
        let read = read(
            &mut check,
            ("id", String::new()),
            "Stemme\n\nVåken\nA",
            Some(&stood),
        )
        .unwrap();
        let keys: Vec<_> = read.iter().map(|option| &*option.key).collect();
        assert_eq!(keys, ["v", "a", "a-2"]);
        assert!(read[1].text.en.is_some());
        assert!(super::read(&mut check, ("id", String::new()), "Bare én", None).is_none());
    }
}
