//! From a letter as it was sent to a letter as we show it. Pure.
//!
//! Invariant: every section that was sent is shown, in the sender's words; nothing is rewritten.

use shared::{
    messages::{Letter, MedicineUse, MessageMedicine, Section},
    rich_text::{Block, RichText, Span},
    summaries::{
        Medicine, MedicineChange, PatientSection, ReceivedSection, SectionKind, SummaryContent,
    },
    text::{LanguageTag, Line},
};

use crate::error::Fault;

/// What the letter says.
pub(super) fn content(letter: &Letter) -> Result<SummaryContent, Fault> {
    let (mut received, mut rest): (Vec<_>, Vec<_>) = letter
        .sections
        .iter()
        .map(section)
        .partition(|section| section.kind == Some(SectionKind::PatientInformation));
    if !letter.cautions.is_empty() {
        received.push(ReceivedSection {
            kind: None,
            heading: Some("CAVE".to_owned()),
            text: list(letter.cautions.clone()),
        });
    }
    if !letter.diagnoses.is_empty() {
        received.push(diagnoses(letter));
    }
    received.append(&mut rest);
    Ok(SummaryContent {
        highlights: Vec::new(),
        lang: LanguageTag::new("nb").map_err(|_| Fault::internal("bokmål has no tag"))?,
        sections: std::collections::BTreeMap::new(),
        medicines: letter.medicines.iter().filter_map(medicine).collect(),
        received,
    })
}

/// A section under the name we have for it, else under the sender's (code list 8311).
fn section(sent: &Section) -> ReceivedSection {
    let code = sent.heading.as_ref().map(|heading| heading.code.as_str());
    let kind = match code {
        Some("IP") => Some(SectionKind::PatientInformation),
        Some("AI" | "ÅI" | "AH") => Some(SectionKind::ReasonForAdmission),
        Some("PROB") => Some(SectionKind::PresentIllness),
        Some("TS") => Some(SectionKind::Background),
        Some("FU") => Some(SectionKind::Findings),
        Some("FO") => Some(SectionKind::CourseAndTreatment),
        Some("VU") => Some(SectionKind::Assessment),
        Some("HJ") => Some(SectionKind::FunctionalStatus),
        Some("OP") => Some(SectionKind::FollowUp),
        _ => None,
    };
    let heading = sent.heading.as_ref().map(|heading| {
        heading
            .text
            .clone()
            .or_else(|| words(&heading.code).map(str::to_owned))
            .unwrap_or_else(|| heading.code.clone())
    });
    ReceivedSection {
        kind,
        heading,
        text: sent.text.clone(),
    }
}

/// The code list's words for what we have no name of our own for.
fn words(code: &str) -> Option<&'static str> {
    Some(match code {
        "BG" => "Begrunnelse",
        "FA" => "Familie/sosialt",
        "LR" => "Laboratorieresultat",
        "ME" => "Medisinering",
        "SY" => "Sykmelding",
        "TB" => "Tilbakemelding",
        "UP" => "Ubesvarte prøver",
        "UTRED" => "Forventet utredning/behandling",
        _ => return None,
    })
}

fn diagnoses(letter: &Letter) -> ReceivedSection {
    let line = |diagnosis: &shared::messages::Diagnosis| {
        let code = diagnosis.code.as_ref();
        let parts = [
            code.map(|code| code.code.clone()),
            code.and_then(|code| code.text.clone()),
            diagnosis.note.clone(),
        ];
        let text: Vec<String> = parts.into_iter().flatten().collect();
        let mut span = Span::plain(&text.join(" "));
        span.strong = diagnosis.main;
        RichText {
            blocks: vec![Block::Paragraph { text: vec![span] }],
        }
    };
    ReceivedSection {
        kind: Some(SectionKind::Diagnoses),
        heading: None,
        text: list(letter.diagnoses.iter().map(line).collect()),
    }
}

fn list(items: Vec<RichText>) -> RichText {
    RichText {
        blocks: vec![Block::List {
            ordered: false,
            items,
        }],
    }
}

/// A medicine. A letter in a message does not say what was changed, only what was stopped.
fn medicine(sent: &MessageMedicine) -> Option<Medicine> {
    let mut name = sent.name.clone();
    for more in [&sent.form, &sent.strength].into_iter().flatten() {
        if !name.contains(more.as_str()) {
            name.push(' ');
            name.push_str(more);
        }
    }
    Some(Medicine {
        name: line(&name)?,
        dosage: sent.dosage.as_deref().and_then(line),
        change: if sent.usage == MedicineUse::Stopped {
            MedicineChange::Stopped
        } else {
            MedicineChange::NotStated
        },
        reason: sent.note.as_deref().and_then(line),
        until: sent.until,
        as_needed: sent.usage == MedicineUse::AsNeeded,
    })
}

