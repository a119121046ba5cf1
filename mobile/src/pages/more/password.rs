//! A new password.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    identity::{ChangePassword, ChangePasswordRequest},
};

use crate::{
    api::use_submit,
    components::{
        ErrorSummary, Field, FieldError, Input, Status, back_link, page_title, sets, submit_button,
        text_field_of,
    },
    pages::{
        failure_view,
        state::{use_errors, use_flag, use_text},
    },
    route::Route,
    t,
};

const CURRENT: &str = "password-current";
const NEW: &str = "password-new";

fn labels() -> [(&'static str, &'static str, String); 2] {
    [
        ("current", CURRENT, t!("password-current")),
        ("new", NEW, t!("password-new")),
    ]
}

/// The form.
pub fn password_page() -> Element {
    rsx! {
        {back_link(Route::More {}, t!("nav-more"))}
        {page_title(t!("password-title"), Some(rsx! { p { {t!("password-lead")} } }))}
        PasswordForm {}
    }
}

#[component]
fn PasswordForm() -> Element {
    let current = use_text(&String::new);
    let new = use_text(&String::new);
    let mut readable = use_flag(false);
    let (mut errors, mut attempt) = use_errors();
    let submit = use_submit();
    let status = use_context::<Status>();
    let navigator = use_navigator();
    let press = move |event: FormEvent| {
        event.prevent_default();
        let fields = [(current.peek().clone(), CURRENT), (new.peek().clone(), NEW)];
        let [(now, _), (then, _)] = fields.clone();
        let missing = fields.iter().filter(|(text, _)| text.is_empty());
        let missing: Vec<_> = missing
            .map(|(_, id)| {
                let label = labels().into_iter().find(|(_, other, _)| other == id);
                FieldError::new(id, "missing", label.map(|(.., label)| label))
            })
            .collect();
        if !missing.is_empty() {
            errors.set(missing);
            attempt += 1;
            return;
        }
        errors.set(Vec::new());
        let body = ChangePasswordRequest {
            current: now,
            new: then,
        };
        submit.send::<ChangePassword>(Nothing {}, body, move |()| {
            status.say_on_next_page(t!("password-changed"));
            navigator.push(Route::More {});
        });
    };
    let failure = submit.failure.read().clone();
    let mut all = errors();
    if let Some(failure) = &failure {
        all.extend(FieldError::from_failure(failure, &labels()));
    }
    let kind = if readable() { "text" } else { "password" };
    rsx! {
        form { class: "form", novalidate: true, onsubmit: press,
            ErrorSummary { errors: all.clone(), attempt: attempt() }
            {text_field_of(
                Input {
                    kind,
                    autocomplete: Some("current-password"),
                    autocapitalize: Some("none"),
                    ..Input::default()
                },
                Field {
                    id: CURRENT,
                    label: t!("password-current"),
                    hint: None,
                    value: current(),
                    problem: FieldError::of(&all, CURRENT),
                    oninput: sets(current),
                },
            )}
            {text_field_of(
                Input { kind, autocomplete: Some("new-password"), autocapitalize: Some("none"), ..Input::default() },
                Field {
                    id: NEW,
                    label: t!("password-new"),
                    hint: Some(t!("password-new-hint")),
                    value: new(),
                    problem: FieldError::of(&all, NEW),
                    oninput: sets(new),
                },
            )}
            label { class: "choice",
                input {
                    r#type: "checkbox",
                    checked: readable(),
                    onchange: move |event| readable.set(event.checked()),
                }
                span { {t!("sign-in-show-password")} }
            }
            if let Some(failure) = failure {
                {failure_view(&failure)}
            }
            div { class: "form-actions",
                {submit_button(*submit.busy.read(), t!("password-save"))}
            }
        }
    }
}
