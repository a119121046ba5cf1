//! A new password.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    identity::{ChangePassword, ChangePasswordRequest},
};

use crate::{
    api::use_submit,
    components::{
        BackLink, Button, ButtonKind, ErrorSummary, FieldError, PageTitle, Status, TextField,
    },
    pages::FailureView,
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
#[component]
pub fn PasswordPage() -> Element {
    rsx! {
        BackLink { to: Route::More {}, text: t!("nav-more") }
        PageTitle { title: t!("password-title"),
            p { {t!("password-lead")} }
        }
        PasswordForm {}
    }
}

#[component]
fn PasswordForm() -> Element {
    let mut current = use_signal(String::new);
    let mut new = use_signal(String::new);
    let mut readable = use_signal(|| false);
    let mut errors = use_signal(Vec::new);
    let mut attempt = use_signal(|| 0);
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
            TextField {
                id: CURRENT,
                label: t!("password-current"),
                value: current(),
                oninput: move |text| current.set(text),
                problem: FieldError::of(&all, CURRENT),
                kind,
                autocomplete: "current-password",
                autocapitalize: "none",
            }
            TextField {
                id: NEW,
                label: t!("password-new"),
                hint: t!("password-new-hint"),
                value: new(),
                oninput: move |text| new.set(text),
                problem: FieldError::of(&all, NEW),
                kind,
                autocomplete: "new-password",
                autocapitalize: "none",
            }
            label { class: "choice",
                input {
                    r#type: "checkbox",
                    checked: readable(),
                    onchange: move |event| readable.set(event.checked()),
                }
                span { {t!("sign-in-show-password")} }
            }
            if let Some(failure) = failure {
                FailureView { failure }
            }
            div { class: "form-actions",
                Button { kind: ButtonKind::Primary, submit: true, busy: *submit.busy.read(), {t!("password-save")} }
            }
        }
    }
}
