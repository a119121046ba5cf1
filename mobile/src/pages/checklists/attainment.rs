//! How it goes with each thing that matters, in five levels.

use dioxus::prelude::*;
use shared::{checklists::EntryLevel, plan::ServedEntry, what_matters::Attainment};

use super::{inputs::About, unsent::Raw, words};
use crate::{
    components::{Field, choices, own_words},
    i18n, t,
};

/// The levels, the best first.
pub(super) fn levels() -> Vec<(String, String)> {
    Attainment::ALL
        .iter()
        .rev()
        .map(|level| (i18n::api_name(level), i18n::named("attainment", level)))
        .collect()
}

/// One question for each entry, with the person's own words above it.
pub(super) fn attainment(about: &About, value: &Raw) -> Element {
    let given = match value {
        Raw::Attainment(levels) => levels.clone(),
        _ => Vec::new(),
    };
    let checklist = about.work.answer.value.read();
    let entries = checklist
        .as_ref()
        .map_or(&[][..], |checklist| &checklist.what_matters);
    rsx! {
        div { id: "{about.id}", tabindex: "-1", class: "stack",
            p { strong { {words(&about.item.text)} } }
            if entries.is_empty() {
                p { {t!("checklists-nothing-matters")} }
            }
            for entry in entries {
                {one(about, entry, &given)}
            }
        }
    }
}

fn one(about: &About, entry: &ServedEntry, given: &[EntryLevel]) -> Element {
    let id = format!("{}-{}", about.id, entry.id);
    let level = given.iter().find(|each| each.entry == entry.id);
    let (others, this) = (given.to_vec(), entry.id);
    let read = move |text: &str| {
        let level = Attainment::ALL
            .into_iter()
            .find(|level| i18n::api_name(level) == *text)?;
        let mut levels = others.clone();
        levels.retain(|each| each.entry != this);
        levels.push(EntryLevel { entry: this, level });
        Some(Raw::Attainment(levels))
    };
    rsx! {
        div { key: "{entry.id}", class: "stack stack-tight",
            {own_words(&entry.text, &entry.lang)}
            {choices(&levels(), Field {
                id: &id,
                label: t!("rating-question"),
                hint: None,
                value: level.map(|each| i18n::api_name(&each.level)).unwrap_or_default(),
                problem: None,
                oninput: about.pressed(read),
            })}
        }
    }
}
