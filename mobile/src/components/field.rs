//! Fields with a real label, a hint and an error.

use dioxus::prelude::*;

use crate::t;

/// The counter shows when so many characters are left.
const NEAR_LIMIT: usize = 200;

/// What describes a field: ids for `aria-describedby`.
pub(super) fn described_by(id: &str, hint: bool, problem: bool) -> Option<String> {
    let hint = hint.then(|| format!("{id}-hint"));
    let problem = problem.then(|| format!("{id}-problem"));
    let ids: Vec<_> = problem.into_iter().chain(hint).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

#[component]
pub(super) fn Around(
    id: String,
    label: String,
    hint: Option<String>,
    problem: Option<String>,
    children: Element,
) -> Element {
    let class = if problem.is_some() {
        "field field-error"
    } else {
        "field"
    };
    rsx! {
        div { class,
            label { r#for: "{id}", {label} }
            if let Some(hint) = hint {
                p { class: "hint", id: "{id}-hint", {hint} }
            }
            if let Some(code) = problem {
                p { class: "field-message", id: "{id}-problem", {t!(&format!("field-{code}"))} }
            }
            {children}
        }
    }
}

/// One line of text.
#[component]
pub fn TextField(
    id: String,
    label: String,
    hint: Option<String>,
    value: String,
    oninput: EventHandler<String>,
    /// The code of what is wrong.
    problem: Option<String>,
    /// `text`, `password`, `date`, `email`, `tel`, `time`.
    #[props(default = "text".to_owned())]
    kind: String,
    autocomplete: Option<String>,
    /// `none` for names of users.
    autocapitalize: Option<String>,
    lang: Option<String>,
    min: Option<String>,
    max: Option<String>,
) -> Element {
    rsx! {
        Around {
            id: id.clone(),
            label,
            hint: hint.clone(),
            problem: problem.clone(),
            input {
                id: "{id}",
                name: "{id}",
                r#type: kind,
                value,
                autocomplete,
                autocapitalize,
                lang,
                min,
                max,
                aria_invalid: problem.is_some().then_some("true"),
                aria_describedby: described_by(&id, hint.is_some(), problem.is_some()),
                oninput: move |event| oninput.call(event.value()),
            }
        }
    }
}

/// Text of several lines. Says how much room is left only near the limit.
#[component]
pub fn TextArea(
    id: String,
    label: String,
    hint: Option<String>,
    value: String,
    oninput: EventHandler<String>,
    /// The code of what is wrong.
    problem: Option<String>,
    /// The most characters it holds.
    most: usize,
    #[props(default = 5)] rows: u32,
    lang: Option<String>,
) -> Element {
    let length = value.chars().count();
    let near = length + NEAR_LIMIT.min(most / 5) >= most;
    let left = most.saturating_sub(length);
    rsx! {
        Around {
            id: id.clone(),
            label,
            hint: hint.clone(),
            problem: problem.clone(),
            textarea {
                id: "{id}",
                name: "{id}",
                rows: "{rows}",
                lang,
                value,
                aria_invalid: problem.is_some().then_some("true"),
                aria_describedby: described_by(&id, hint.is_some(), problem.is_some()),
                oninput: move |event| oninput.call(event.value()),
            }
            p { class: "meta", aria_live: "polite",
                if near {
                    {t!("characters-left", count: left)}
                }
            }
        }
    }
}

/// One of a few: radio buttons under one legend. `options` are values with their words.
#[component]
pub fn Choices(
    id: String,
    legend: String,
    hint: Option<String>,
    options: Vec<(String, String)>,
    chosen: Option<String>,
    onchoose: EventHandler<String>,
    /// The code of what is wrong.
    problem: Option<String>,
) -> Element {
    rsx! {
        fieldset {
            class: if problem.is_some() { "choices field-error" } else { "choices" },
            id: "{id}",
            tabindex: "-1",
            aria_describedby: described_by(&id, hint.is_some(), problem.is_some()),
            legend { {legend} }
            if let Some(hint) = &hint {
                p { class: "hint", id: "{id}-hint", {hint.clone()} }
            }
            if let Some(code) = &problem {
                p { class: "field-message", id: "{id}-problem", {t!(&format!("field-{code}"))} }
            }
            for (value , words) in options {
                label { class: "choice", key: "{value}",
                    input {
                        r#type: "radio",
                        name: "{id}",
                        value: "{value}",
                        checked: chosen.as_ref() == Some(&value),
                        onchange: move |event| onchoose.call(event.value()),
                    }
                    span { {words} }
                }
            }
        }
    }
}
