//! One step of the plan: what, who, when, and its honest state.

use dioxus::prelude::*;
use shared::plan::{Step, StepOwner, StepState};

use super::{day_words, long_words, moment_words, own_words, short_words};
use crate::{i18n, t};

/// A step; its heading has this level, 2 or 3; `acts` are what one can do with it.
pub fn step_card(step: &Step, level: u8, class: &str, acts: Element) -> Element {
    drawn(step, level, class, acts, None)
}

/// A step of somebody else's, who is called so.
pub fn step_card_of(step: &Step, whose: &str) -> Element {
    drawn(step, 3, "", rsx! {}, Some(whose))
}

fn drawn(step: &Step, level: u8, class: &str, acts: Element, whose: Option<&str>) -> Element {
    let serves = match whose {
        Some(name) => t!("shared-serves", name: name),
        None => t!("step-serves"),
    };
    let state = i18n::api_name(&step.state);
    let overdue = if step.overdue { "overdue" } else { "" };
    rsx! {
        article { class: "card step step-state-{state} {overdue} {class}",
            if level == 2 {
                h2 { {&*step.title} }
            } else {
                h3 { {&*step.title} }
            }
            p { class: "row",
                span { class: "chip", {i18n::named("step-state", &step.state)} }
                span { {owner_words(step, whose)} }
            }
            p { {when_words(step, whose.is_none())} }
            if let Some(note) = &step.note {
                p { class: "note", {&**note} }
            }
            if !step.serves.is_empty() {
                div { class: "serves",
                    p { class: "meta", {serves} }
                    {step.serves.iter().map(|entry| own_words(&entry.text, &entry.lang))}
                }
            }
            {acts}
        }
    }
}

/// «Hjemmetjenesten øst», «Meg selv», with the named person.
fn owner_words(step: &Step, whose: Option<&str>) -> String {
    let owner = match &step.owner {
        StepOwner::Patient => whose.map_or_else(|| t!("step-owner-patient"), str::to_owned),
        StepOwner::Unit(unit) => unit.name.clone(),
    };
    match &step.owner_person {
        Some(person) => format!("{owner}, {person}"),
        None => owner,
    }
}

/// When it is to be, was, or should have been done.
fn when_words(step: &Step, own: bool) -> String {
    if step.overdue {
        let due = long_words(step.due);
        if own && step.owner == StepOwner::Patient {
            return t!("step-overdue-own", due: due);
        }
        let owner = match &step.owner {
            StepOwner::Unit(unit) if step.owner_told_at.is_some() => Some(unit.name.clone()),
            _ => None,
        };
        let mut words = match owner {
            Some(owner) => t!("step-overdue-told", due: due, owner: owner),
            None => t!("step-overdue-line", due: due),
        };
        for stage in &step.told {
            let key = format!("step-told-{}", i18n::api_name(&stage.level));
            words.push(' ');
            words += &t!(&key, unit: &*stage.unit_name, when: short_words(stage.at));
        }
        return words;
    }
    let moved = step.moved.as_ref().map(|act| moment_words(act.at));
    match (step.state, &step.booking, moved) {
        (StepState::Booked, Some(booking), _) => t!(
            "step-booked-line",
            at: moment_words(booking.at),
            with: booking.with.clone()
        ),
        (StepState::Done, _, Some(at)) => t!("step-done-line", at: at),
        (StepState::NotDone | StepState::NotRelevant, _, Some(at)) => {
            t!("step-closed-line", at: at)
        }
        _ => t!("step-due-line", due: day_words(step.due)),
    }
}
