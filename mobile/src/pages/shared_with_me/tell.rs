//! Saying something as a related person: what matters to the patient as one sees it, something one saw, a
//! question. One way: the one who says it is told that it was received.

use dioxus::prelude::*;
use shared::{
    id::{Id, Patient},
    patients::AtPatient,
    sharing::{Contribute, ContributionKind, NewContribution, Shared},
    text::LanguageTag,
    what_matters::Words,
};

use crate::{
    api::{Answer, new_id, use_submit},
    components::{
        ErrorSummary, Field, FieldError, Status, back_link, choices, emergency_links, link, notice,
        page_title, sets, submit_button, text_area,
    },
    draft::use_draft,
    i18n,
    pages::{
        failure_of,
        state::{use_errors, use_text},
        what_matters::{MOST, app_language, language_of_words},
    },
    route::{AtShared, Route},
    t,
};

const WORDS: &str = "words";
const KIND: &str = "kind";

/// The form; `writes` what matters to the patient.
#[component]
pub(super) fn Tell(
    patient: Id<Patient>,
    name: String,
    writes: bool,
    answer: Answer<Shared>,
) -> Element {
    let form = if writes { "write" } else { "tell" };
    let draft = use_draft(|| format!("shared-{form}-{patient}"), String::new);
    let id = use_hook(|| CopyValue::new(new_id()));
    let kind = use_text(&String::new);
    let lang = use_text(&app_language);
    let (mut errors, mut attempt) = use_errors();
    let submit = use_submit();
    let status = use_context::<Status>();
    let navigator = use_navigator();
    let home = Route::Shared {
        patient,
        at: AtShared::Home,
    };
    let to = home.clone();
    let press = move |event: FormEvent| {
        event.prevent_default();
        let chosen = chosen_kind(writes, &kind.peek());
        match (
            chosen,
            Words::new(&draft.text()),
            LanguageTag::new(&lang.peek()),
        ) {
            (Some(kind), Ok(text), Ok(lang)) => {
                errors.set(Vec::new());
                let id = *id.peek();
                let to = to.clone();
                let body = NewContribution {
                    id,
                    kind,
                    text,
                    lang,
                };
                submit.send::<Contribute>(AtPatient { patient }, body, move |said| {
                    draft.settle(String::new());
                    answer.change(|shared| shared.contributions.insert(0, said));
                    status.say_on_next_page(t!("tell-sent"));
                    navigator.push(to);
                });
            }
            (chosen, words, _) => {
                let kind = chosen
                    .is_none()
                    .then(|| FieldError::new(KIND, "missing", Some(t!("tell-kind"))));
                let words = words.err().map(|error| {
                    FieldError::new(WORDS, &FieldError::code_in(&error), Some(label(writes)))
                });
                errors.set(kind.into_iter().chain(words).collect());
                attempt += 1;
            }
        }
    };
    let title = if writes {
        t!("shared-write", name: &*name)
    } else {
        t!("shared-tell")
    };
    rsx! {
        {back_link(home.clone(), t!("shared-title", name: &*name))}
        {page_title(title, None)}
        {notice(rsx! {
            p { {t!("tell-emergency")} }
            p { {t!("tell-who-reads", name: &*name)} }
        })}
        form { class: "form", novalidate: true, onsubmit: press,
            ErrorSummary { errors: errors(), attempt: attempt() }
            if !writes {
                {kind_choice(kind, &errors.read())}
            }
            {text_area(MOST, 6, Some(&lang()), Field {
                id: WORDS,
                label: label(writes),
                hint: Some(if writes { t!("write-hint", name: &*name) } else { t!("tell-hint") }),
                value: draft.text(),
                problem: FieldError::of(&errors.read(), WORDS),
                oninput: draft.writer(),
            })}
            if draft.was_restored() {
                p { class: "meta", {t!("state-draft-restored")} }
            }
            {language_of_words(lang(), sets(lang))}
            {failure_of(submit.failure)}
            div { class: "form-actions",
                {submit_button(*submit.busy.read(), t!("action-send"))}
                {link("button button-quiet", home, rsx! { {t!("action-cancel")} })}
            }
        }
        {emergency_links()}
    }
}

fn label(writes: bool) -> String {
    if writes {
        t!("write-label")
    } else {
        t!("tell-label")
    }
}

const TOLD: [ContributionKind; 2] = [ContributionKind::Observation, ContributionKind::Question];

fn chosen_kind(writes: bool, chosen: &str) -> Option<ContributionKind> {
    if writes {
        return Some(ContributionKind::WhatMatters);
    }
    TOLD.into_iter().find(|kind| i18n::api_name(kind) == chosen)
}

fn kind_choice(kind: Signal<String>, errors: &[FieldError]) -> Element {
    let options = TOLD.map(|one| (i18n::api_name(&one), i18n::named("tell-kind", &one)));
    choices(
        &options,
        Field {
            id: KIND,
            label: t!("tell-kind"),
            hint: None,
            value: kind(),
            problem: FieldError::of(errors, KIND),
            oninput: sets(kind),
        },
    )
}
