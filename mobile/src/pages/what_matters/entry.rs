//! One entry: the words, who has seen them, what was done, and how it goes.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    id::{self, Id, Patient},
    patients::AtPatient,
    what_matters::{
        Acknowledgement, EntryStatus, FollowUp, ListWhatMatters, SaidBy, WhatMattersEntry,
        WhatMattersList,
    },
};

use super::{history::History, rating::Ratings, standing::Standing};
use crate::{
    api::{Answer, use_answer},
    components::{BackLink, Icon, IconName, PageTitle, Words, day_words, short_words},
    i18n,
    pages::{for_patient, not_found::NowhereView, shown},
    route::Route,
    t,
};

/// The page.
pub fn entry_page(entry: ReadSignal<Id<id::WhatMatters>>) -> Element {
    for_patient(|patient| {
        rsx! {
            BackLink { to: Route::WhatMatters {}, text: t!("nav-what-matters") }
            PageTitle { title: t!("entry-title") }
            Loaded { patient, entry: entry() }
        }
    })
}

#[component]
fn Loaded(patient: Id<Patient>, entry: Id<id::WhatMatters>) -> Element {
    let answer = use_answer::<ListWhatMatters>(move || (AtPatient { patient }, Nothing {}));
    shown(answer, |list| {
        let found = list.entries.iter().find(|other| other.id == entry);
        match found.cloned() {
            Some(entry) => rsx! {
                EntryView { patient, answer, entry }
            },
            None => rsx! {
                NowhereView {}
            },
        }
    })
}

#[component]
fn EntryView(
    patient: Id<Patient>,
    answer: Answer<WhatMattersList>,
    entry: WhatMattersEntry,
) -> Element {
    let active = entry.status == EntryStatus::Active;
    rsx! {
        section { class: "card",
            if !active {
                p {
                    span { class: "chip", {i18n::named("entry-status", &entry.status)} }
                }
            }
            Words { text: entry.text.clone(), lang: entry.lang.clone() }
            p { class: "meta", {origin(&entry)} }
            p {
                Link { class: "button", to: Route::EditEntry { entry: entry.id },
                    Icon { name: IconName::Pencil }
                    {t!("entry-edit")}
                }
            }
            if entry.version > 1 {
                History { patient, entry: entry.id }
            }
        }
        SeenBy { seen: entry.acknowledgements.clone(), version: entry.version }
        WhatWasDone { follow_ups: entry.follow_ups.clone() }
        Steps { entry: entry.clone() }
        Ratings { patient, answer, entry: entry.clone() }
        Standing { patient, answer, entry }
    }
}

/// Whose words, and when they were written.
fn origin(entry: &WhatMattersEntry) -> String {
    let date = short_words(entry.changed_at);
    let who = entry.author.name.clone();
    match entry.said_by {
        SaidBy::Patient if entry.version > 1 => t!("entry-mine-changed", date: date),
        SaidBy::Patient => t!("entry-mine", date: date),
        SaidBy::Relative => t!("entry-by-relative", who: who, date: date),
        SaidBy::StaffOnBehalf => t!("entry-on-behalf", who: who, date: date),
    }
}

#[component]
fn SeenBy(seen: Vec<Acknowledgement>, version: i32) -> Element {
    rsx! {
        section { class: "stack stack-tight",
            h2 { {t!("entry-seen-title")} }
            if seen.is_empty() {
                p { {t!("seen-by-nobody-yet")} }
            }
            ul { class: "plain-list stack stack-tight",
                for (index , seen) in seen.into_iter().enumerate() {
                    li { key: "{index}",
                        {
                            let who = match seen.author.unit_name.clone() {
                                Some(unit) => format!("{}, {unit}", seen.author.name),
                                None => seen.author.name.clone(),
                            };
                            let date = short_words(seen.at);
                            if seen.version < version {
                                t!("seen-by-earlier", who: who, date: date)
                            } else {
                                t!("seen-by", who: who, date: date)
                            }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn WhatWasDone(follow_ups: Vec<FollowUp>) -> Element {
    if follow_ups.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { class: "stack stack-tight",
            h2 { {t!("entry-done-title")} }
            ul { class: "plain-list stack",
                for done in follow_ups {
                    li { key: "{done.id}", class: "card card-quiet",
                        p { {done.text} }
                        p { class: "meta",
                            {t!("entry-done-by", who: done.author.name, unit: done.author.unit_name.unwrap_or_default(), date: day_words(done.done_on))}
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn Steps(entry: WhatMattersEntry) -> Element {
    if entry.steps.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { class: "stack stack-tight",
            h2 { {t!("entry-steps-title")} }
            ul { class: "plain-list stack stack-tight",
                for step in entry.steps {
                    li { key: "{step.id}", class: "row step step-state-{i18n::api_name(&step.state)}",
                        span { class: "chip", {i18n::named("step-state", &step.state)} }
                        span { {step.title} }
                        span { class: if step.overdue { "meta overdue" } else { "meta" },
                            {t!("step-due-line", due: day_words(step.due))}
                        }
                    }
                }
            }
            p {
                Link { class: "link", to: Route::Plan {}, {t!("home-whole-plan")} }
            }
        }
    }
}
