//! The cards of the first screen.

use dioxus::prelude::*;
use shared::{
    plan::{Step, StepOwner},
    start::{LastAccess, MostImportant, StayHeadline},
    summaries::SummaryHeadline,
};

use crate::{
    components::{
        CallLink, EmptyView, Icon, IconName, StepCard, Words, day_words, moment_words, short_words,
    },
    i18n,
    route::Route,
    t,
};

/// In hospital now: where, and when one may go home.
#[component]
pub fn StayCard(stay: StayHeadline) -> Element {
    let planned = stay.planned_on.map(|date| {
        let certainty = stay
            .planned_certainty
            .map(|certainty| i18n::named("home-stay", &certainty));
        t!("home-stay-planned", date: day_words(date), certainty: certainty.unwrap_or_default())
    });
    rsx! {
        section { class: "card",
            h2 { {t!("home-stay-title")} }
            p { {t!("home-stay-ward", ward: stay.ward)} }
            p { {planned.unwrap_or_else(|| t!("home-stay-no-date"))} }
        }
    }
}

/// The next step; an overdue one says so.
#[component]
pub fn NextStepCard(step: Option<Step>, came_home: bool) -> Element {
    let call = step.as_ref().and_then(|step| match &step.owner {
        StepOwner::Unit(unit) => Some((unit.name.clone(), unit.phone.clone()?)),
        StepOwner::Patient => None,
    });
    rsx! {
        section { class: "stack stack-tight",
            h2 { {t!("home-next-title")} }
            if let Some(step) = step {
                StepCard { step,
                    if let Some((name, phone)) = call {
                        p { CallLink { name, phone } }
                    }
                }
                p {
                    Link { class: "link", to: Route::Plan {}, {t!("home-whole-plan")} }
                }
            } else {
                EmptyView { text: if came_home { t!("home-no-step") } else { t!("home-no-plan") } }
            }
        }
    }
}

/// What matters most, in own words, and who has seen it.
#[component]
pub fn MostImportantCard(entry: Option<MostImportant>) -> Element {
    rsx! {
        section { class: "card",
            h2 { {t!("home-important-title")} }
            if let Some(entry) = entry {
                Words { text: entry.text, lang: entry.lang }
                p { class: "meta",
                    if let (Some(unit), Some(at)) = (entry.seen_by, entry.seen_at) {
                        {t!("seen-by", who: unit, date: short_words(at))}
                    } else {
                        {t!("seen-by-nobody")}
                    }
                }
                p {
                    Link { class: "link", to: Route::Entry { entry: entry.id }, {t!("home-important-open")} }
                }
            } else {
                p { {t!("home-important-empty")} }
                p {
                    Link { class: "button button-primary", to: Route::NewEntry {}, {t!("what-matters-write")} }
                }
            }
        }
    }
}

/// The newest letter, or what will come.
#[component]
pub fn LetterCard(letter: Option<SummaryHeadline>) -> Element {
    rsx! {
        section { class: "card",
            h2 { {t!("home-letter-title")} }
            if let Some(letter) = letter {
                p { class: "row",
                    if letter.read_at.is_none() {
                        span { class: "chip", {t!("letter-new")} }
                    }
                    span { {t!("letter-from", ward: letter.ward)} }
                }
                if let Some(at) = letter.released_at {
                    p { class: "meta", {t!("letter-came", date: short_words(at))} }
                }
                p {
                    Link { class: "button", to: Route::Letter { summary: letter.id },
                        Icon { name: IconName::Letter }
                        {t!("letter-read")}
                    }
                }
            } else {
                p { {t!("letters-empty")} }
            }
        }
    }
}

/// Who looked last, in one plain line.
#[component]
pub fn LastAccessLine(access: Option<LastAccess>) -> Element {
    let line = match access {
        Some(LastAccess {
            name,
            unit_name: Some(unit),
            at,
        }) => t!("home-last-access-unit", name: name, unit: unit, at: moment_words(at)),
        Some(LastAccess { name, at, .. }) => {
            t!("home-last-access", name: name, at: moment_words(at))
        }
        None => t!("home-no-access"),
    };
    rsx! {
        section { class: "stack stack-tight",
            p { class: "meta", {line} }
            p {
                Link { class: "link", to: Route::AccessLog {}, {t!("home-access-log")} }
            }
        }
    }
}
