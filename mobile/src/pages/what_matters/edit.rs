//! Changing the words. If somebody changed them meanwhile, both texts are shown and nothing is lost.

use dioxus::prelude::*;
use shared::{
    id::{self, Id, Patient},
    problem::code,
    text::LanguageTag,
    what_matters::{
        AtEntry, ChangeEntry, ChangeWhatMatters, WhatMattersEntry, WhatMattersList, Words,
    },
};

use super::{
    conflict::Conflict, language::language_of_words, list::put_back, new_entry::MOST, use_matters,
};
use crate::{
    api::{Answer, decode_value, use_submit},
    components::{
        ErrorSummary, Field, FieldError, Status, back_link, link, page_title, sets, submit_button,
        text_area,
    },
    draft::use_draft,
    failure::Failure,
    pages::{
        Given, failure_view, for_patient,
        not_found::NowhereView,
        shown,
        state::{use_errors, use_text},
    },
    route::Route,
    t,
};

const FIELD: &str = "words";

/// The form.
pub fn edit_entry_page(entry: ReadSignal<Id<id::WhatMatters>>) -> Element {
    for_patient(|patient| {
        rsx! {
            {back_link(Route::Entry { entry: entry() }, t!("action-back"))}
            {page_title(t!("what-matters-edit-title"), None)}
            Loaded { patient, entry: entry() }
        }
    })
}

#[component]
fn Loaded(patient: Id<Patient>, entry: Id<id::WhatMatters>) -> Element {
    let answer = use_matters(patient);
    shown(answer, |list| {
        let found = list.entries.iter().find(|other| other.id == entry);
        match found {
            Some(entry) => rsx! {
                EditForm { patient, answer, entry: Given::new(entry.clone()) }
            },
            None => rsx! {
                NowhereView {}
            },
        }
    })
}

/// The entry as it is now, when the service said that it has changed meanwhile.
fn theirs(failure: &Option<Failure>) -> Option<WhatMattersEntry> {
    match failure {
        Some(Failure::Problem(problem)) if problem.code == code::CHANGED_MEANWHILE => {
            decode_value(problem.current.as_ref()?)
        }
        _ => None,
    }
}

#[component]
fn EditForm(
    patient: Id<Patient>,
    answer: Answer<WhatMattersList>,
    entry: Given<WhatMattersEntry>,
) -> Element {
    let id = entry.id;
    let (text, version, words_lang) = (entry.text.clone(), entry.version, entry.lang.clone());
    let draft = use_draft(|| format!("what-matters-{id}"), || text.clone());
    // The version that the draft began from: what was changed meanwhile is then found by the service.
    let from = use_draft(
        || format!("what-matters-{id}-version"),
        || version.to_string(),
    );
    let lang = use_text(&|| words_lang.clone());
    let (mut errors, mut attempt) = use_errors();
    let mut submit = use_submit();
    let status = use_context::<Status>();
    let navigator = use_navigator();

    let leave = move |changed: WhatMattersEntry| {
        draft.settle(changed.text.clone());
        from.settle(changed.version.to_string());
        put_back(answer, changed);
        navigator.push(Route::Entry { entry: id });
    };
    let mut save = move || match (Words::new(&draft.text()), LanguageTag::new(&lang.peek())) {
        (Ok(text), Ok(lang)) => {
            errors.set(Vec::new());
            let version = from.text().parse().unwrap_or(version);
            let at = AtEntry { patient, entry: id };
            let body = ChangeEntry {
                version,
                text,
                lang,
            };
            submit.send::<ChangeWhatMatters>(at, body, move |changed| {
                status.say_on_next_page(t!("state-saved"));
                leave(changed);
            });
        }
        (words, _) => {
            let code = words.err().map(|error| FieldError::code_in(&error));
            let code = code.unwrap_or_else(|| "invalid_language".to_owned());
            errors.set(vec![FieldError::new(FIELD, &code, None)]);
            attempt += 1;
        }
    };
    let failure = submit.failure.read().clone();
    let changed = theirs(&failure);
    let other_failure = failure.filter(|_| changed.is_none());
    rsx! {
        form {
            class: "form",
            novalidate: true,
            onsubmit: move |event| {
                event.prevent_default();
                save();
            },
            ErrorSummary { errors: errors(), attempt: attempt() }
            if let Some(theirs) = changed {
                Conflict {
                    theirs: Given::new(theirs.clone()),
                    onkeep_theirs: {
                        let theirs = theirs.clone();
                        move |()| leave(theirs.clone())
                    },
                    onuse_mine: move |()| {
                        from.write(theirs.version.to_string());
                        submit.failure.set(None);
                        save();
                    },
                }
            }
            {text_area(MOST, 6, Some(&lang()), Field {
                id: FIELD,
                label: t!("what-matters-edit-label"),
                hint: Some(t!("what-matters-edit-hint")),
                value: draft.text(),
                problem: FieldError::of(&errors.read(), FIELD),
                oninput: Box::new(move |text| {
                    from.write(from.text());
                    draft.write(text);
                }),
            })}
            if draft.was_restored() {
                p { class: "meta", {t!("state-draft-restored")} }
            }
            {language_of_words(lang(), sets(lang))}
            if let Some(failure) = other_failure {
                {failure_view(&failure)}
            }
            div { class: "form-actions",
                {submit_button(*submit.busy.read(), t!("action-save"))}
                {link("button button-quiet", Route::Entry { entry: id }, rsx! { {t!("action-cancel")} })}
            }
        }
    }
}
