//! Proving who one is: the link, and one fact that is known of the person asked.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    invitations::{
        InvitationContent, InvitationCover, InvitationProof, KnownFact, ProveInvitation,
    },
};

use super::Secret;
use crate::{
    api::use_submit,
    components::{
        ErrorSummary, Field, FieldError, Input, long_words, page_title, sets, submit_button,
        text_field_of,
    },
    pages::{
        Given, failure_view,
        patients::work::Check,
        state::{use_errors, use_text},
    },
    t,
};

const FACT: &str = "invitation-fact";

/// The form.
#[component]
pub(super) fn Proof(
    token: Secret,
    cover: Given<InvitationCover>,
    onwrong: EventHandler<()>,
    onproven: EventHandler<(InvitationContent, String)>,
) -> Element {
    let fact = use_text(&String::new);
    let submit = use_submit();
    let (mut errors, mut attempt) = use_errors();
    // How many tries are left, or that there is none, the cover tells.
    use_effect(move || {
        if submit.failure.read().is_some() {
            attempt += 1;
            onwrong.call(());
        }
    });
    let (label, hint, short) = match cover.fact {
        KnownFact::BirthYear => (t!("fact-year"), t!("fact-year-hint"), 4),
        KnownFact::PhoneLastFour => (t!("fact-phone"), t!("fact-phone-hint"), 4),
    };
    let press = {
        let label = label.clone();
        move |event: FormEvent| {
            event.prevent_default();
            let mut wrong = Check::default();
            let said = wrong.line::<20>(FACT, label.clone(), &fact.peek());
            errors.set(wrong.wrong());
            submit.forget_failure();
            let Some(said) = said else {
                attempt += 1;
                return;
            };
            let kept = said.to_string();
            let body = InvitationProof {
                token: token.0.clone(),
                fact: said,
            };
            submit.send::<ProveInvitation>(Nothing {}, body, move |content| {
                onproven.call((content, kept));
            });
        }
    };
    let failure = submit.failure.read().clone();
    let mut all = errors();
    if let Some(failure) = &failure {
        all.extend(FieldError::from_failure(
            failure,
            &[("fact", FACT, label.clone())],
        ));
    }
    let few = cover.tries_left < shared::invitations::WRONG_FACTS;
    let until = shared::date::oslo_day(cover.until);
    rsx! {
        {page_title(t!("invitation-by", name: &*cover.given_name), None)}
        p { {t!("invitation-lead", name: &*cover.given_name)} }
        p { {t!("invitation-not-seen", name: &*cover.given_name)} }
        form { class: "form", novalidate: true, onsubmit: press,
            ErrorSummary { errors: all.clone(), attempt: attempt() }
            div { class: "field-short",
                {text_field_of(
                    Input {
                        autocomplete: Some("off"),
                        max: Some(short.to_string()),
                        ..Input::default()
                    },
                    Field {
                        id: FACT,
                        label,
                        hint: Some(hint),
                        value: fact(),
                        problem: FieldError::of(&all, FACT),
                        oninput: sets(fact),
                    },
                )}
            }
            if few {
                p { role: "status", {t!("fact-tries", count: cover.tries_left)} }
            }
            if let Some(failure) = failure.filter(|failure| failure.fields().is_empty()) {
                {failure_view(&failure)}
            }
            div { class: "form-actions",
                {submit_button(*submit.busy.read(), t!("action-next"))}
            }
        }
        p { class: "meta", {t!("invitation-until", date: long_words(until))} }
    }
}
