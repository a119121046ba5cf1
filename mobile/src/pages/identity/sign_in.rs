//! Signing in with user name and password. Stands in front of any page while nobody is signed in.

use dioxus::prelude::*;
use shared::{
    identity::{Language, SignInRequest},
    text::Line,
};

use crate::{
    api::use_api,
    components::{
        ErrorSummary, Field, FieldError, Input, LanguagePicker, emergency_links, notice,
        page_title, sets, submit_button, text_field_of,
    },
    failure::Failure,
    i18n::I18n,
    pages::{
        failure_view,
        state::{use_errors, use_flag, use_text},
    },
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
            {page_title(t!("sign-in-title"), None)}
            p { class: "lead", {t!("app-line")} }
            if expired {
                {notice(rsx! { p { {t!("sign-in-expired")} } })}
            }
            SignInForm { language: chosen() }
            {emergency_links()}
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

/// The form.
#[component]
pub fn SignInForm(language: Option<Language>) -> Element {
    let api = use_api();
    let username = use_text(&String::new);
    let password = use_text(&String::new);
    let mut readable = use_flag(false);
    let (mut errors, mut attempt) = use_errors();
    let mut busy = use_flag(false);
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
            {text_field_of(
                Input { autocomplete: Some("username"), autocapitalize: Some("none"), ..Input::default() },
                Field {
                    id: "username",
                    label: t!("sign-in-username"),
                    hint: Some(t!("sign-in-username-hint")),
                    value: username(),
                    problem: FieldError::of(&errors.read(), "username"),
                    oninput: sets(username),
                },
            )}
            {text_field_of(
                Input {
                    kind: if readable() { "text" } else { "password" },
                    autocomplete: Some("current-password"),
                    autocapitalize: Some("none"),
                    ..Input::default()
                },
                Field {
                    id: "password",
                    label: t!("sign-in-password"),
                    hint: None,
                    value: password(),
                    problem: FieldError::of(&errors.read(), "password"),
                    oninput: sets(password),
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
            if let Some(failure) = failure() {
                {failure_view(&failure)}
            }
            div { class: "form-actions",
                {submit_button(busy(), t!("action-sign-in"))}
            }
        }
    }
}
