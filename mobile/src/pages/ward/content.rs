//! A letter while it is being written: plain texts that may still be wrong, kept on the device as JSON.
//!
//! Pure. Nothing is lost on the way to and from what the service stores.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use shared::{
    summaries::{
        DischargeSummary, MOST_HIGHLIGHTS, Medicine, MedicineChange, SectionKind, SummaryContent,
    },
    text::{LanguageTag, Line, Prose, TextError},
};

use crate::{components::FieldError, i18n};

/// What stands on the desk.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Content {
    /// The version of the stored draft that this was written over; none before it is first stored.
    pub(super) version: Option<i32>,
    /// The sections begun.
    pub(super) sections: BTreeMap<SectionKind, String>,
    /// The medicines.
    pub(super) medicines: Vec<MedicineRow>,
    /// Sentences of the section to the patient that stand at the top.
    #[serde(default)]
    pub(super) highlights: Vec<String>,
    /// What was put in from the record and is not read over yet. Only on this device.
    #[serde(default)]
    pub(super) put_in: Vec<String>,
    /// Advice that is to be left as it is: why, and the words. Only on this device.
    #[serde(default)]
    pub(super) left: Vec<String>,
}

/// A medicine being written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct MedicineRow {
    pub(super) name: String,
    pub(super) dosage: String,
    pub(super) change: MedicineChange,
    pub(super) reason: String,
    /// `2026-12-03`, or empty.
    pub(super) until: String,
    pub(super) as_needed: bool,
}

impl Default for MedicineRow {
    fn default() -> Self {
        Self {
            name: String::new(),
            dosage: String::new(),
            change: MedicineChange::Unchanged,
            reason: String::new(),
            until: String::new(),
            as_needed: false,
        }
    }
}

/// The id of a section's field.
pub(super) fn section_id(kind: SectionKind) -> String {
    format!("section-{}", i18n::api_name(&kind))
}

/// The id of a field of the medicine at this place.
pub(super) fn medicine_id(index: usize, field: &str) -> String {
    format!("medicine-{index}-{field}")
}

impl Content {
    /// What a stored letter says.
    pub(super) fn of(letter: &DischargeSummary) -> Self {
        let content = letter.content.as_ref();
        let sections = content.iter().flat_map(|content| &content.sections);
        let medicines = content.iter().flat_map(|content| &content.medicines);
        Self {
            version: Some(letter.version),
            sections: sections
                .map(|(kind, text)| (*kind, text.to_string()))
                .collect(),
            medicines: medicines.map(MedicineRow::of).collect(),
            highlights: content
                .iter()
                .flat_map(|content| &content.highlights)
                .map(ToString::to_string)
                .collect(),
            put_in: Vec::new(),
            left: Vec::new(),
        }
    }

    /// A section's text.
    pub(super) fn section(&self, kind: SectionKind) -> &str {
        self.sections.get(&kind).map_or("", String::as_str)
    }

    /// The same words, whichever version they were written over.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        let texts =
            |content: &Self| SectionKind::ALL.map(|kind| content.section(kind).trim().to_owned());
        texts(self) == texts(other)
            && self.medicines == other.medicines
            && self.highlights == other.highlights
    }

    /// What can be stored, or what is wrong with which field.
    pub(super) fn check(&self, lang: LanguageTag) -> Result<SummaryContent, Vec<FieldError>> {
        let mut wrong = Vec::new();
        let mut sections = BTreeMap::new();
        for (kind, text) in &self.sections {
            match Prose::new(text) {
                Ok(text) => {
                    sections.insert(*kind, text);
                }
                Err(TextError::Empty) => {}
                Err(error) => wrong.push(FieldError::new(
                    &section_id(*kind),
                    &FieldError::code_in(&error),
                    None,
                )),
            }
        }
        let medicines = self.checked_medicines(&mut wrong);
        if wrong.is_empty() {
            Ok(SummaryContent {
                lang,
                sections,
                medicines,
                received: Vec::new(),
                highlights: self.standing_highlights(),
            })
        } else {
            Err(wrong)
        }
    }
}

impl Content {
    /// The medicines that can be stored as they are; what is wrong with the others is added to `wrong`.
    pub(super) fn checked_medicines(&self, wrong: &mut Vec<FieldError>) -> Vec<Medicine> {
        let rows = self.medicines.iter().enumerate();
        rows.filter_map(|(index, row)| row.check(index, wrong))
            .collect()
    }

    /// The sentences at the top that still stand in the text: one that was rewritten is chosen again.
    pub(super) fn standing_highlights(&self) -> Vec<Line<300>> {
        let in_one_form = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = in_one_form(self.section(SectionKind::PatientInformation));
        let stands = |line: &&String| text.contains(&in_one_form(line));
        let standing = self.highlights.iter().filter(stands);
        standing
            .filter_map(|line| Line::new(&in_one_form(line)).ok())
            .take(MOST_HIGHLIGHTS)
            .collect()
    }
}

impl MedicineRow {
    fn of(medicine: &Medicine) -> Self {
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        Self {
            name: medicine.name.to_string(),
            dosage: text(medicine.dosage.as_deref()),
            change: medicine.change,
            reason: text(medicine.reason.as_deref()),
            until: medicine
                .until
                .map(|day| day.to_string())
                .unwrap_or_default(),
            as_needed: medicine.as_needed,
        }
    }

    fn check(&self, index: usize, wrong: &mut Vec<FieldError>) -> Option<Medicine> {
        let mut refuse = |field: &str, code: &str| {
            wrong.push(FieldError::new(&medicine_id(index, field), code, None));
        };
        let name = Line::new(&self.name)
            .map_err(|error| refuse("name", &FieldError::code_in(&error)))
            .ok();
        let dosage = if_written(&self.dosage)
            .map_err(|error| refuse("dosage", &FieldError::code_in(&error)))
            .ok();
        let reason = if_written(&self.reason)
            .map_err(|error| refuse("reason", &FieldError::code_in(&error)))
            .ok();
        let until = match self.until.trim() {
            "" => Some(None),
            day => day
                .parse()
                .map_err(|_| refuse("until", "invalid"))
                .ok()
                .map(Some),
        };
        Some(Medicine {
            name: name?,
            dosage: dosage?,
            change: self.change,
            reason: reason?,
            until: until?,
            as_needed: self.as_needed,
        })
    }
}

fn if_written<const MAX: usize>(text: &str) -> Result<Option<Line<MAX>>, TextError> {
    match Line::new(text) {
        Ok(line) => Ok(Some(line)),
        Err(TextError::Empty) => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
#[path = "content_tests.rs"]
mod tests;
