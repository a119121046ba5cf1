//! Writing something that matters. The question is open; three quiet examples begin a text.

use dioxus::prelude::*;
use shared::{
    id::{Id, Patient},
    patients::AtPatient,
    text::LanguageTag,
    what_matters::{NewEntry, Words, WriteWhatMatters},
};

use super::language::{LanguageOfWords, app_language};
use crate::{
    api::{new_id, use_submit},
    components::{
        BackLink, Button, ButtonKind, ErrorSummary, FieldError, Notice, PageTitle, Status, TextArea,
    },
    draft::use_draft,
    pages::{FailureView, for_patient},
    platform,
    route::Route,
    t,
};

const FIELD: &str = "words";
/// The most characters an entry holds (`shared::what_matters::Words`).
pub(super) const MOST: usize = 4000;

/// The form.
pub fn new_entry_page() -> Element {
    for_patient(|patient| {
        rsx! {
            BackLink { to: Route::WhatMatters {}, text: t!("nav-what-matters") }
            PageTitle { title: t!("what-matters-new-title") }
            NewEntryForm { patient }
        }
    })
}

#[component]
fn NewEntryForm(patient: Id<Patient>) -> Element {
    let draft = use_draft(|| "what-matters-new".to_owned(), String::new);
    let entry = use_hook(|| CopyValue::new(new_id()));
    let mut lang = use_signal(app_language);
    let mut errors = use_signal(Vec::new);
    let mut attempt = use_signal(|| 0);
    let submit = use_submit();
    let status = use_context::<Status>();
    let navigator = use_navigator();
    let press = move |event: FormEvent| {
        event.prevent_default();
        let words = Words::new(&draft.text());
        match (words, LanguageTag::new(&lang.peek())) {
            (Ok(text), Ok(lang)) => {
                errors.set(Vec::new());
                let id = *entry.peek();
                let body = NewEntry { id, text, lang };
                submit.send::<WriteWhatMatters>(AtPatient { patient }, body, move |_| {
                    draft.settle(String::new());
                    status.say_on_next_page(t!("state-saved"));
                    navigator.push(Route::WhatMatters {});
                });
            }
            (words, _) => {
                let code = words.err().map(|error| FieldError::code_in(&error));
                let code = code.unwrap_or_else(|| "invalid_language".to_owned());
                errors.set(vec![FieldError::new(FIELD, &code, None)]);
                attempt += 1;
            }
        }
    };
    rsx! {
        form { class: "form", novalidate: true, onsubmit: press,
            ErrorSummary { errors: errors(), attempt: attempt() }
            TextArea {
                id: FIELD,
                label: t!("what-matters-question"),
                hint: t!("what-matters-question-hint"),
                value: draft.text(),
                oninput: move |text| draft.write(text),
                problem: FieldError::of(&errors.read(), FIELD),
                most: MOST,
                rows: 6,
                lang: lang(),
            }
            if draft.was_restored() {
                p { class: "meta", {t!("state-draft-restored")} }
            }
            Examples {
                onchoose: move |start: String| {
                    let before = draft.text();
                    let before = before.trim_end();
                    let text = if before.is_empty() { start } else { format!("{before}\n{start}") };
                    draft.write(text);
                    platform::focus(FIELD);
                },
            }
            LanguageOfWords { lang: lang(), onchoose: move |tag| lang.set(tag) }
            Notice {
                p { {t!("emergency-not-a-channel")} }
            }
            if let Some(failure) = submit.failure.read().clone() {
                FailureView { failure }
            }
            div { class: "form-actions",
                Button { kind: ButtonKind::Primary, submit: true, busy: *submit.busy.read(), {t!("action-save")} }
                Link { class: "button button-quiet", to: Route::WhatMatters {}, {t!("action-cancel")} }
            }
        }
    }
}

/// Ways to begin; tapping one writes it into the field.
#[component]
fn Examples(onchoose: EventHandler<String>) -> Element {
    let examples = [
        t!("what-matters-example-1"),
        t!("what-matters-example-2"),
        t!("what-matters-example-3"),
    ];
    rsx! {
        div { class: "stack stack-tight examples", role: "group", aria_label: t!("what-matters-examples"),
            p { class: "meta", {t!("what-matters-examples")} }
            for example in examples {
                button {
                    key: "{example}",
                    class: "choice",
                    r#type: "button",
                    onclick: {
                        let start = format!("{} ", example.trim_end_matches(" …"));
                        move |_| onchoose.call(start.clone())
                    },
                    {example.clone()}
                }
            }
        }
    }
}
