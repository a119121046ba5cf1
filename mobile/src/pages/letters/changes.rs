//! What is new since the version before. Pure.

use shared::{
    plain_language::{sentences, words},
    summaries::{Medicine, SummaryContent},
};

/// What the version before said.
pub(super) struct Before {
    /// Its sentences, their words in one form.
    sentences: Vec<String>,
    medicines: Vec<Medicine>,
}

/// Which paragraphs are new.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum New {
    /// So many that a mark at each would say nothing.
    Most,
    /// For each whether it is.
    Some(Vec<bool>),
}

impl New {
    /// Whether this paragraph is marked.
    pub(super) fn marks(&self, paragraph: usize) -> bool {
        matches!(self, Self::Some(new) if new.get(paragraph) == Some(&true))
    }
}

impl Before {
    /// Of this content.
    pub(super) fn of(content: &SummaryContent) -> Self {
        let said = content.paragraphs();
        Self {
            sentences: said.iter().flat_map(|text| in_one_form(text)).collect(),
            medicines: content.medicines.clone(),
        }
    }

    /// Which paragraphs say something that was not said.
    pub(super) fn new_of(&self, paragraphs: &[String]) -> New {
        let new: Vec<bool> = paragraphs.iter().map(|text| self.is_new(text)).collect();
        let count = new.iter().filter(|new| **new).count();
        if count > 2 && count * 2 > new.len() {
            New::Most
        } else {
            New::Some(new)
        }
    }

    /// Whether a paragraph says something that was not said.
    fn is_new(&self, text: &str) -> bool {
        in_one_form(text)
            .iter()
            .any(|sentence| !self.sentences.contains(sentence))
    }

    /// Whether a medicine was not on the list, or not so.
    pub(super) fn is_changed(&self, medicine: &Medicine) -> bool {
        !self.medicines.contains(medicine)
    }

    /// Medicines that are no longer on the list.
    pub(super) fn gone<'a>(&'a self, now: &'a [Medicine]) -> impl Iterator<Item = &'a Medicine> {
        let still = |medicine: &Medicine| now.iter().any(|other| other.name == medicine.name);
        self.medicines
            .iter()
            .filter(move |medicine| !still(medicine))
    }
}

/// The sentences of a text as their words alone.
fn in_one_form(text: &str) -> Vec<String> {
    let all = words(text);
    let of = sentences(text, &all);
    let words_of = |sentence: &shared::plain_language::Sentence| {
        let words: Vec<&str> = sentence.of(&all).iter().map(|word| word.text).collect();
        words.join(" ")
    };
    of.iter().map(words_of).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use shared::{
        summaries::{MedicineChange, SectionKind},
        text::{LanguageTag, Line, Prose},
    };

    use super::*;

    fn medicine(name: &str, dosage: &str) -> Medicine {
        Medicine {
            name: Line::new(name).unwrap(),
            dosage: Line::new(dosage).ok(),
            change: MedicineChange::New,
            reason: None,
            until: None,
            as_needed: false,
        }
    }

    #[test]
    fn what_was_said_is_not_new() {
        let text = "Du falt. Du brakk beinet.\n\nTa det med ro.";
        let before = Before::of(&SummaryContent {
            lang: LanguageTag::new("nb").unwrap(),
            sections: BTreeMap::from([(
                SectionKind::PatientInformation,
                Prose::new(text).unwrap(),
            )]),
            medicines: vec![
                medicine("Paracet", "1 tablett"),
                medicine("Sobril", "1 tablett"),
            ],
            received: Vec::new(),
            highlights: Vec::new(),
        });
        assert!(!before.is_new("Ta det  med\nro. Du falt."));
        assert!(before.is_new("Du falt. Du brakk armen."));
        let written =
            |texts: &[&str]| -> Vec<String> { texts.iter().map(|&t| t.to_owned()).collect() };
        let some = before.new_of(&written(&["Du falt.", "Ring oss.", "Hvil deg."]));
        assert_eq!(some, New::Some(vec![false, true, true]));
        assert!(some.marks(1) && !some.marks(0) && !some.marks(3));
        let most = before.new_of(&written(&["Du falt.", "Ring oss.", "Hvil deg.", "Spis."]));
        assert_eq!(most, New::Most);
        let now = [medicine("Paracet", "2 tabletter")];
        assert!(before.is_changed(&now[0]) && !before.is_changed(&medicine("Sobril", "1 tablett")));
        let gone: Vec<_> = before.gone(&now).map(|medicine| &*medicine.name).collect();
        assert_eq!(gone, ["Sobril"]);
    }
}
