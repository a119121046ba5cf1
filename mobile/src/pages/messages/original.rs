//! The bytes of a message, as a file.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    id::{self, Id, Patient},
    messages::{AtMessage, GetMessageOriginal, MessageOriginal},
};

use crate::{
    api::use_api,
    components::{ButtonKind, Look, button, button_with},
    failure::Failure,
    pages::{failure_of, state::use_flag},
    platform, t,
};

/// Fetches it when somebody asks for it.
#[component]
pub(super) fn Original(patient: Id<Patient>, message: Id<id::Message>, sha256: String) -> Element {
    let api = use_api();
    let mut busy = use_flag(false);
    let mut failure = use_signal(|| None::<Failure>);
    let fetch = move |()| {
        if *busy.peek() {
            return;
        }
        busy.set(true);
        spawn(async move {
            let at = AtMessage { patient, message };
            match api.get::<GetMessageOriginal>(&at, &Nothing {}).await {
                Ok(original) => {
                    platform::save_file(&original.file_name, &original.bytes);
                    failure.set(None);
                }
                Err(why) => failure.set(Some(why)),
            }
            busy.set(false);
        });
    };
    let look = Look {
        busy: busy(),
        ..Look::default()
    };
    rsx! {
        section { class: "stack stack-tight",
            h2 { {t!("message-original")} }
            p { {t!("message-original-explained")} }
            {fingerprint(&sha256)}
            div { class: "actions", {button_with(look, t!("message-original-fetch"), fetch)} }
            {failure_of(failure)}
        }
    }
}

/// A message that was made here: to be handed to the system that sends it on.
pub(super) fn made(original: &MessageOriginal, explained: String) -> Element {
    let file = original.clone();
    rsx! {
        section { class: "card",
            h2 { id: "made", tabindex: "-1", {t!("message-made")} }
            p { {explained} }
            p { {&*original.file_name} }
            {fingerprint(&original.sha256)}
            div { class: "actions",
                {button(ButtonKind::Primary, t!("message-download"), move |()| {
                    platform::save_file(&file.file_name, &file.bytes);
                })}
            }
        }
    }
}

fn fingerprint(sha256: &str) -> Element {
    rsx! {
        p { class: "meta", {t!("message-sha256", sum: sha256)} }
    }
}
