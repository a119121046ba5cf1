//! What matters, in the patient's order.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    id::{Id, Patient},
    patients::AtPatient,
    what_matters::{EntryStatus, ListWhatMatters, WhatMattersEntry, WhatMattersList},
};

use super::{order::OrderedEntries, seen_words};
use crate::{
    api::{Answer, use_answer},
    components::{Button, ButtonKind, EmptyView, Icon, IconName, PageTitle, Words},
    i18n,
    pages::{for_patient, shown},
    route::Route,
    t,
};

/// The list.
pub fn what_matters_page() -> Element {
    for_patient(|patient| {
        rsx! {
            PageTitle { title: t!("what-matters-title"),
                p { {t!("what-matters-lead")} }
            }
            Entries { patient }
        }
    })
}

#[component]
fn Entries(patient: Id<Patient>) -> Element {
    let answer = use_answer::<ListWhatMatters>(move || (AtPatient { patient }, Nothing {}));
    let ordering = use_signal(|| false);
    shown(answer, |list| {
        let split = list
            .entries
            .iter()
            .cloned()
            .partition(|entry: &WhatMattersEntry| entry.status == EntryStatus::Active);
        let (active, earlier): (Vec<_>, Vec<_>) = split;
        rsx! {
            if active.is_empty() {
                EmptyView { text: t!("what-matters-empty") }
            }
            p {
                Link { class: "button button-primary", to: Route::NewEntry {},
                    Icon { name: IconName::Plus }
                    {t!("what-matters-write")}
                }
            }
            if active.len() > 1 {
                OrderSwitch { ordering }
            }
            if ordering() && active.len() > 1 {
                OrderedEntries { patient, answer, entries: active }
            } else {
                ActiveEntries { entries: active }
            }
            EarlierEntries { entries: earlier }
        }
    })
}

#[component]
fn OrderSwitch(ordering: Signal<bool>) -> Element {
    rsx! {
        p { class: "row",
            Button {
                kind: ButtonKind::Quiet,
                pressed: ordering(),
                onclick: move |()| ordering.toggle(),
                {t!("what-matters-order")}
            }
        }
    }
}

#[component]
fn ActiveEntries(entries: Vec<WhatMattersEntry>) -> Element {
    rsx! {
        ol { class: "plain-list stack",
            for (index , entry) in entries.into_iter().enumerate() {
                li { key: "{entry.id}", class: "card",
                    if index == 0 {
                        p { class: "eyebrow", {t!("what-matters-first")} }
                    }
                    Words { text: entry.text.clone(), lang: entry.lang.clone() }
                    p { class: "meta", {seen_words(&entry)} }
                    p {
                        Link { class: "link", to: Route::Entry { entry: entry.id },
                            {t!("what-matters-open")}
                            span { class: "visually-hidden", " {index + 1}" }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn EarlierEntries(entries: Vec<WhatMattersEntry>) -> Element {
    if entries.is_empty() {
        return rsx! {};
    }
    rsx! {
        details {
            summary { {t!("what-matters-earlier", count: entries.len())} }
            ul { class: "plain-list stack",
                for (index , entry) in entries.into_iter().enumerate() {
                    li { key: "{entry.id}", class: "card card-quiet",
                        p {
                            span { class: "chip", {i18n::named("entry-status", &entry.status)} }
                        }
                        Words { text: entry.text, lang: entry.lang }
                        p {
                            Link { class: "link", to: Route::Entry { entry: entry.id },
                                {t!("what-matters-open")}
                                span { class: "visually-hidden", " {index + 1}" }
                            }
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
