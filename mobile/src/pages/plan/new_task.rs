//! A new own task.

use chrono::NaiveDate;
use dioxus::prelude::*;
use shared::{
    id::{Id, Patient},
    patients::AtPatient,
    plan::{AddOwnTask, NewOwnTask},
    text::Line,
    what_matters::{EntryStatus, WhatMattersEntry},
};

use crate::{
    api::{new_id, use_submit},
    components::{
        ErrorSummary, Field, FieldError, Status, Tick, back_link, date_field, link, page_title,
        submit_button, text_field, tick_boxes, today,
    },
    draft::use_draft,
    pages::{failure_view, for_patient, state::use_errors, what_matters::use_matters},
    route::Route,
    t,
};

const TITLE: &str = "task-title";
const DUE: &str = "task-due";
const SERVES: &str = "task-serves";

/// The page.
pub fn new_task_page() -> Element {
    for_patient(|patient| {
        rsx! {
            {back_link(Route::Plan {}, t!("nav-plan"))}
            {page_title(t!("task-new-title"), None)}
            TaskForm { patient }
        }
    })
}

fn labels() -> [(&'static str, &'static str, String); 2] {
    [
        ("title", TITLE, t!("task-title")),
        ("due", DUE, t!("task-due")),
    ]
}

fn checked(title: &str, due: &str) -> Result<(Line<200>, NaiveDate), Vec<FieldError>> {
    match (Line::new(title), due.parse()) {
        (Ok(title), Ok(due)) => Ok((title, due)),
        (title, due) => {
            let title = title.err().map(|error| {
                let code = FieldError::code_in(&error);
                FieldError::new(TITLE, &code, Some(t!("task-title")))
            });
            let due = due.err();
            let due = due.map(|_| FieldError::new(DUE, "missing", Some(t!("task-due"))));
            Err(title.into_iter().chain(due).collect())
        }
    }
}

#[component]
fn TaskForm(patient: Id<Patient>) -> Element {
    let matters = use_matters(patient);
    let title = use_draft(|| TITLE.to_owned(), String::new);
    let due = use_draft(|| DUE.to_owned(), || today().to_string());
    let mut serves = use_signal(Vec::<String>::new);
    let task = use_hook(|| CopyValue::new(new_id()));
    let (mut errors, mut attempt) = use_errors();
    let submit = use_submit();
    let status = use_context::<Status>();
    let navigator = use_navigator();
    let press = move |event: FormEvent| {
        event.prevent_default();
        match checked(&title.text(), &due.text()) {
            Ok((what, by)) => {
                errors.set(Vec::new());
                let body = NewOwnTask {
                    id: *task.peek(),
                    title: what,
                    due: by,
                    serves: serves
                        .peek()
                        .iter()
                        .filter_map(|id| id.parse().ok())
                        .collect(),
                };
                submit.send::<AddOwnTask>(AtPatient { patient }, body, move |_| {
                    title.settle(String::new());
                    due.settle(today().to_string());
                    status.say_on_next_page(t!("state-saved"));
                    navigator.push(Route::Plan {});
                });
            }
            Err(found) => {
                errors.set(found);
                attempt += 1;
            }
        }
    };
    let failure = submit.failure.read().clone();
    let mut all = errors();
    if let Some(failure) = &failure {
        all.extend(FieldError::from_failure(failure, &labels()));
    }
    let active: Vec<_> = matters
        .value
        .read()
        .as_ref()
        .map(|list| list.entries.clone())
        .unwrap_or_default()
        .into_iter()
        .filter(|entry| entry.status == EntryStatus::Active)
        .collect();
    rsx! {
        form { class: "form", novalidate: true, onsubmit: press,
            ErrorSummary { errors: all.clone(), attempt: attempt() }
            {text_field(Field {
                id: TITLE,
                label: t!("task-title"),
                hint: Some(t!("task-title-hint")),
                value: title.text(),
                problem: FieldError::of(&all, TITLE),
                oninput: title.writer(),
            })}
            {date_field((Some(today()), None), Field {
                id: DUE,
                label: t!("task-due"),
                hint: None,
                value: due.text(),
                problem: FieldError::of(&all, DUE),
                oninput: due.writer(),
            })}
            if !active.is_empty() {
                {tick_boxes(
                    SERVES,
                    t!("task-serves"),
                    ticks(&active, &serves.read()),
                    Box::new(move |(id, on): (String, bool)| {
                        serves.write().retain(|other| *other != id);
                        if on {
                            serves.write().push(id);
                        }
                    }),
                )}
            }
            if let Some(failure) = failure {
                {failure_view(&failure)}
            }
            div { class: "form-actions",
                {submit_button(*submit.busy.read(), t!("action-save"))}
                {link("button button-quiet", Route::Plan {}, rsx! { {t!("action-cancel")} })}
            }
        }
    }
}

fn ticks(entries: &[WhatMattersEntry], chosen: &[String]) -> Vec<Tick> {
    let tick = |entry: &WhatMattersEntry| {
        let value = entry.id.to_string();
        Tick {
            ticked: chosen.contains(&value),
            value,
            words: entry.text.clone(),
            lang: Some(entry.lang.clone()),
        }
    };
    entries.iter().map(tick).collect()
}
