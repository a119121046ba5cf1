//! The cards of the first screen.

use dioxus::prelude::*;
use shared::{
    id::{Id, Patient},
    plan::{Step, StepOwner},
    start::{LastAccess, MostImportant, StayHeadline},
    summaries::SummaryHeadline,
};

use crate::{
    components::{
        IconName, call_link, day_words, empty_view, icon, link, moment_words, own_words,
        short_words, step_card,
    },
    i18n,
    route::{AtFollowUp, Route},
    t,
};

/// In hospital now: where, and when one may go home.
pub fn stay_card(stay: &StayHeadline) -> Element {
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
pub fn next_step_card(step: Option<&Step>, came_home: bool) -> Element {
    let call = step.and_then(|step| match &step.owner {
        StepOwner::Unit(unit) => Some(call_link(&unit.name, unit.phone.as_ref()?)),
        StepOwner::Patient => None,
    });
    let call = rsx! {
        if let Some(call) = call {
            p { {call} }
        }
    };
    rsx! {
        section { class: "stack stack-tight",
            h2 { {t!("home-next-title")} }
            if let Some(step) = step {
                {step_card(step, 3, "", call)}
                p {
                    {link("link", Route::Plan {}, rsx! { {t!("home-whole-plan")} })}
                }
            } else {
                {empty_view(if came_home { t!("home-no-step") } else { t!("home-no-plan") }, None)}
            }
        }
    }
}

/// What matters most, in own words, and who has seen it.
pub fn most_important_card(entry: Option<&MostImportant>) -> Element {
    rsx! {
        section { class: "card",
            h2 { {t!("home-important-title")} }
            if let Some(entry) = entry {
                {own_words(&entry.text, &entry.lang)}
                p { class: "meta",
                    if let (Some(unit), Some(at)) = (&entry.seen_by, entry.seen_at) {
                        {t!("seen-by", who: &**unit, date: short_words(at))}
                    } else {
                        {t!("seen-by-nobody")}
                    }
                }
                p {
                    {link("link", Route::Entry { entry: entry.id }, rsx! { {t!("home-important-open")} })}
                }
            } else {
                p { {t!("home-important-empty")} }
                p {
                    {link("button button-primary", Route::NewEntry {}, rsx! { {t!("what-matters-write")} })}
                }
            }
        }
    }
}

/// The newest letter, or what will come.
pub fn letter_card(letter: Option<&SummaryHeadline>) -> Element {
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
                    {link("button", Route::Letter { summary: letter.id }, rsx! {
                        {icon(IconName::Letter)}
                        {t!("letter-read")}
                    })}
                }
            } else {
                p { {t!("letters-empty")} }
            }
        }
    }
}

/// The ways to what comes after, and to what hospital, municipality and GP have told each other.
pub fn ways(patient: Id<Patient>) -> Element {
    let after = |at| Route::FollowUp { patient, at };
    let ways = [
        (after(AtFollowUp::Worse), t!("worse-title")),
        (after(AtFollowUp::Before), t!("before-title")),
        (Route::Told {}, t!("told-title")),
    ];
    rsx! {
        section { class: "card card-quiet",
            for (to , words) in ways {
                p { {link("link", to, rsx! { {words} })} }
            }
        }
    }
}

/// Who looked last, in one plain line.
pub fn last_access_line(access: Option<&LastAccess>) -> Element {
    let line = match access {
        Some(LastAccess {
            name,
            unit_name: Some(unit),
            at,
        }) => t!("home-last-access-unit", name: &**name, unit: &**unit, at: moment_words(*at)),
        Some(LastAccess { name, at, .. }) => {
            t!("home-last-access", name: &**name, at: moment_words(*at))
        }
        None => t!("home-no-access"),
    };
    rsx! {
        section { class: "stack stack-tight",
            p { class: "meta", {line} }
            p {
                {link("link", Route::AccessLog {}, rsx! { {t!("home-access-log")} })}
            }
        }
    }
}
