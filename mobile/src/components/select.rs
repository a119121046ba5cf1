//! Choosing from a longer list, and choosing several.

use std::{cell::RefCell, rc::Rc};

use dioxus::prelude::*;

use super::field::{Field, around};

/// One of many, in the device's own list. `options` are values with their words.
pub fn select(options: &[(String, String)], field: Field) -> Element {
    around(field, |mut inner| {
        rsx! {
            select {
                id: inner.id,
                name: inner.id,
                aria_invalid: inner.invalid,
                aria_describedby: inner.described,
                onchange: move |event| (inner.oninput)(event.value()),
                for (option , words) in options {
                    option { key: "{option}", value: &**option, selected: *option == inner.value, {&**words} }
                }
            }
        }
    })
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
pub fn tick_boxes(
    id: &str,
    legend: String,
    ticks: Vec<Tick>,
    ontick: Box<dyn FnMut((String, bool))>,
) -> Element {
    let ontick = Rc::new(RefCell::new(ontick));
    rsx! {
        fieldset { class: "choices", id, tabindex: "-1",
            legend { {legend} }
            for tick in ticks {
                label { class: "choice", key: "{tick.value}",
                    input {
                        r#type: "checkbox",
                        name: id,
                        checked: tick.ticked,
                        onchange: {
                            let (value, ontick) = (tick.value, ontick.clone());
                            move |event: FormEvent| ontick.borrow_mut()((value.clone(), event.checked()))
                        },
                    }
                    span { lang: tick.lang, {tick.words} }
                }
            }
        }
    }
}
