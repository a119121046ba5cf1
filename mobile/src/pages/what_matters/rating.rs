//! «Hvordan går det?» in five steps, with a note in own words.

use dioxus::prelude::*;
use shared::{
    id::{Id, Patient},
    text::Prose,
    what_matters::{
        AtEntry, Attainment, NewRating, RateWhatMatters, Rating, WhatMattersEntry, WhatMattersList,
    },
};

use super::list::put_back;
use crate::{
    api::{Answer, new_id, use_submit},
    components::{
        Button, ButtonKind, Choices, ErrorSummary, FieldError, Status, TextArea, short_words,
    },
    draft::use_draft,
    i18n,
    pages::FailureView,
    platform, t,
};

const TITLE: &str = "rating";
const LEVEL: &str = "attainment";
const NOTE: &str = "rating-note";
/// The most characters a note holds (`NewRating::note`).
const MOST: usize = 1000;

/// How it has gone, and a form to say how it goes now.
#[component]
pub fn Ratings(
    patient: Id<Patient>,
    answer: Answer<WhatMattersList>,
    entry: WhatMattersEntry,
) -> Element {
    let mut open = use_signal(|| false);
    rsx! {
        section { class: "stack",
            h2 { id: TITLE, tabindex: "-1", {t!("rating-title")} }
            RatingsSoFar { ratings: entry.ratings.clone() }
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
                    Button { onclick: move |()| open.set(true), {t!("rating-open")} }
                }
            }
        }
    }
}

#[component]
fn RatingsSoFar(ratings: Vec<Rating>) -> Element {
    if ratings.is_empty() {
        return rsx! {
            p { {t!("rating-none")} }
        };
    }
    rsx! {
        ul { class: "plain-list stack stack-tight",
            for rating in ratings.into_iter().rev() {
                li { key: "{rating.id}", class: "stack stack-tight",
                    p { class: "row",
                        strong { {i18n::named("attainment", &rating.attainment)} }
                        span { class: "meta", {short_words(rating.at)} }
                    }
                    if let Some(note) = rating.note {
                        p { class: "note", {note} }
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
    entry: WhatMattersEntry,
    ondone: EventHandler<()>,
) -> Element {
    use_effect(|| platform::focus(LEVEL));
    let entry = entry.id;
    let mut chosen = use_signal(|| None::<String>);
    let note = use_draft(|| format!("rating-{entry}"), String::new);
    let rating = use_hook(|| CopyValue::new(new_id()));
    let mut errors = use_signal(Vec::new);
    let mut attempt = use_signal(|| 0);
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
            Choices {
                id: LEVEL,
                legend: t!("rating-question"),
                options,
                chosen: chosen(),
                onchoose: move |level| chosen.set(Some(level)),
                problem: FieldError::of(&errors.read(), LEVEL),
            }
            TextArea {
                id: NOTE,
                label: t!("rating-note"),
                hint: t!("optional"),
                value: note.text(),
                oninput: move |text| note.write(text),
                problem: FieldError::of(&errors.read(), NOTE),
                most: MOST,
                rows: 3,
            }
            if let Some(failure) = submit.failure.read().clone() {
                FailureView { failure }
            }
            div { class: "form-actions",
                Button { kind: ButtonKind::Primary, submit: true, busy: *submit.busy.read(), {t!("action-save")} }
                Button { kind: ButtonKind::Quiet, onclick: ondone, {t!("action-cancel")} }
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
