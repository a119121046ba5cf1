//! A letter on paper: what stands where, written large, with whom to call on each page. Pure; how it is set is `paper`'s.
//!
//! Invariant: the signed text is printed as it was signed.

use paper::{Block, Item, Paper, Words as Said};
use shared::{
    contract::Pdf,
    date::oslo_day,
    plain_language,
    summaries::{
        DischargeSummary, Medicine, MedicineChange, SectionKind, SummaryContent, SummaryStatus,
    },
    units::{UnitKind, UnitRef},
};

use crate::{error::Fault, print::Words};

/// The letter as a PDF, with those who follow up.
pub(super) fn printed(letter: &DischargeSummary, units: &[UnitRef]) -> Result<Pdf, Fault> {
    let paper = laid_out(letter, units)?;
    let bytes = paper::pdf(&paper).map_err(|why| Fault::internal(&why.to_string()))?;
    Ok(Pdf(bytes))
}

fn laid_out(letter: &DischargeSummary, units: &[UnitRef]) -> Result<Paper, Fault> {
    let lang = letter
        .content
        .as_ref()
        .map(|content| plain_language::rules_of(&content.lang));
    let say = Words::of(lang.unwrap_or_default());
    let title = say.with("letter-title", &[("ward", &letter.ward)])?;
    let mut blocks = vec![
        Block::Title(title.clone()),
        Block::Note(about(letter, say)?),
    ];
    if letter.status == SummaryStatus::Draft {
        blocks.push(Block::Text(Said::ours(say.get("letter-draft")?)));
    } else if letter.status == SummaryStatus::Withdrawn {
        blocks.push(Block::Text(Said::ours(say.get("letter-withdrawn")?)));
    } else if letter.newer.is_some() {
        blocks.push(Block::Text(Said::ours(say.get("letter-superseded")?)));
    }
    if let Some(content) = &letter.content {
        let said = |text: &str| Said {
            text: text.to_owned(),
            lang: Some(content.lang.as_str().to_owned()),
        };
        if let Some(note) = &letter.change_note {
            blocks.push(Block::Heading(say.get("letter-changed")?));
            blocks.push(Block::Text(said(note)));
        }
        if !content.highlights.is_empty() {
            blocks.push(Block::Heading(say.get("letter-top")?));
            let item = |line: &_| Item {
                words: said(line),
                below: None,
            };
            let lines = content.highlights.iter().map(|line| item(&**line));
            blocks.push(Block::List(lines.collect()));
        }
        to_patient(&mut blocks, content, say, said)?;
        medicines(&mut blocks, &content.medicines, say, said)?;
        clinical(&mut blocks, content, say, said)?;
    }
    let phones = phones(units, say)?;
    let footer = [
        ("phones", phones.as_str()),
        ("page", "{page}"),
        ("pages", "{pages}"),
    ];
    Ok(Paper {
        title,
        lang: lang.unwrap_or_default().tag().to_owned(),
        large: true,
        footer: say.with("letter-footer", &footer)?,
        blocks,
    })
}

/// Which stay, who signed, when.
fn about(letter: &DischargeSummary, say: Words) -> Result<String, Fault> {
    let from = say.day(letter.admitted_on)?;
    let mut lines = vec![match letter.discharged_on {
        Some(to) => say.with("letter-stay", &[("from", &from), ("to", &say.day(to)?)])?,
        None => say.with("letter-admitted", &[("from", &from)])?,
    }];
    if let Some(signed) = &letter.signed {
        let when = say.day(oslo_day(signed.at))?;
        let name = signed.author.name.as_str();
        lines.push(say.with("letter-signed", &[("name", name), ("when", &when)])?);
    }
    Ok(lines.join("\n"))
}

fn phones(units: &[UnitRef], say: Words) -> Result<String, Fault> {
    let of_unit = |unit: &UnitRef| {
        unit.phone
            .as_ref()
            .map(|phone| format!("{} {phone}", unit.name))
    };
    // A coordinating office is not whom one calls.
    let called = units
        .iter()
        .filter(|unit| unit.kind != UnitKind::Coordinator);
    let mut phones: Vec<String> = called.filter_map(of_unit).collect();
    phones.push(say.get("letter-phones")?);
    Ok(phones.join(" · "))
}

