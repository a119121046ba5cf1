//! Texts of a Questionnaire from elsewhere, so that they fit in a template.

use shared::{checklists::template::Translated, text::Line};

use super::model::{More, TRANSLATION, find};

/// A text that fits on a line of so many characters, and whether it had to be made shorter.
pub(super) fn line<const MAX: usize>(text: &str) -> Option<(Line<MAX>, bool)> {
    let words: String = text
        .split(|letter: char| letter.is_whitespace() || letter.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    if let Ok(line) = Line::new(&words) {
        return Some((line, false));
    }
    let mut short: String = words.chars().take(MAX.saturating_sub(1)).collect();
    short.push('…');
    Line::new(&short).ok().map(|line| (line, true))
}

/// A text with its translations, and whether it had to be made shorter.
pub(super) fn translated(text: Option<&str>, more: Option<&More>) -> Option<(Translated, bool)> {
    let (nb, shorter) = line::<500>(text?)?;
    let other = |lang: &str| {
        let all = more.iter().flat_map(|more| &more.extension);
        let mut of = all.filter(|extension| {
            extension.url == TRANSLATION
                && find(&extension.extension, "lang")
                    .and_then(|each| each.value_code.as_deref())
                    .is_some_and(|code| code == lang)
        });
        let words = find(&of.next()?.extension, "content")?;
        line::<500>(words.value_string.as_deref()?)
    };
    let (nn, en) = (other("nn"), other("en"));
    let shorter = shorter || [&nn, &en].into_iter().flatten().any(|found| found.1);
    let text = Translated {
        nb,
        nn: nn.map(|found| found.0),
        en: en.map(|found| found.0),
    };
    Some((text, shorter))
}
