//! One item: what is asked, the answer, a note, and what stands beside.

use dioxus::prelude::*;
use shared::checklists::template::{AnswerFormat, TemplateItem};

use super::{
    attainment::attainment, beside, inputs, medicines::Medicines, proposed::Proposed, read, words,
    work::Work,
};
use crate::{
    components::{ButtonKind, Field, FieldError, button, text_area, warning},
    pages::Given,
    t,
};

/// The most characters words and notes hold.
const MOST: usize = 4000;

/// An item being answered.
#[component]
pub(super) fn Item(work: Work, item: Given<TemplateItem>) -> Element {
    let id = format!("item-{}", item.key);
    let written = work.written(&item.key);
    let wrong = work.wrong.read();
    let wrong = wrong.iter().find(|(key, _)| *key == item.key);
    let problem = wrong.map(|(_, code)| code.clone());
    let field = inputs::About {
        work,
        item: item.clone(),
        id: id.clone(),
        problem,
    };
    let proposes = work
        .answer
        .value
        .read()
        .as_ref()
        .is_some_and(|checklist| checklist.proposed.iter().any(|step| step.item == item.key));
    rsx! {
        div { class: "item stack stack-tight",
            match &item.format {
                AnswerFormat::YesNo {} => inputs::yes_no(&field, &written.value),
                AnswerFormat::Choice { options } => inputs::choice(&field, options, &written.value),
                AnswerFormat::Number { unit, .. } => inputs::number(&field, unit, &written.value),
                AnswerFormat::Text {} => inputs::text(&field, MOST, &written.value),
                AnswerFormat::Attainment {} => attainment(&field, &written.value),
                AnswerFormat::Medicines {} => rsx! {
                    Medicines { work, item: item.clone(), id: id.clone() }
                },
            }
            {collided(work, &item)}
            if proposes {
                Proposed { work, item: item.key.clone() }
            }
            {note(&field, &written.note)}
        }
    }
}

/// A note, folded until somebody writes one.
fn note(field: &inputs::About, note: &str) -> Element {
    // Words need no words beside them.
    if matches!(field.item.format, AnswerFormat::Text {}) {
        return rsx! {};
    }
    let (work, item) = (field.work, field.item.key.clone());
    let leave = item.clone();
    let id = format!("{}-note", field.id);
    rsx! {
        details { open: !note.is_empty(),
            summary { {t!("checklists-note")} }
            div { onfocusout: move |_| work.write(&leave, true, |_| {}),
                {text_area(MOST, 2, None, Field {
                    id: &id,
                    label: t!("checklists-note-to", item: words(&field.item.text)),
                    hint: None,
                    value: note.to_owned(),
                    problem: FieldError::of(&[], &id),
                    oninput: Box::new(move |text| work.write(&item, false, |written| written.note = text)),
                })}
            }
        }
    }
}

/// Somebody else answered meanwhile: both answers, and whose counts.
fn collided(work: Work, item: &Given<TemplateItem>) -> Element {
    if work.collided().as_ref() != Some(&item.key) {
        return rsx! {};
    }
    let checklist = work.answer.value.read();
    let theirs = checklist.as_ref().and_then(|checklist| {
        let mut answers = checklist.answers.iter();
        answers.find(|answer| answer.item == item.key)
    });
    let (mine, give_up) = (item.key.clone(), item.key.clone());
    warning(rsx! {
        if let Some(theirs) = theirs {
            p { {t!("checklists-meanwhile", name: &*theirs.author.name)} }
            {read::value(item, theirs.value.as_ref(), checklist.as_ref().map_or(&[], |all| &all.what_matters))}
            if let Some(note) = &theirs.note {
                p { class: "note", {&**note} }
            }
        }
        div { class: "actions",
            {button(ButtonKind::Ordinary, t!("checklists-keep-mine"), move |()| work.settle(&mine, true))}
            {button(ButtonKind::Quiet, t!("checklists-keep-theirs"), move |()| work.settle(&give_up, false))}
        }
    })
}

/// What helps to answer, and what was answered before.
pub(super) fn hint(field: &inputs::About) -> Option<String> {
    let help = field.item.help.as_ref().map(words);
    let checklist = field.work.answer.value.read();
    let beside = checklist
        .as_ref()
        .and_then(|checklist| beside::answered_before(checklist, &field.item));
    match (help, beside) {
        (Some(help), Some(beside)) => Some(format!("{help} {beside}")),
        (help, beside) => help.or(beside),
    }
}
