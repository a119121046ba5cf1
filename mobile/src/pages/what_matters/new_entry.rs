//! Writing something that matters. The question is open; three quiet examples begin a text.

use dioxus::prelude::*;
use shared::{
    id::{Id, Patient},
    patients::AtPatient,
    text::LanguageTag,
    what_matters::{NewEntry, Words, WriteWhatMatters},
};

use super::language::{app_language, language_of_words};
use crate::{
    api::{new_id, use_submit},
    components::{
        ErrorSummary, Field, FieldError, Status, back_link, link, notice, page_title, sets,
        submit_button, text_area,
    },
    draft::{Draft, use_draft},
    pages::{
        failure_of, for_patient,
        state::{use_errors, use_text},
    },
    platform,
    route::Route,
    t,
};

const FIELD: &str = "words";
/// The most characters an entry holds (`shared::what_matters::Words`).
pub(in crate::pages) const MOST: usize = 4000;

/// The form.
pub fn new_entry_page() -> Element {
    for_patient(|patient| {
        rsx! {
            {back_link(Route::WhatMatters {}, t!("nav-what-matters"))}
            {page_title(t!("what-matters-new-title"), None)}
            NewEntryForm { patient }
        }
    })
}

#[component]
fn NewEntryForm(patient: Id<Patient>) -> Element {
    let draft = use_draft(|| "what-matters-new".to_owned(), String::new);
    let entry = use_hook(|| CopyValue::new(new_id()));
    let lang = use_text(&app_language);
    let (mut errors, mut attempt) = use_errors();
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
            {text_area(MOST, 6, Some(&lang()), Field {
                id: FIELD,
                label: t!("what-matters-question"),
                hint: Some(t!("what-matters-question-hint")),
                value: draft.text(),
                problem: FieldError::of(&errors.read(), FIELD),
                oninput: draft.writer(),
            })}
            if draft.was_restored() {
                p { class: "meta", {t!("state-draft-restored")} }
            }
            {examples(draft)}
            {language_of_words(lang(), sets(lang))}
            {notice(rsx! { p { {t!("emergency-not-a-channel")} } })}
            {failure_of(submit.failure)}
            div { class: "form-actions",
                {submit_button(*submit.busy.read(), t!("action-save"))}
                {link("button button-quiet", Route::WhatMatters {}, rsx! { {t!("action-cancel")} })}
            }
        }
    }
}

fn begin_with(draft: Draft, start: &str) {
    let before = draft.text();
    let before = before.trim_end();
    draft.write(if before.is_empty() {
        start.to_owned()
    } else {
        format!("{before}\n{start}")
    });
    platform::focus(FIELD);
}

/// Ways to begin; tapping one writes it into the field.
fn examples(draft: Draft) -> Element {
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
                        move |_| begin_with(draft, &start)
                    },
                    {example.clone()}
                }
            }
        }
    }
}
