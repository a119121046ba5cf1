//! The sections of a letter, as it was written here or came as a message: shown to everybody from here.
//!
//! Invariant: the signed text is shown as it was signed.

use dioxus::prelude::*;
use shared::summaries::{Medicine, MedicineChange, SectionKind, SummaryContent};

use crate::{components::rich_text, i18n, t};

/// A section, ready to be shown.
pub(in crate::pages) struct Section {
    /// The one for the patient.
    own: bool,
    /// What it is called.
    pub(in crate::pages) title: String,
    /// What it says.
    pub(in crate::pages) text: Element,
}

/// What is written to the patient, and the rest in the letter's order. Headings inside the rest have this level, 3
/// or 4.
pub(in crate::pages) fn sections(
    content: &SummaryContent,
    level: u8,
) -> (Vec<Section>, Vec<Section>) {
    let lang = content.lang.as_str();
    let mut sections = Vec::new();
    if content.received.is_empty() {
        for kind in SectionKind::ALL {
            if let Some(text) = content.sections.get(&kind) {
                let text = signed_text(text, lang);
                sections.push(section(Some(kind), None, text));
            }
        }
    }
    for one in &content.received {
        let own = one.kind == Some(SectionKind::PatientInformation);
        let text = rich_text(&one.text, if own { 3 } else { level }, lang);
        sections.push(section(one.kind, one.heading.as_deref(), text));
    }
    sections.into_iter().partition(|section| section.own)
}

/// Under our word for what it is; else under the sender's heading.
fn section(kind: Option<SectionKind>, heading: Option<&str>, text: Element) -> Section {
    let title = match (kind, heading) {
        (Some(kind), _) => i18n::named("section", &kind),
        (None, Some(heading)) => heading.to_owned(),
        (None, None) => t!("section-other"),
    };
    Section {
        own: kind == Some(SectionKind::PatientInformation),
        title,
        text,
    }
}

/// A signed text: its paragraphs as they stand.
fn signed_text(text: &str, lang: &str) -> Element {
    rsx! {
        div { class: "stack", lang,
            for (index , paragraph) in text.split("\n\n").enumerate() {
                p { key: "{index}", class: "letter-text", {paragraph} }
            }
        }
    }
}

/// Whether anything is said about what was changed. A message does not say it: then nothing is claimed.
pub(in crate::pages) fn says_changes(medicines: &[Medicine]) -> bool {
    medicines
        .iter()
        .any(|medicine| medicine.change != MedicineChange::NotStated)
}
