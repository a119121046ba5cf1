//! Choosing from a longer list, and choosing several.

use dioxus::prelude::*;

use super::field::Around;

/// One of many, in the device's own list. `options` are values with their words.
#[component]
pub fn Select(
    id: String,
    label: String,
    hint: Option<String>,
    options: Vec<(String, String)>,
    chosen: String,
    onchoose: EventHandler<String>,
    /// The code of what is wrong.
    problem: Option<String>,
) -> Element {
    rsx! {
        Around {
            id: id.clone(),
            label,
            hint: hint.clone(),
            problem: problem.clone(),
            select {
                id: "{id}",
                name: "{id}",
                aria_invalid: problem.is_some().then_some("true"),
                aria_describedby: super::field::described_by(&id, hint.is_some(), problem.is_some()),
                onchange: move |event| onchoose.call(event.value()),
                for (value , words) in options {
                    option { key: "{value}", value: "{value}", selected: value == chosen, {words} }
                }
            }
        }
    }
}

/// Something one can tick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// What it stands for.
    pub value: String,
    /// Its words.
    pub words: String,
    /// Their language, when a person wrote them.
    pub lang: Option<String>,
    /// Whether it is ticked.
    pub ticked: bool,
}

/// Some of a few: checkboxes under one legend. Calls back with the value that was ticked or not.
#[component]
pub fn Ticks(
    id: String,
    legend: String,
    ticks: Vec<Tick>,
    ontick: EventHandler<(String, bool)>,
) -> Element {
    rsx! {
        fieldset { class: "choices", id: "{id}", tabindex: "-1",
            legend { {legend} }
            for tick in ticks {
                label { class: "choice", key: "{tick.value}",
                    input {
                        r#type: "checkbox",
                        name: "{id}",
                        checked: tick.ticked,
                        onchange: {
                            let value = tick.value.clone();
                            move |event: FormEvent| ontick.call((value.clone(), event.checked()))
                        },
                    }
                    span { lang: tick.lang, {tick.words} }
                }
            }
        }
    }
}