/// The text in one line; one that is too long ends in an ellipsis, and stands whole in the message itself.
fn line<const MOST: usize>(text: &str) -> Option<Line<MOST>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text: String = words.join(" ");
    let text: String = text.chars().filter(|letter| !letter.is_control()).collect();
    let text = if text.chars().count() > MOST {
        let kept: String = text.chars().take(MOST.saturating_sub(1)).collect();
        format!("{kept}…")
    } else {
        text
    };
    Line::new(&text).ok()
}

/// To whom the section to the patient is written.
pub(super) fn patient_section(letter: &Letter) -> PatientSection {
    let mut text = String::new();
    for section in &letter.sections {
        if section
            .heading
            .as_ref()
            .is_some_and(|heading| heading.code == "IP")
        {
            text.push_str(&section.text.plain().to_lowercase());
            text.push('\n');
        }
    }
    let words = || text.split(|letter: char| !letter.is_alphanumeric());
    if words().all(str::is_empty) {
        PatientSection::Missing
    } else if words().any(|word| TO.contains(&word)) || !words().any(|word| ABOUT.contains(&word)) {
        PatientSection::ToPatient
    } else {
        PatientSection::AboutPatient
    }
}

/// Words to somebody, in bokmål, nynorsk and English.
const TO: [&str; 12] = [
    "du", "deg", "din", "ditt", "dine", "dykk", "dykkar", "hei", "kjære", "you", "your", "yours",
];
/// Words about a patient.
const ABOUT: [&str; 12] = [
    "pasienten",
    "pasientens",
    "pasient",
    "pas",
    "pt",
    "vedkommende",
    "hun",
    "han",
    "ho",
    "patient",
    "hennes",
    "hans",
];

/// What the section «Planer for videre oppfølging» proposes: each item of a list, each line of other text.
pub(super) fn plans(letter: &Letter) -> Vec<String> {
    let is = |section: &&Section| {
        section
            .heading
            .as_ref()
            .is_some_and(|heading| heading.code == "OP")
    };
    let mut plans = Vec::new();
    for section in letter.sections.iter().filter(is) {
        for block in &section.text.blocks {
            match block {
                Block::List { items, .. } => plans.extend(items.iter().map(RichText::plain)),
                Block::Heading { .. } => {}
                other => {
                    let text = RichText {
                        blocks: vec![other.clone()],
                    };
                    plans.extend(text.plain().lines().map(str::to_owned));
                }
            }
        }
    }
    let bullet = |line: String| {
        let line = line
            .trim_start_matches(['-', '–', '•', '*', ' '])
            .trim()
            .to_owned();
        (line.chars().count() >= 4).then_some(line)
    };
    plans.into_iter().filter_map(bullet).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::messages::MessageContent;

    macro_rules! letter {
        ($name:literal) => {
            match kith::read(include_bytes!(concat!(
                "../../../tests/messages/fixtures/",
                $name,
                ".xml"
            )))
            .unwrap()
            .message
            .content
            {
                MessageContent::Letter(letter) => *letter,
                other => panic!("{other:?}"),
            }
        };
    }

    #[test]
    fn every_section_is_shown_the_patients_first() {
        let letter = letter!("epikrise-n");
        let content = content(&letter).unwrap();
        assert_eq!(
            content.received[0].kind,
            Some(SectionKind::PatientInformation)
        );
        for sent in &letter.sections {
            assert!(
                content.received.iter().any(|shown| shown.text == sent.text),
                "{sent:?}"
            );
        }
        assert_eq!(content.medicines.len(), letter.medicines.len());
    }

    #[test]
    fn to_whom_the_patients_section_is_written() {
        assert_eq!(
            patient_section(&letter!("epikrise-n")),
            PatientSection::ToPatient
        );
        assert_eq!(
            patient_section(&letter!("epikrise-n-uten-ip")),
            PatientSection::Missing
        );
        assert_eq!(
            patient_section(&letter!("epikrise-n-tredjeperson")),
            PatientSection::AboutPatient
        );
    }

    #[test]
    fn what_is_too_long_for_a_line_is_cut_and_says_so() {
        let text: Line<10> = line("en  veldig\nlang tekst").unwrap();
        assert_eq!(&*text, "en veldig…");
        assert!(line::<10>(" \u{7} ").is_none());
    }

    #[test]
    fn plans_are_taken_line_by_line() {
        let plans = plans(&letter!("epikrise-n"));
        assert!(!plans.is_empty());
        assert!(plans.iter().all(|plan| !plan.starts_with('–')), "{plans:?}");
    }
}
