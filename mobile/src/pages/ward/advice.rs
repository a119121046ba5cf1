//! Advice on a letter while it is written: what is marked, why, and what one can do about it.
//!
//! Invariant: nothing here changes the text unless somebody presses a suggestion.

use dioxus::prelude::*;
use shared::{
    plain_language::{Check, Reason},
    summaries::SectionKind,
};

use super::{
    content::{Content, section_id},
    own_section::write,
    paper::Paper,
};
use crate::{
    components::{ButtonKind, Look, button_with},
    platform, t,
};

/// Words to look at.
pub(super) struct Marked {
    start: usize,
    end: usize,
    why: Why,
}

enum Why {
    Found(Reason),
    /// Put in from the record, and not read over yet.
    PutIn,
}

impl Marked {
    /// What is to be looked at: what the check found and nobody left as it is, and what was put in.
    pub(super) fn of(text: &str, check: &Check, content: &Content) -> Vec<Self> {
        let put_in = content.put_in.iter().filter_map(|put| {
            let start = text.find(put.as_str())?;
            Some(Self {
                start,
                end: start + put.len(),
                why: Why::PutIn,
            })
        });
        let found = check.marks.iter().map(|mark| Self {
            start: mark.start,
            end: mark.end,
            why: Why::Found(mark.reason.clone()),
        });
        let mut all: Vec<Self> = put_in.chain(found).collect();
        all.retain(|mark| !content.left.contains(&mark.name(text)));
        all.sort_by_key(|mark| mark.start);
        all
    }

    fn words<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// By which it is known when it was left as it is: why, and the words.
    fn name(&self, text: &str) -> String {
        let why = match &self.why {
            Why::PutIn => "put-in",
            Why::Found(reason) => kind(reason),
        };
        format!("{why}:{}", self.words(text))
    }

    const fn class(&self) -> &'static str {
        match self.why {
            Why::PutIn => "mark-put",
            Why::Found(Reason::LongSentence { .. }) => "mark-long",
            Why::Found(_) => "mark-word",
        }
    }
}

const fn kind(reason: &Reason) -> &'static str {
    match reason {
        Reason::LongSentence { .. } => "long-sentence",
        Reason::Abbreviation { .. } => "abbreviation",
        Reason::HardWord { .. } => "hard-word",
        Reason::ThirdPerson => "third-person",
        Reason::Passive => "passive",
        Reason::Dose { .. } => "dose",
    }
}

/// The text again with its marks, to be drawn behind the field.
pub(super) fn marked_words(text: &str, marked: &[Marked]) -> Element {
    let mut cuts: Vec<usize> = marked
        .iter()
        .flat_map(|mark| [mark.start, mark.end])
        .collect();
    cuts.extend([0, text.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    let pieces = cuts.windows(2).filter_map(|cut| {
        let &[start, end] = cut else { return None };
        let over = marked
            .iter()
            .filter(|mark| mark.start <= start && end <= mark.end);
        let class: Vec<&str> = over.map(Marked::class).collect();
        Some((class.join(" "), text.get(start..end)?))
    });
    // The last line of a field has a height even when it is empty.
    rsx! {
        for (index , (class , piece)) in pieces.enumerate() {
            span { key: "{index}", class, {piece} }
        }
        "\u{200b}"
    }
}

/// The advice, one by one.
pub(super) fn advice(paper: Paper, text: &str, marked: &[Marked]) -> Element {
    if marked.is_empty() {
        return rsx! {
            p { class: "meta", role: "status", {t!("advice-none")} }
        };
    }
    rsx! {
        section { class: "advice", aria_labelledby: "advice-title",
            h3 { id: "advice-title", {t!("advice-title", count: marked.len())} }
            p { class: "meta", {t!("advice-lead")} }
            ul { class: "plain-list advice-list",
                for (index , mark) in marked.iter().enumerate() {
                    li { key: "{index}", {one(paper, text, mark)} }
                }
            }
        }
    }
}

fn one(paper: Paper, text: &str, mark: &Marked) -> Element {
    let words = mark.words(text);
    let (start, end) = (mark.start, mark.end);
    let units = |to: usize| {
        let count = text.get(..to).unwrap_or_default().encode_utf16().count();
        u32::try_from(count).unwrap_or_default()
    };
    let (from, to) = (units(start), units(end));
    let name = mark.name(text);
    let is_put_in = matches!(mark.why, Why::PutIn);
    let leave = move |()| {
        paper.write(|content| {
            if is_put_in {
                content.put_in.retain(|put| format!("put-in:{put}") != name);
            } else {
                content.left.push(name.clone());
            }
        });
    };
    let look = |label: String| Look {
        kind: ButtonKind::Quiet,
        label: Some(label),
        ..Look::default()
    };
    let shown = shortened(words);
    let leave_words = if is_put_in {
        t!("advice-read-over")
    } else {
        t!("advice-leave")
    };
    let show_words = t!("advice-show");
    let suggested = suggestion(mark).map(|plain| {
        let plain = like(words, &plain);
        let mut whole = text.to_owned();
        whole.replace_range(start..end, &plain);
        let label = t!("advice-use", plain: plain);
        button_with(look(label.clone()), label, move |()| {
            write(paper, whole.clone())
        })
    });
    rsx! {
        p {
            strong { "«{shown}»" }
            " – "
            {reason_words(mark)}
        }
        div { class: "row",
            if let Some(suggested) = suggested {
                {suggested}
            }
            {button_with(look(format!("{show_words}: {shown}")), show_words, move |()| {
                platform::select(&section_id(SectionKind::PatientInformation), from, to);
            })}
            {button_with(look(format!("{leave_words}: {shown}")), leave_words, leave)}
        }
    }
}

/// Plain words that can stand instead.
fn suggestion(mark: &Marked) -> Option<String> {
    match &mark.why {
        Why::Found(Reason::HardWord { plain } | Reason::Abbreviation { plain: Some(plain) }) => {
            Some(plain.clone())
        }
        _ => None,
    }
}

/// Begun as the words it stands for were.
fn like(words: &str, plain: &str) -> String {
    let mut letters = plain.chars();
    match (words.chars().next(), letters.next()) {
        (Some(begun), Some(first))
            if begun.is_uppercase() && words.chars().any(char::is_lowercase) =>
        {
            first.to_uppercase().chain(letters).collect()
        }
        _ => plain.to_owned(),
    }
}

/// How much of a long sentence is repeated.
const SHOWN: usize = 60;

fn shortened(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= SHOWN {
        return words;
    }
    let begun: String = words.chars().take(SHOWN).collect();
    format!("{} …", begun.trim_end())
}

fn reason_words(mark: &Marked) -> String {
    match &mark.why {
        Why::PutIn => t!("advice-put-in"),
        Why::Found(Reason::LongSentence { words }) => t!("advice-long-sentence", words: words),
        Why::Found(Reason::Dose { medicine, dosage }) => match dosage {
            Some(dosage) => t!("advice-dose", medicine: medicine, dosage: dosage),
            None => t!("advice-dose-name", medicine: medicine),
        },
        Why::Found(reason) => t!(&format!("advice-{}", kind(reason))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suggestion_begins_as_the_word_did() {
        assert_eq!(like("Dyspné", "tung pust"), "Tung pust");
        assert_eq!(like("dyspné", "tung pust"), "tung pust");
        assert_eq!(like("CRP", "en blodprøve"), "en blodprøve");
    }

    #[test]
    fn long_words_are_shortened() {
        let long = "å ".repeat(60);
        assert!(shortened(&long).chars().count() < 64);
        assert_eq!(shortened("ve."), "ve.");
    }
}
