//! Signing in with user name and password. Stands in front of any page while nobody is signed in.

use dioxus::prelude::*;
use shared::{
    identity::{Language, SignInRequest},
    text::Line,
};

use crate::{
    api::use_api,
    components::{
        Button, ButtonKind, EmergencyLinks, ErrorSummary, FieldError, LanguagePicker, Notice,
        PageTitle, TextField,
    },
    failure::Failure,
    i18n::I18n,
    pages::FailureView,
    platform, t,
};

/// The sign-in screen; `expired` when a session ended by itself.
#[component]
pub fn SignInPage(expired: bool) -> Element {
    let i18n = use_context::<I18n>();
    let mut chosen = use_signal(|| None::<Language>);
    rsx! {
        main { id: "content", class: "page sign-in", tabindex: "-1",
            LanguagePicker {
                onchoose: move |language| {
                    chosen.set(Some(language));
                    i18n.choose(language);
                },
            }
            PageTitle { title: t!("sign-in-title") }
            p { class: "lead", {t!("app-line")} }
            if expired {
                Notice {
                    p { {t!("sign-in-expired")} }
                }
            }
            SignInForm { language: chosen() }
            EmergencyLinks {}
        }
    }
}

/// What was typed, checked.
fn checked(username: &str, password: &str) -> Result<SignInRequest, Vec<FieldError>> {
    let name = Line::new(username);
    let mut errors = Vec::new();
    if let Err(error) = &name {
        let label = Some(t!("sign-in-username"));
        errors.push(FieldError::new(
            "username",
            &FieldError::code_in(error),
            label,
        ));
    }
    if password.is_empty() {
        let label = Some(t!("sign-in-password"));
        errors.push(FieldError::new("password", "empty", label));
    }
    match name {
        Ok(username) if errors.is_empty() => Ok(SignInRequest {
            username,
            password: password.to_owned(),
            kind: platform::SESSION_KIND,
            device: platform::device_name().and_then(|device| Line::new(&device).ok()),
        }),
        _ => Err(errors),
    }
}

#[component]
fn SignInForm(language: Option<Language>) -> Element {
    let api = use_api();
    let mut username = use_signal(String::new);
    let mut password = use_signal(String::new);
    let mut readable = use_signal(|| false);
    let mut errors = use_signal(Vec::new);
    let mut attempt = use_signal(|| 0);
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<Failure>);
    let press = move |event: FormEvent| {
        event.prevent_default();
        failure.set(None);
        match checked(&username.peek(), &password.peek()) {
            Err(found) => {
                errors.set(found);
                attempt += 1;
            }
            Ok(_) if *busy.peek() => {}
            Ok(request) => {
                errors.set(Vec::new());
                busy.set(true);
                spawn(async move {
                    let answer = api.sign_in(&request, language).await;
                    busy.set(false);
                    failure.set(answer.err());
                });
            }
        }
    };
    rsx! {
        form { class: "form", novalidate: true, onsubmit: press,
            ErrorSummary { errors: errors(), attempt: attempt() }
            TextField {
                id: "username",
                label: t!("sign-in-username"),
                hint: t!("sign-in-username-hint"),
                value: username(),
                oninput: move |text| username.set(text),
                problem: FieldError::of(&errors.read(), "username"),
                autocomplete: "username",
                autocapitalize: "none",
            }
            TextField {
                id: "password",
                label: t!("sign-in-password"),
                value: password(),
                oninput: move |text| password.set(text),
                problem: FieldError::of(&errors.read(), "password"),
                kind: if readable() { "text" } else { "password" },
                autocomplete: "current-password",
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
            if let Some(failure) = failure() {
                FailureView { failure }
            }
            div { class: "form-actions",
                Button { kind: ButtonKind::Primary, submit: true, busy: busy(), {t!("action-sign-in")} }
            }
        }
    }
}
