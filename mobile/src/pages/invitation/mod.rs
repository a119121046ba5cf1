//! An invitation: «Kåre har ført deg opp som pårørende.» For anybody who has the link or the code, signed in or
//! not.
//!
//! Invariant: the link's secret is taken out of the address as it is read, and is kept nowhere but in this
//! page's memory. Nothing here tells that somebody is ill, where they are or who cares for them.

mod account;
mod answer;
mod proof;
mod receipt;

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    invitations::{
        InvitationAnswered, InvitationContent, InvitationCover, InvitationState, InvitationToken,
        OpenInvitation,
    },
    problem::code,
    text::Line,
};

use crate::{
    api::use_submit,
    components::{Field, FieldError, LanguagePicker, link, page_title, sets, text_field_of},
    components::{Input, loading_view, moment_words, warning},
    i18n::I18n,
    pages::{
        Given, failure_with_retry,
        patients::work::{Check, use_form, work_form},
        state::{use_focus, use_text},
    },
    platform,
    route::Route,
    t,
};

const CODE: &str = "invitation-code";

/// The page.
pub fn invitation_page() -> Element {
    let i18n = use_context::<I18n>();
    let mut secret = use_signal(platform::take_secret);
    let token = secret
        .read()
        .as_deref()
        .and_then(|text| Line::new(text).ok());
    rsx! {
        LanguagePicker { onchoose: move |language| i18n.choose(language) }
        match token {
            Some(token) => rsx! {
                Opened { token: Secret(token), onother: move |()| secret.set(None) }
            },
            None => rsx! {
                CodeForm { oncode: move |code| secret.set(Some(code)) }
            },
        }
    }
}

/// What opens an invitation, for props: compared, never shown.
#[derive(Clone, PartialEq)]
struct Secret(Line<100>);

/// A code on paper, typed.
#[component]
fn CodeForm(oncode: EventHandler<String>) -> Element {
    let code = use_text(&String::new);
    let form = use_form();
    use_focus("page-title");
    let navigator = use_navigator();
    let errors = form.errors(&[]);
    let open = move |()| {
        let mut wrong = Check::default();
        let typed = wrong.line::<100>(CODE, t!("invitation-code"), &code.peek());
        if form.may_send(wrong.wrong())
            && let Some(typed) = typed
        {
            oncode.call(typed.into_string());
        }
    };
    rsx! {
        {page_title(t!("invitation-title"), Some(rsx! { p { {t!("invitation-code-lead")} } }))}
        {work_form(
            form,
            &errors,
            t!("action-next"),
            open,
            move |()| {
                navigator.push(Route::Home {});
            },
            text_field_of(
                Input {
                    autocomplete: Some("off"),
                    autocapitalize: Some("characters"),
                    ..Input::default()
                },
                Field {
                    id: CODE,
                    label: t!("invitation-code"),
                    hint: Some(t!("invitation-code-hint")),
                    value: code(),
                    problem: FieldError::of(&errors, CODE),
                    oninput: sets(code),
                },
            ),
        )}
    }
}

/// How far one has come.
#[derive(Clone, PartialEq)]
enum Stage {
    /// To prove who one is.
    Proof,
    /// Proven by this fact: what is registered, to be answered.
    Answer(Given<InvitationContent>, String),
    /// Answered; nothing when one declined.
    Done(Option<Given<InvitationAnswered>>),
}

#[component]
fn Opened(token: Secret, onother: EventHandler<()>) -> Element {
    let opening = use_submit();
    let mut cover = use_signal(|| None::<InvitationCover>);
    let mut stage = use_signal(|| Stage::Proof);
    let ask = {
        let token = token.clone();
        use_callback(move |()| {
            let token = token.0.clone();
            opening.send::<OpenInvitation>(Nothing {}, InvitationToken { token }, move |now| {
                cover.set(Some(now));
            });
        })
    };
    use_effect(move || ask.call(()));
    use_effect(move || {
        let _ = (stage.read(), cover.read());
        platform::focus("page-title");
    });
    let Some(now) = cover() else {
        return match &*opening.failure.read() {
            Some(failure) if failure.code() == Some(code::NOT_FOUND) => rsx! {
                {page_title(t!("invitation-title"), None)}
                {warning(rsx! { p { {t!("invitation-unknown")} } })}
                {another(onother)}
            },
            Some(failure) => failure_with_retry(failure, move |()| ask.call(())),
            None => loading_view(),
        };
    };
    let name = now.given_name.clone();
    match stage() {
        Stage::Done(answered) => rsx! {
            receipt::Receipt { name, answered }
        },
        _ if now.state != InvitationState::Open => over(&now, onother),
        Stage::Proof => rsx! {
            proof::Proof {
                token,
                cover: Given::new(now),
                onwrong: move |()| ask.call(()),
                onproven: move |(content, fact)| stage.set(Stage::Answer(Given::new(content), fact)),
            }
        },
        Stage::Answer(content, fact) => rsx! {
            answer::AnswerForm {
                token,
                fact,
                content,
                draft_key: now.until.timestamp_micros(),
                onstale: move |()| ask.call(()),
                onanswered: move |answered: Option<InvitationAnswered>| {
                    stage.set(Stage::Done(answered.map(Given::new)));
                },
            }
        },
    }
}

/// It cannot be answered any longer: why, and what to do.
fn over(cover: &InvitationCover, onother: EventHandler<()>) -> Element {
    let name = &*cover.given_name;
    let why = match cover.state {
        InvitationState::Answered | InvitationState::Open => t!("invitation-answered", name: name),
        InvitationState::Expired => {
            t!("invitation-expired", name: name, when: moment_words(cover.until))
        }
        InvitationState::Revoked => t!("invitation-revoked", name: name),
        InvitationState::Locked => t!("invitation-locked", name: name),
    };
    rsx! {
        {page_title(t!("invitation-over"), None)}
        p { {why} }
        if cover.state == InvitationState::Answered {
            p {
                {link("button button-primary", Route::Home {}, rsx! { {t!("action-sign-in")} })}
            }
        }
        {another(onother)}
    }
}

fn another(onother: EventHandler<()>) -> Element {
    rsx! {
        div { class: "actions",
            {crate::components::button(
                crate::components::ButtonKind::Ordinary,
                t!("invitation-other-code"),
                move |()| onother.call(()),
            )}
        }
    }
}