fn to_patient(
    blocks: &mut Vec<Block>,
    content: &SummaryContent,
    say: Words,
    said: impl Fn(&str) -> Said,
) -> Result<(), Fault> {
    blocks.push(Block::Heading(say.get("letter-for-you")?));
    let paragraphs = content.paragraphs();
    if paragraphs.iter().all(|text| text.trim().is_empty()) {
        blocks.push(Block::Note(say.get("letter-nothing")?));
    }
    let lang = plain_language::rules_of(&content.lang);
    for text in &paragraphs {
        let (heading, rest) = plain_language::headed(text, lang);
        blocks.extend(heading.map(|heading| Block::Subheading(heading.to_owned())));
        if !rest.trim().is_empty() {
            blocks.push(Block::Text(said(rest)));
        }
    }
    Ok(())
}

fn medicines(
    blocks: &mut Vec<Block>,
    medicines: &[Medicine],
    say: Words,
    said: impl Fn(&str) -> Said,
) -> Result<(), Fault> {
    if medicines.is_empty() {
        return Ok(());
    }
    blocks.push(Block::Heading(say.get("letter-medicines")?));
    let mut items = Vec::new();
    for medicine in medicines {
        let change = match medicine.change {
            MedicineChange::New => Some("change-new"),
            MedicineChange::Changed => Some("change-changed"),
            MedicineChange::Stopped => Some("change-stopped"),
            MedicineChange::Unchanged => Some("change-unchanged"),
            MedicineChange::NotStated => None,
        };
        let change = change.map(|key| say.get(key)).transpose()?;
        let name = medicine.name.to_string();
        let mut lines =
            vec![change.map_or_else(|| name.clone(), |change| format!("{name} – {change}"))];
        lines.push(match &medicine.dosage {
            Some(dosage) => dosage.to_string(),
            None if medicine.change == MedicineChange::Stopped => {
                say.get("letter-medicine-do-not-take")?
            }
            None => say.get("letter-medicine-no-dosage")?,
        });
        let mut more = Vec::new();
        if medicine.as_needed {
            more.push(say.get("as-needed")?);
        }
        if let Some(until) = medicine.until {
            more.push(say.with("until", &[("date", &say.day(until)?)])?);
        }
        more.extend(medicine.reason.as_ref().map(ToString::to_string));
        items.push(Item {
            words: said(&lines.join("\n")),
            below: (!more.is_empty()).then(|| more.join(" · ")),
        });
    }
    blocks.push(Block::List(items));
    Ok(())
}

/// What is written for health personnel.
fn clinical(
    blocks: &mut Vec<Block>,
    content: &SummaryContent,
    say: Words,
    said: impl Fn(&str) -> Said,
) -> Result<(), Fault> {
    let own = SectionKind::PatientInformation;
    let mut parts = Vec::new();
    for (kind, text) in content.sections.iter().filter(|(kind, _)| **kind != own) {
        parts.push((heading(Some(*kind), None, say)?, text.to_string()));
    }
    for section in content
        .received
        .iter()
        .filter(|section| section.kind != Some(own))
    {
        let heading = heading(section.kind, section.heading.as_deref(), say)?;
        parts.push((heading, section.text.plain()));
    }
    if !parts.is_empty() {
        blocks.push(Block::Heading(say.get("letter-clinical")?));
    }
    for (heading, text) in parts {
        blocks.push(Block::Subheading(heading));
        blocks.push(Block::Text(said(&text)));
    }
    Ok(())
}

fn heading(kind: Option<SectionKind>, heading: Option<&str>, say: Words) -> Result<String, Fault> {
    match (kind, heading) {
        (Some(kind), _) => say.get(&format!("letter-section-{}", kind.name())),
        (None, Some(heading)) => Ok(heading.to_owned()),
        (None, None) => say.get("letter-section-other"),
    }
}
