//! What must be corrected before one can go on, with links to the fields; gets the focus.

use dioxus::prelude::*;

use crate::{failure::Failure, platform, t};

/// What is wrong with a field on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The input's id.
    pub id: String,
    /// The code: `empty`, `too_long` … (`shared::problem::code::FIELDS`).
    pub code: String,
    /// The field's label, when the screen has more than one.
    pub label: Option<String>,
}

impl FieldError {
    /// An error found on the screen.
    #[must_use]
    pub fn new(id: &str, code: &str, label: Option<String>) -> Self {
        Self {
            id: id.to_owned(),
            code: code.to_owned(),
            label,
        }
    }

    /// The errors the service found, for the fields on the screen: `(name in the body, input's id, label)`.
    #[must_use]
    pub fn from_failure(failure: &Failure, fields: &[(&str, &str, String)]) -> Vec<Self> {
        let on_screen = fields.iter().filter_map(|(name, id, label)| {
            let code = failure.field(name)?;
            Some(Self::new(id, &code, Some(label.clone())))
        });
        on_screen.collect()
    }

    /// The code of what is wrong with the field with this id, if something is.
    #[must_use]
    pub fn of(errors: &[Self], id: &str) -> Option<String> {
        let error = errors.iter().find(|error| error.id == id);
        error.map(|error| error.code.clone())
    }

    /// The code that a refused value's message begins with (`shared::text`).
    #[must_use]
    pub fn code_in(message: &impl ToString) -> String {
        let message = message.to_string();
        let code = message.split(':').next().unwrap_or_default();
        code.to_owned()
    }
}

/// The summary; nothing when there are no errors. `attempt` counts presses: each moves the focus here.
#[component]
pub fn ErrorSummary(errors: Vec<FieldError>, #[props(default)] attempt: u32) -> Element {
    let any = !errors.is_empty();
    use_effect(use_reactive!(|(any, attempt)| {
        let _ = attempt;
        if any {
            platform::focus("error-summary");
        }
    }));
    if !any {
        return rsx! {};
    }
    rsx! {
        div { id: "error-summary", class: "error-summary", role: "alert", tabindex: "-1",
            p { strong { {t!("error-summary-title")} } }
            ul {
                {errors.iter().map(error_line)}
            }
        }
    }
}

fn error_line(error: &FieldError) -> Element {
    let id = error.id.clone();
    let text = t!(&format!("field-{}", error.code));
    rsx! {
        li { key: "{error.id}",
            a {
                href: "#{error.id}",
                onclick: move |event| {
                    event.prevent_default();
                    platform::focus(&id);
                },
                match &error.label {
                    // A question asks; what is wrong answers.
                    Some(label) if label.ends_with('?') => rsx! { "{label} {text}" },
                    Some(label) => rsx! { "{label}: {text}" },
                    None => rsx! { "{text}" },
                }
            }
        }
    }
}
