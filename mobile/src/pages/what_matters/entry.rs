//! One entry: the words, who has seen them, what was done, and how it goes.

use dioxus::prelude::*;
use shared::{
    id::{self, Id, Patient},
    what_matters::{
        Acknowledgement, EntryStatus, FollowUp, SaidBy, WhatMattersEntry, WhatMattersList,
    },
};

use super::{
    history::History,
    rating::{Ratings, ratings_so_far},
    standing::Standing,
    use_matters,
};
use crate::{
    api::Answer,
    components::{IconName, back_link, day_words, icon, link, own_words, page_title, short_words},
    i18n,
    pages::{for_patient, kin::author_words, not_found::NowhereView, shown},
    route::Route,
    t,
};

/// The page.
pub fn entry_page(entry: ReadSignal<Id<id::WhatMatters>>) -> Element {
    for_patient(|patient| {
        rsx! {
            {back_link(Route::WhatMatters {}, t!("nav-what-matters"))}
            {page_title(t!("entry-title"), None)}
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
            Some(entry) => entry_view(patient, answer, entry),
            None => rsx! {
                NowhereView {}
            },
        }
    })
}

fn entry_view(
    patient: Id<Patient>,
    answer: Answer<WhatMattersList>,
    entry: &WhatMattersEntry,
) -> Element {
    let active = entry.status == EntryStatus::Active;
    rsx! {
        section { class: "card",
            if !active {
                p {
                    span { class: "chip", {i18n::named("entry-status", &entry.status)} }
                }
            }
            {own_words(&entry.text, &entry.lang)}
            p { class: "meta", {origin(entry)} }
            p {
                {link("button", Route::EditEntry { entry: entry.id }, rsx! {
                    {icon(IconName::Pencil)}
                    {t!("entry-edit")}
                })}
            }
            if entry.version > 1 {
                History { patient, entry: entry.id }
            }
        }
        {seen_by(&entry.acknowledgements, entry.version)}
        {what_was_done(&entry.follow_ups)}
        {steps(entry)}
        Ratings { patient, answer, entry: entry.id, {ratings_so_far(&entry.ratings)} }
        Standing { patient, answer, entry: entry.id, version: entry.version, now: entry.status }
    }
}

/// Whose words, and when they were written.
fn origin(entry: &WhatMattersEntry) -> String {
    let date = short_words(entry.changed_at);
    let who = &*entry.author.name;
    match entry.said_by {
        SaidBy::Patient if entry.version > 1 => t!("entry-mine-changed", date: date),
        SaidBy::Patient => t!("entry-mine", date: date),
        SaidBy::Relative => {
            t!("entry-by-relative", who: author_words(&entry.author), date: date)
        }
        SaidBy::StaffOnBehalf => t!("entry-on-behalf", who: who, date: date),
    }
}

fn seen_by(seen: &[Acknowledgement], version: i32) -> Element {
    rsx! {
        section { class: "stack stack-tight",
            h2 { {t!("entry-seen-title")} }
            if seen.is_empty() {
                p { {t!("seen-by-nobody-yet")} }
            }
            ul { class: "plain-list stack stack-tight",
                for (index , seen) in seen.iter().enumerate() {
                    li { key: "{index}",
                        {
                            let who = match &seen.author.unit_name {
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

fn what_was_done(follow_ups: &[FollowUp]) -> Element {
    if follow_ups.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { class: "stack stack-tight",
            h2 { {t!("entry-done-title")} }
            ul { class: "plain-list stack",
                for done in follow_ups {
                    li { key: "{done.id}", class: "card card-quiet",
                        p { {&*done.text} }
                        p { class: "meta",
                            {t!("entry-done-by", who: &*done.author.name, unit: done.author.unit_name.as_deref().unwrap_or_default(), date: day_words(done.done_on))}
                        }
                    }
                }
            }
        }
    }
}

fn steps(entry: &WhatMattersEntry) -> Element {
    if entry.steps.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { class: "stack stack-tight",
            h2 { {t!("entry-steps-title")} }
            ul { class: "plain-list stack stack-tight",
                for step in &entry.steps {
                    li { key: "{step.id}", class: "row step step-state-{i18n::api_name(&step.state)}",
                        span { class: "chip", {i18n::named("step-state", &step.state)} }
                        span { {&*step.title} }
                        span { class: if step.overdue { "meta overdue" } else { "meta" },
                            {t!("step-due-line", due: day_words(step.due))}
                        }
                    }
                }
            }
            p {
                {link("link", Route::Plan {}, rsx! { {t!("home-whole-plan")} })}
            }
        }
    }
}
