//! What matters, in the patient's order.

use dioxus::prelude::*;
use shared::{
    id::{Id, Patient},
    what_matters::{EntryStatus, SaidBy, WhatMattersEntry, WhatMattersList},
};

use super::{around::Around, order::OrderedEntries, seen_words, use_matters};
use crate::{
    api::Answer,
    components::{
        ButtonKind, IconName, Look, button_with, empty_view, icon, link, own_words, page_title,
    },
    i18n,
    pages::{Given, for_patient, kin::author_words, shown, state::use_flag},
    route::Route,
    t,
};

/// The list.
pub fn what_matters_page() -> Element {
    for_patient(|patient| {
        rsx! {
            {page_title(t!("what-matters-title"), Some(rsx! { p { {t!("what-matters-lead")} } }))}
            Entries { patient }
        }
    })
}

#[component]
fn Entries(patient: Id<Patient>) -> Element {
    let answer = use_matters(patient);
    let ordering = use_flag(false);
    shown(answer, |list| {
        let split = list
            .entries
            .iter()
            .partition(|entry| entry.status == EntryStatus::Active);
        let (active, earlier): (Vec<_>, Vec<_>) = split;
        rsx! {
            if active.is_empty() {
                {empty_view(t!("what-matters-empty"), None)}
            }
            p {
                {link("button button-primary", Route::NewEntry {}, rsx! {
                    {icon(IconName::Plus)}
                    {t!("what-matters-write")}
                })}
            }
            if active.len() > 1 {
                {order_switch(ordering)}
            }
            if ordering() && active.len() > 1 {
                OrderedEntries { patient, answer, entries: Given::new(active.into_iter().cloned().collect()) }
            } else {
                {active_entries(&active)}
            }
            Around { patient, list: answer }
            {earlier_entries(&earlier)}
        }
    })
}

fn order_switch(mut ordering: Signal<bool>) -> Element {
    rsx! {
        p { class: "row",
            {button_with(
                Look { kind: ButtonKind::Quiet, pressed: Some(ordering()), ..Look::default() },
                t!("what-matters-order"),
                move |()| ordering.toggle(),
            )}
        }
    }
}

fn active_entries(entries: &[&WhatMattersEntry]) -> Element {
    rsx! {
        ol { class: "plain-list stack",
            for (index , entry) in entries.iter().enumerate() {
                li { key: "{entry.id}", class: "card",
                    if index == 0 {
                        p { class: "eyebrow", {t!("what-matters-first")} }
                    }
                    {own_words(&entry.text, &entry.lang)}
                    if entry.said_by == SaidBy::Relative {
                        p { class: "meta", {t!("entry-said-by", who: author_words(&entry.author))} }
                    }
                    p { class: "meta", {seen_words(entry)} }
                    p {
                        {link("link", Route::Entry { entry: entry.id }, rsx! {
                            {t!("what-matters-open")}
                            span { class: "visually-hidden", " {index + 1}" }
                        })}
                    }
                }
            }
        }
    }
}

fn earlier_entries(entries: &[&WhatMattersEntry]) -> Element {
    if entries.is_empty() {
        return rsx! {};
    }
    rsx! {
        details {
            summary { {t!("what-matters-earlier", count: entries.len())} }
            ul { class: "plain-list stack",
                for (index , entry) in entries.iter().enumerate() {
                    li { key: "{entry.id}", class: "card card-quiet",
                        p {
                            span { class: "chip", {i18n::named("entry-status", &entry.status)} }
                        }
                        {own_words(&entry.text, &entry.lang)}
                        p {
                            {link("link", Route::Entry { entry: entry.id }, rsx! {
                                {t!("what-matters-open")}
                                span { class: "visually-hidden", " {index + 1}" }
                            })}
                        }
                    }
                }
            }
        }
    }
}

/// Puts an entry that a write answered into the list shown.
pub(super) fn put_back(answer: Answer<WhatMattersList>, changed: WhatMattersEntry) {
    answer.change(|list| {
        if let Some(entry) = list.entries.iter_mut().find(|entry| entry.id == changed.id) {
            *entry = changed;
        }
    });
    // The order may have changed with the status: ask for the whole list.
    answer.ask_again();
}
