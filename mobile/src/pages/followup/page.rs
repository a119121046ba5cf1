//! The page for the GP as it is read on a screen: the same for everybody who may read it.

use dioxus::prelude::*;
use shared::{
    gp_visits::{NoteBy, PageLetter, PageNote, PageStep, VisitNoteKind, VisitPage},
    what_matters::SaidBy,
};

use super::before::visit_words;
use crate::{
    components::{long_words, moment_words, own_words},
    date, i18n,
    pages::letters::table_of,
    t,
};

/// The page, below its title.
pub(super) fn visit_page(page: &VisitPage) -> Element {
    let born = date::short(&i18n::texts(), page.today, page.birth_date);
    let observations = page
        .notes
        .iter()
        .any(|note| note.kind == VisitNoteKind::Observation);
    rsx! {
        div { class: "letter visit-page",
            section {
                p { class: "lead",
                    strong { "{page.given_name} {page.family_name}" }
                }
                p { {t!("page-born", date: born)} }
                if let Some(visit) = &page.visit {
                    p { {visit_words(visit)} }
                }
                p { class: "meta", {t!("page-as-of", date: long_words(page.today))} }
            }
            {matters(page)}
            {notes(page, VisitNoteKind::Question, None)}
            if observations {
                for by in [NoteBy::Patient, NoteBy::Relative, NoteBy::Staff] {
                    {notes(page, VisitNoteKind::Observation, Some(by))}
                }
            } else {
                section {
                    h2 { {t!("notes-observation")} }
                    p { class: "meta", {t!("page-no-observations")} }
                }
            }
            {medicines(page.letter.as_ref())}
            {steps(&page.steps)}
        }
    }
}

fn matters(page: &VisitPage) -> Element {
    rsx! {
        section {
            h2 { {t!("page-matters")} }
            if page.what_matters.is_empty() {
                p { class: "meta", {t!("page-nothing")} }
            }
            ul { class: "plain-list stack stack-tight",
                for (index , matter) in page.what_matters.iter().enumerate() {
                    li { key: "{index}",
                        {own_words(&matter.text, &matter.lang)}
                        if matter.said_by != SaidBy::Patient {
                            p { class: "meta", {i18n::named("said-by", &matter.said_by)} }
                        }
                    }
                }
            }
        }
    }
}

/// Questions, or the observations of some.
fn notes(page: &VisitPage, kind: VisitNoteKind, by: Option<NoteBy>) -> Element {
    let chosen: Vec<&PageNote> = page
        .notes
        .iter()
        .filter(|note| note.kind == kind && by.is_none_or(|by| note.by == by))
        .collect();
    let title = match by {
        Some(by) => i18n::named("page-observations", &by),
        None => i18n::named("notes", &kind),
    };
    if chosen.is_empty() && by.is_some() {
        return rsx! {};
    }
    rsx! {
        section {
            h2 { {title} }
            if chosen.is_empty() {
                p { class: "meta", {t!("page-no-questions")} }
            }
            ul { class: "plain-list stack stack-tight",
                for (index , note) in chosen.into_iter().enumerate() {
                    li { key: "{index}",
                        {own_words(&note.text, &note.lang)}
                        p { class: "meta", {written(page, note)} }
                    }
                }
            }
        }
    }
}

fn written(page: &VisitPage, note: &PageNote) -> String {
    let relation = note.relation.as_ref();
    let beside = relation
        .map(|relation| i18n::named("relation", relation))
        .or_else(|| note.unit_name.clone());
    let who = match beside {
        Some(beside) => format!("{}, {beside}", note.name),
        None => note.name.clone(),
    };
    let date = date::short(&i18n::texts(), page.today, note.on);
    t!("note-by", who: who, date: date)
}

fn medicines(letter: Option<&PageLetter>) -> Element {
    let Some(letter) = letter else {
        return rsx! {
            section {
                h2 { {t!("page-medicines")} }
                p { class: "meta", {t!("page-no-letter")} }
            }
        };
    };
    rsx! {
        section {
            h2 { id: "medicines-title", {t!("page-medicines")} }
            p { class: "meta", {t!("page-from-letter", ward: &*letter.ward, date: long_words(letter.released_on))} }
            if letter.changes.is_empty() {
                p { {t!("page-no-changes")} }
            } else {
                {table_of(&letter.changes, &letter.lang)}
            }
            if letter.others > 0 {
                p { class: "meta", {t!("page-other-medicines", count: letter.others)} }
            }
        }
    }
}

fn steps(steps: &[PageStep]) -> Element {
    rsx! {
        section {
            h2 { {t!("page-steps")} }
            if steps.is_empty() {
                p { class: "meta", {t!("page-no-steps")} }
            }
            ul { class: "plain-list stack stack-tight",
                for (index , step) in steps.iter().enumerate() {
                    li { key: "{index}",
                        p { strong { {&*step.title} } }
                        p { class: "meta", {when(step)} }
                    }
                }
            }
        }
    }
}

fn when(step: &PageStep) -> String {
    let owner = step
        .owner
        .clone()
        .unwrap_or_else(|| t!("page-owner-patient"));
    match step.booked_at {
        Some(at) => t!("page-step-booked", when: moment_words(at), owner: owner),
        None => t!("page-step-due", date: long_words(step.due), owner: owner),
    }
}
