//! The page for the GP on paper: what stands where, in the patient's language. Pure; how it is set is `paper`'s.

use paper::{Block, Item, Paper, Table, Words as Said};
use shared::{
    contract::Pdf,
    gp_visits::{NoteBy, PageLetter, PageNote, PageStep, VisitNoteKind, VisitPage},
    identity::Language,
    summaries::{Medicine, MedicineChange},
    what_matters::SaidBy,
};

use crate::{error::Fault, print::Words};

/// The page as a PDF.
pub(super) fn printed(page: &VisitPage, language: Language) -> Result<Pdf, Fault> {
    let paper = laid_out(page, language)?;
    let bytes = paper::pdf(&paper).map_err(|why| Fault::internal(&why.to_string()))?;
    Ok(Pdf(bytes))
}

fn laid_out(page: &VisitPage, language: Language) -> Result<Paper, Fault> {
    let say = Words::of(language);
    let name = format!("{} {}", page.given_name, page.family_name);
    let born = say.day(page.birth_date)?;
    let mut blocks = vec![Block::Title(say.get("title")?)];
    let mut who = vec![name.clone(), say.with("born", &[("date", &born)])?];
    who.extend(visit(page, say)?);
    blocks.push(Block::Text(Said::ours(who.join("\n"))));
    let today = say.day(page.today)?;
    blocks.push(Block::Note(say.with("as-of", &[("date", &today)])?));
    matters(&mut blocks, page, say)?;
    questions(&mut blocks, page, say)?;
    observations(&mut blocks, page, say)?;
    medicines(&mut blocks, page.letter.as_ref(), say)?;
    steps(&mut blocks, page, say)?;
    let footer = [
        ("name", name.as_str()),
        ("date", &born),
        ("page", "{page}"),
        ("pages", "{pages}"),
    ];
    Ok(Paper {
        title: say.with("title-for", &[("name", &name)])?,
        lang: language.tag().to_owned(),
        large: false,
        footer: say.with("footer", &footer)?,
        blocks,
    })
}

fn visit(page: &VisitPage, say: Words) -> Result<Option<String>, Fault> {
    let Some(visit) = &page.visit else {
        return Ok(None);
    };
    let words = match (visit.at, &visit.with) {
        (Some(at), Some(with)) => {
            let when = say.moment(at)?;
            say.with("visit-booked", &[("when", &when), ("with", with)])?
        }
        _ => say.with("visit-due", &[("date", &say.day(visit.due)?)])?,
    };
    Ok(Some(words))
}

fn said(text: &str, lang: &str) -> Said {
    Said {
        text: text.to_owned(),
        lang: Some(lang.to_owned()),
    }
}

/// A part with its items, or with what stands there when there are none.
fn part(
    blocks: &mut Vec<Block>,
    say: Words,
    heading: &str,
    items: Vec<Item>,
    none: &str,
) -> Result<(), Fault> {
    blocks.push(Block::Heading(say.get(heading)?));
    blocks.push(if items.is_empty() {
        Block::Note(say.get(none)?)
    } else {
        Block::List(items)
    });
    Ok(())
}

fn matters(blocks: &mut Vec<Block>, page: &VisitPage, say: Words) -> Result<(), Fault> {
    let mut items = Vec::new();
    for matter in &page.what_matters {
        let below = match matter.said_by {
            SaidBy::Patient => None,
            SaidBy::Relative => Some(say.get("matter-relative")?),
            SaidBy::StaffOnBehalf => Some(say.get("matter-staff")?),
        };
        items.push(Item {
            words: said(&matter.text, &matter.lang),
            below,
        });
    }
    part(blocks, say, "matters", items, "matters-none")
}

fn note(note: &PageNote, say: Words) -> Result<Item, Fault> {
    let relation = match &note.relation {
        Some(relation) => Some(say.get(&format!("relation-{}", relation.code()))?),
        None => None,
    };
    let beside = relation.or_else(|| note.unit_name.clone());
    let who = match beside {
        Some(beside) => format!("{} ({beside})", note.name),
        None => note.name.clone(),
    };
    let date = say.day(note.on)?;
    Ok(Item {
        words: said(&note.text, &note.lang),
        below: Some(say.with("note-by", &[("who", &who), ("date", &date)])?),
    })
}

