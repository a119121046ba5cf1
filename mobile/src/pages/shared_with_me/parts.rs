//! What matters to the patient, and the plan, as they were opened.

use dioxus::prelude::*;
use shared::{
    plan::Step,
    sharing::Shared,
    what_matters::{EntryStatus, SaidBy, WhatMattersEntry},
};

use crate::{
    components::{
        IconName, empty_view, icon, link, own_words, page_title, short_words, step_card_of,
    },
    i18n,
    pages::kin::author_words,
    route::{AtShared, Route},
    t,
};

/// The patient's own list, in the patient's order.
pub(super) fn what_matters(shared: &Shared) -> Element {
    let acting = &shared.acting_for;
    let name = &*acting.given_name;
    let active = shared
        .what_matters
        .iter()
        .filter(|entry| entry.status == EntryStatus::Active);
    let active: Vec<_> = active.collect();
    rsx! {
        {page_title(
            t!("shared-matters", name: name),
            Some(rsx! { p { {t!("shared-matters-lead", name: name)} } }),
        )}
        if active.is_empty() {
            {empty_view(t!("shared-matters-none", name: name), None)}
        }
        ol { class: "plain-list stack",
            for entry in active {
                li { key: "{entry.id}", class: "card", {entry_view(entry)} }
            }
        }
        p {
            {link("button", Route::Shared { patient: acting.patient, at: AtShared::Write }, rsx! {
                {icon(IconName::Pencil)}
                span { {t!("shared-write", name: name)} }
            })}
        }
    }
}

fn entry_view(entry: &WhatMattersEntry) -> Element {
    let rating = entry.ratings.last();
    rsx! {
        {own_words(&entry.text, &entry.lang)}
        p { class: "meta",
            if entry.said_by != SaidBy::Patient {
                {i18n::named("said-by", &entry.said_by)}
                " · "
                {author_words(&entry.author)}
                " · "
            }
            {short_words(entry.changed_at)}
        }
        if let Some(rating) = rating {
            p { {t!("patient-rating", level: i18n::named("attainment", &rating.attainment))} }
        }
        for done in &entry.follow_ups {
            p { key: "{done.id}", class: "note", {&*done.text} }
        }
    }
}

/// The steps: what is to come, then what is over.
pub(super) fn plan(shared: &Shared) -> Element {
    let name = &*shared.acting_for.given_name;
    let (open, over): (Vec<_>, Vec<_>) = shared.steps.iter().partition(|step| step.state.is_open());
    rsx! {
        {page_title(t!("shared-plan", name: name), None)}
        if shared.steps.is_empty() {
            {empty_view(t!("shared-plan-none"), None)}
        }
        {steps(t!("plan-later"), &open, name)}
        {steps(t!("plan-earlier"), &over, name)}
    }
}

fn steps(title: String, steps: &[&Step], name: &str) -> Element {
    if steps.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { class: "stack",
            h2 { {title} }
            for step in steps {
                div { key: "{step.id}", {step_card_of(step, name)} }
            }
        }
    }
}
