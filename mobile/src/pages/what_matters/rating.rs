//! «Hvordan går det?» in five steps, with a note in own words.

use dioxus::prelude::*;
use shared::{
    id::{self, Id, Patient},
    text::Prose,
    what_matters::{AtEntry, Attainment, NewRating, RateWhatMatters, Rating, WhatMattersList},
};

use super::list::put_back;
use crate::{
    api::{Answer, new_id, use_submit},
    components::{
        ButtonKind, ErrorSummary, Field, FieldError, Status, button, choices, short_words,
        submit_button, text_area,
    },
    draft::use_draft,
    i18n,
    pages::{
        failure_of,
        state::{use_errors, use_flag, use_focus},
    },
    platform, t,
};

const TITLE: &str = "rating";
const LEVEL: &str = "attainment";
const NOTE: &str = "rating-note";
/// The most characters a note holds (`NewRating::note`).
const MOST: usize = 1000;

/// How it has gone (`children`), and a form to say how it goes now.
#[component]
pub fn Ratings(
    patient: Id<Patient>,
    answer: Answer<WhatMattersList>,
    entry: Id<id::WhatMatters>,
    children: Element,
) -> Element {
    let mut open = use_flag(false);
    rsx! {
        section { class: "stack",
            h2 { id: TITLE, tabindex: "-1", {t!("rating-title")} }
            {children}
            if open() {
                RatingForm {
                    patient,
                    answer,
                    entry,
                    ondone: move |()| {
                        open.set(false);
                        platform::focus(TITLE);
                    },
                }
            } else {
                div { class: "row",
                    {button(ButtonKind::Ordinary, t!("rating-open"), move |()| open.set(true))}
                }
            }
        }
    }
}

/// How it has gone.
pub(super) fn ratings_so_far(ratings: &[Rating]) -> Element {
    if ratings.is_empty() {
        return rsx! {
            p { {t!("rating-none")} }
        };
    }
    rsx! {
        ul { class: "plain-list stack stack-tight",
            for rating in ratings.iter().rev() {
                li { key: "{rating.id}", class: "stack stack-tight",
                    p { class: "row",
                        strong { {i18n::named("attainment", &rating.attainment)} }
                        span { class: "meta", {short_words(rating.at)} }
                    }
                    if let Some(note) = &rating.note {
                        p { class: "note", {&**note} }
                    }
                }
            }
        }
    }
}

#[component]
fn RatingForm(
    patient: Id<Patient>,
    answer: Answer<WhatMattersList>,
    entry: Id<id::WhatMatters>,
    ondone: EventHandler<()>,
) -> Element {
    use_focus(LEVEL);
    let mut chosen = use_signal(|| None::<String>);
    let note = use_draft(|| format!("rating-{entry}"), String::new);
    let rating = use_hook(|| CopyValue::new(new_id()));
    let (mut errors, mut attempt) = use_errors();
    let submit = use_submit();
    let status = use_context::<Status>();
    let options: Vec<_> = Attainment::ALL
        .iter()
        .rev()
        .map(|level| (i18n::api_name(level), i18n::named("attainment", level)))
        .collect();
    let press = move |event: FormEvent| {
        event.prevent_default();
        match checked(chosen.peek().as_deref(), &note.text()) {
            Ok((attainment, words)) => {
                errors.set(Vec::new());
                let body = NewRating {
                    id: *rating.peek(),
                    attainment,
                    note: words,
                };
                let at = AtEntry { patient, entry };
                submit.send::<RateWhatMatters>(at, body, move |changed| {
                    note.settle(String::new());
                    status.say(t!("rating-saved"));
                    put_back(answer, changed);
                    ondone.call(());
                });
            }
            Err(found) => {
                errors.set(found);
                attempt += 1;
            }
        }
    };
    rsx! {
        form { class: "form card", novalidate: true, onsubmit: press,
            ErrorSummary { errors: errors(), attempt: attempt() }
            {choices(&options, Field {
                id: LEVEL,
                label: t!("rating-question"),
                hint: None,
                value: chosen().unwrap_or_default(),
                problem: FieldError::of(&errors.read(), LEVEL),
                oninput: Box::new(move |level| chosen.set(Some(level))),
            })}
            {text_area(MOST, 3, None, Field {
                id: NOTE,
                label: t!("rating-note"),
                hint: Some(t!("optional")),
                value: note.text(),
                problem: FieldError::of(&errors.read(), NOTE),
                oninput: note.writer(),
            })}
            {failure_of(submit.failure)}
            div { class: "form-actions",
                {submit_button(*submit.busy.read(), t!("action-save"))}
                {button(ButtonKind::Quiet, t!("action-cancel"), move |()| ondone.call(()))}
            }
        }
    }
}

type Checked = (Attainment, Option<Prose<MOST>>);

fn checked(level: Option<&str>, note: &str) -> Result<Checked, Vec<FieldError>> {
    let level = Attainment::ALL
        .into_iter()
        .find(|other| Some(&*i18n::api_name(other)) == level);
    let note = match note.trim() {
        "" => Ok(None),
        note => Prose::new(note).map(Some),
    };
    match (level, note) {
        (Some(level), Ok(note)) => Ok((level, note)),
        (level, note) => {
            let level = level
                .is_none()
                .then(|| FieldError::new(LEVEL, "missing", Some(t!("rating-question"))));
            let note = note.err().map(|error| {
                let code = FieldError::code_in(&error);
                FieldError::new(NOTE, &code, Some(t!("rating-note")))
            });
            Err(level.into_iter().chain(note).collect())
        }
    }
}
