//! Fields with a real label, a hint and an error.

use std::{cell::RefCell, rc::Rc};

use dioxus::prelude::*;

use crate::t;

/// The counter shows when so many characters are left.
const NEAR_LIMIT: usize = 200;

/// What is done with what was written or chosen.
pub type Sets = Box<dyn FnMut(String)>;

/// Keeps what was written.
#[must_use]
pub fn sets(mut signal: Signal<String>) -> Sets {
    Box::new(move |text| signal.set(text))
}

/// What every field has.
pub struct Field<'a> {
    /// The input's id and name.
    pub id: &'a str,
    /// Its label; of several inputs their legend.
    pub label: String,
    /// What helps to fill it in.
    pub hint: Option<String>,
    /// What stands in it, or is chosen.
    pub value: String,
    /// The code of what is wrong.
    pub problem: Option<String>,
    /// What is done with what was written or chosen.
    pub oninput: Sets,
}

impl Field<'_> {
    /// What describes it: ids for `aria-describedby`.
    pub(super) fn described_by(&self) -> Option<String> {
        let id = self.id;
        match (&self.problem, &self.hint) {
            (Some(_), Some(_)) => Some(format!("{id}-problem {id}-hint")),
            (Some(_), None) => Some(format!("{id}-problem")),
            (None, Some(_)) => Some(format!("{id}-hint")),
            (None, None) => None,
        }
    }
}

/// What the input itself gets of a [`Field`].
pub(super) struct Inner<'a> {
    pub(super) id: &'a str,
    pub(super) value: String,
    /// For `aria-invalid`.
    pub(super) invalid: Option<&'static str>,
    /// For `aria-describedby`.
    pub(super) described: Option<String>,
    pub(super) oninput: Sets,
}

/// Label, hint and error, above the input.
pub(super) fn around(field: Field, input: impl FnOnce(Inner) -> Element) -> Element {
    let inner = Inner {
        id: field.id,
        described: field.described_by(),
        invalid: field.problem.is_some().then_some("true"),
        value: field.value,
        oninput: field.oninput,
    };
    let class = if field.problem.is_some() {
        "field field-error"
    } else {
        "field"
    };
    rsx! {
        div { class,
            label { r#for: field.id, {field.label} }
            {hint_and_problem(field.id, field.hint, field.problem)}
            {input(inner)}
        }
    }
}

fn hint_and_problem(id: &str, hint: Option<String>, problem: Option<String>) -> Element {
    rsx! {
        if let Some(hint) = hint {
            p { class: "hint", id: "{id}-hint", {hint} }
        }
        if let Some(code) = problem {
            p { class: "field-message", id: "{id}-problem", {t!(&format!("field-{code}"))} }
        }
    }
}

/// What an input of one line may have beside; `..Input::default()` for the rest.
#[derive(Debug)]
pub struct Input {
    /// `text`, `password`, `date`, `email`, `tel`, `time`.
    pub kind: &'static str,
    /// What the browser may fill in.
    pub autocomplete: Option<&'static str>,
    /// `none` for names of users.
    pub autocapitalize: Option<&'static str>,
    /// The least it takes.
    pub min: Option<String>,
    /// The most it takes.
    pub max: Option<String>,
}

impl Default for Input {
    fn default() -> Self {
        Self {
            kind: "text",
            autocomplete: None,
            autocapitalize: None,
            min: None,
            max: None,
        }
    }
}

/// One line of text.
pub fn text_field(field: Field) -> Element {
    text_field_of(Input::default(), field)
}

/// One line of some kind.
pub fn text_field_of(input: Input, field: Field) -> Element {
    around(field, |mut inner| {
        rsx! {
            input {
                id: inner.id,
                name: inner.id,
                r#type: input.kind,
                value: inner.value,
                autocomplete: input.autocomplete,
                autocapitalize: input.autocapitalize,
                min: input.min,
                max: input.max,
                aria_invalid: inner.invalid,
                aria_describedby: inner.described,
                oninput: move |event| (inner.oninput)(event.value()),
            }
        }
    })
}

/// Text of at most so many characters, in several lines and perhaps a language of its own. Says how much room
/// is left only near the limit.
pub fn text_area(most: usize, rows: u32, lang: Option<&str>, field: Field) -> Element {
    let length = field.value.chars().count();
    let near = length + NEAR_LIMIT.min(most / 5) >= most;
    let left = most.saturating_sub(length);
    around(field, |mut inner| {
        rsx! {
            textarea {
                id: inner.id,
                name: inner.id,
                rows: rows.to_string(),
                lang,
                value: inner.value,
                aria_invalid: inner.invalid,
                aria_describedby: inner.described,
                oninput: move |event| (inner.oninput)(event.value()),
            }
            p { class: "meta", aria_live: "polite",
                if near {
                    {t!("characters-left", count: left)}
                }
            }
        }
    })
}

/// The same with words marked in it: `marks` is the text again, drawn behind it. See `80-workbench.css`.
pub fn marked_area(most: usize, lang: Option<&str>, marks: Element, field: Field) -> Element {
    let left = most.saturating_sub(field.value.chars().count());
    around(field, |mut inner| {
        rsx! {
            div { class: "marked",
                div { class: "marked-text", aria_hidden: "true", {marks} }
                textarea {
                    id: inner.id,
                    name: inner.id,
                    rows: "10",
                    lang,
                    value: inner.value,
                    aria_invalid: inner.invalid,
                    aria_describedby: inner.described,
                    oninput: move |event| (inner.oninput)(event.value()),
                }
            }
            p { class: "meta", aria_live: "polite",
                if left < NEAR_LIMIT {
                    {t!("characters-left", count: left)}
                }
            }
        }
    })
}

/// One of a few: radio buttons under one legend. `options` are values with their words.
pub fn choices(options: &[(String, String)], field: Field) -> Element {
    let described = field.described_by();
    let Field {
        id,
        label,
        hint,
        value: chosen,
        problem,
        oninput,
    } = field;
    let oninput = Rc::new(RefCell::new(oninput));
    let class = if problem.is_some() {
        "choices field-error"
    } else {
        "choices"
    };
    rsx! {
        fieldset {
            class,
            id,
            tabindex: "-1",
            aria_describedby: described,
            legend { {label} }
            {hint_and_problem(id, hint, problem)}
            for (value , words) in options {
                label { class: "choice", key: "{value}",
                    input {
                        r#type: "radio",
                        name: id,
                        value: &**value,
                        checked: *value == chosen,
                        onchange: {
                            let oninput = oninput.clone();
                            move |event: FormEvent| oninput.borrow_mut()(event.value())
                        },
                    }
                    span { {&**words} }
                }
            }
        }
    }
}
