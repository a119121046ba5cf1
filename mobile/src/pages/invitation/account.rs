//! With an account or without: none, a new one, or the one somebody has.

use dioxus::prelude::*;
use shared::invitations::{NewRelativeAccount, WithAccount};

use super::answer::account_errors;
use crate::{
    components::{
        ButtonKind, Field, FieldError, Input, button, choices, notice, page_title, sets,
        text_field_of,
    },
    pages::{
        identity::SignInForm,
        patients::work::{Check, Form, plain_form},
        state::use_text,
    },
    session::use_me,
    t,
};

/// The new account's user name.
pub(super) const USERNAME: &str = "account-username";
/// Its password; never kept as a draft.
pub(super) const PASSWORD: &str = "account-password";
/// Which of them.
pub(super) const CHOICE: &str = "account-choice";

/// The choice, and what it needs.
#[component]
pub(super) fn AccountStep(
    name: String,
    has_account: bool,
    form: Form,
    onsend: EventHandler<WithAccount>,
    onback: EventHandler<()>,
) -> Element {
    let choice = use_text(&String::new);
    let username = use_text(&String::new);
    let password = use_text(&String::new);
    let me = use_me();
    let errors = account_errors(form);
    let options = ["none", "new", "mine"]
        .map(|one| (one.to_owned(), t!(&format!("account-{one}"), name: &*name)));
    let signed_in = me.as_ref().map(|me| me.name.clone());
    let send = move |()| {
        let mut wrong = Check::default();
        let account = match &**choice.peek() {
            _ if has_account => Some(WithAccount::None),
            "none" => Some(WithAccount::None),
            "mine" => Some(WithAccount::SignedIn),
            "new" => new_account(username, password, &mut wrong).map(WithAccount::New),
            _ => {
                wrong.refuse(CHOICE, t!("account-question"), "missing");
                None
            }
        };
        if form.may_send(wrong.wrong())
            && let Some(account) = account
        {
            onsend.call(account);
        }
    };
    let save = match &**choice.read() {
        "new" => t!("account-save-new"),
        _ => t!("account-save"),
    };
    let must_sign_in = *choice.read() == "mine" && signed_in.is_none();
    rsx! {
        {page_title(t!("account-title"), None)}
        if has_account {
            {notice(rsx! { p { {t!("account-known")} } })}
        } else {
            p { {t!("account-lead", name: &*name)} }
            {choices(&options, Field {
                id: CHOICE,
                label: t!("account-question"),
                hint: None,
                value: choice(),
                problem: FieldError::of(&errors, CHOICE),
                oninput: sets(choice),
            })}
        }
        if must_sign_in {
            p { {t!("account-sign-in-first")} }
            SignInForm { language: None }
        } else {
            {plain_form(form, &errors, save, send, rsx! {}, rsx! {
                if *choice.read() == "new" {
                    {new_fields(username, password, &errors)}
                }
                if *choice.read() == "mine" {
                    if let Some(signed_in) = signed_in {
                        p { {t!("account-signed-in", name: signed_in)} }
                    }
                }
            })}
        }
        div { class: "actions",
            {button(ButtonKind::Quiet, t!("account-back"), move |()| onback.call(()))}
        }
    }
}

fn new_account(
    username: Signal<String>,
    password: Signal<String>,
    wrong: &mut Check,
) -> Option<NewRelativeAccount> {
    let username = wrong.line(USERNAME, t!("account-username"), &username.peek());
    let password = password.peek().clone();
    if password.is_empty() {
        wrong.refuse(PASSWORD, t!("account-password"), "empty");
        return None;
    }
    Some(NewRelativeAccount {
        username: username?,
        password,
    })
}

fn new_fields(
    username: Signal<String>,
    password: Signal<String>,
    errors: &[FieldError],
) -> Element {
    rsx! {
        {text_field_of(
            Input { autocomplete: Some("username"), autocapitalize: Some("none"), ..Input::default() },
            Field {
                id: USERNAME,
                label: t!("account-username"),
                hint: Some(t!("account-username-hint")),
                value: username(),
                problem: FieldError::of(errors, USERNAME),
                oninput: sets(username),
            },
        )}
        {text_field_of(
            Input {
                kind: "password",
                autocomplete: Some("new-password"),
                autocapitalize: Some("none"),
                ..Input::default()
            },
            Field {
                id: PASSWORD,
                label: t!("account-password"),
                hint: Some(t!("password-new-hint")),
                value: password(),
                problem: FieldError::of(errors, PASSWORD),
                oninput: sets(password),
            },
        )}
    }
}