fn notes(page: &VisitPage, say: Words, is: impl Fn(&PageNote) -> bool) -> Result<Vec<Item>, Fault> {
    let chosen = page.notes.iter().filter(|each| is(each));
    chosen.map(|each| note(each, say)).collect()
}

fn questions(blocks: &mut Vec<Block>, page: &VisitPage, say: Words) -> Result<(), Fault> {
    let items = notes(page, say, |note| note.kind == VisitNoteKind::Question)?;
    part(blocks, say, "questions", items, "questions-none")
}

fn observations(blocks: &mut Vec<Block>, page: &VisitPage, say: Words) -> Result<(), Fault> {
    blocks.push(Block::Heading(say.get("observations")?));
    let mut none = true;
    for (by, heading) in [
        (NoteBy::Patient, "observations-patient"),
        (NoteBy::Relative, "observations-relative"),
        (NoteBy::Staff, "observations-staff"),
    ] {
        let items = notes(page, say, |note| {
            note.kind == VisitNoteKind::Observation && note.by == by
        })?;
        if !items.is_empty() {
            none = false;
            blocks.push(Block::Subheading(say.get(heading)?));
            blocks.push(Block::List(items));
        }
    }
    if none {
        blocks.push(Block::Note(say.get("observations-none")?));
    }
    Ok(())
}

fn medicines(
    blocks: &mut Vec<Block>,
    letter: Option<&PageLetter>,
    say: Words,
) -> Result<(), Fault> {
    blocks.push(Block::Heading(say.get("medicines")?));
    let Some(letter) = letter else {
        blocks.push(Block::Note(say.get("medicines-no-letter")?));
        return Ok(());
    };
    let date = say.day(letter.released_on)?;
    let from = [("ward", letter.ward.as_str()), ("date", &date)];
    blocks.push(Block::Note(say.with("medicines-from", &from)?));
    if letter.changes.is_empty() {
        blocks.push(Block::Text(Said::ours(say.get("medicines-none")?)));
    } else {
        let mut rows = Vec::new();
        for medicine in &letter.changes {
            rows.push(row(medicine, &letter.lang, say)?);
        }
        blocks.push(Block::Table(Table {
            columns: vec![
                (say.get("column-medicine")?, 42),
                (say.get("column-change")?, 14),
                (say.get("column-reason")?, 44),
            ],
            rows,
        }));
    }
    if letter.others > 0 {
        let count = letter.others.to_string();
        let others = say.with("medicines-others", &[("count", &count)])?;
        blocks.push(Block::Note(others));
    }
    Ok(())
}

fn row(medicine: &Medicine, lang: &str, say: Words) -> Result<Vec<Said>, Fault> {
    let mut name = vec![medicine.name.to_string()];
    name.extend(medicine.dosage.as_deref().map(str::to_owned));
    if medicine.as_needed {
        name.push(say.get("as-needed")?);
    }
    if let Some(until) = medicine.until {
        name.push(say.with("until", &[("date", &say.day(until)?)])?);
    }
    let change = match medicine.change {
        MedicineChange::New => say.get("change-new")?,
        MedicineChange::Changed => say.get("change-changed")?,
        MedicineChange::Stopped => say.get("change-stopped")?,
        // Not among the changes.
        MedicineChange::Unchanged | MedicineChange::NotStated => String::new(),
    };
    let reason = medicine.reason.as_deref().unwrap_or("–");
    Ok(vec![
        said(&name.join("\n"), lang),
        Said::ours(change),
        said(reason, lang),
    ])
}

fn steps(blocks: &mut Vec<Block>, page: &VisitPage, say: Words) -> Result<(), Fault> {
    let mut items = Vec::new();
    for step in &page.steps {
        items.push(Item {
            words: Said::ours(step.title.clone()),
            below: Some(when_and_who(step, say)?),
        });
    }
    part(blocks, say, "steps", items, "steps-none")
}

fn when_and_who(step: &PageStep, say: Words) -> Result<String, Fault> {
    let when = match step.booked_at {
        Some(at) => say.with("step-booked", &[("when", &say.moment(at)?)])?,
        None => say.with("step-due", &[("date", &say.day(step.due)?)])?,
    };
    let owner = match &step.owner {
        Some(owner) => owner.clone(),
        None => say.get("owner-patient")?,
    };
    say.with("step-owner", &[("when", &when), ("owner", &owner)])
}
