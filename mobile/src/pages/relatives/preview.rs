//! «Dette ser Berit»: exactly what would be open, before it is.

use dioxus::prelude::*;
use shared::{
    consents::{NewConsent, Scope},
    related_persons::RelatedPerson,
    sharing::Shared,
};

use super::{Whose, paper::consent_paper};
use crate::{
    components::{day_words, own_words},
    i18n,
    pages::{
        kin::{scope_words, until_words},
        shared_with_me::visit_words,
    },
    t,
};

/// The parts that would be open, with what stands in them now; then what stays closed.
pub(super) fn preview(
    whose: &Whose,
    person: &RelatedPerson,
    consent: &NewConsent,
    seen: &Shared,
) -> Element {
    let name = &*person.given_name;
    let closed: Vec<_> = Scope::ALL
        .into_iter()
        .filter(|scope| !consent.scopes.contains(scope))
        .filter(|scope| {
            let whole = consent.scopes.contains(&Scope::WholeLetters);
            !(whole && *scope == Scope::PatientInformation)
        })
        .collect();
    rsx! {
        section { class: "stack preview",
            h2 { id: "preview", tabindex: "-1", {t!("preview-title", name: name)} }
            p { {t!("preview-until", until: until_words(consent.until))} }
            {Scope::ALL.into_iter().filter(|scope| consent.scopes.contains(scope)).map(|scope| part(scope, seen))}
            if !closed.is_empty() {
                p { {t!("preview-not", name: name, what: scope_words(&closed))} }
            }
        }
        if let Some(staff) = &whose.staff {
            {consent_paper(staff, person, &consent.scopes, consent.until)}
        }
    }
}

fn part(scope: Scope, seen: &Shared) -> Element {
    let lines: Vec<Element> = match scope {
        Scope::Practical => {
            let visits = seen
                .visits
                .iter()
                .map(|visit| rsx! { {visit_words(visit)} });
            let numbers = seen.contacts.iter().map(|unit| {
                // A number that breaks in two is not read as one.
                let phone = unit
                    .phone
                    .as_deref()
                    .unwrap_or_default()
                    .replace(' ', "\u{a0}");
                rsx! { "{unit.name} {phone}" }
            });
            visits.chain(numbers).collect()
        }
        Scope::WhatMatters => {
            let words = seen.what_matters.iter();
            words.map(|one| own_words(&one.text, &one.lang)).collect()
        }
        Scope::Plan => seen
            .steps
            .iter()
            .map(|step| {
                let state = i18n::named("step-state", &step.state);
                rsx! { "{step.title} · {state} · {day_words(step.due)}" }
            })
            .collect(),
        Scope::PatientInformation | Scope::WholeLetters => seen
            .summaries
            .iter()
            .map(|letter| rsx! { {t!("letter-from", ward: &*letter.ward)} })
            .collect(),
    };
    rsx! {
        div { class: "card card-quiet",
            h3 { {i18n::named("scope-long", &scope)} }
            if lines.is_empty() {
                p { class: "meta", {t!("preview-empty")} }
            } else {
                ul { class: "stack stack-tight",
                    for (index , line) in lines.into_iter().enumerate() {
                        li { key: "{index}", {line} }
                    }
                }
            }
        }
    }
}
