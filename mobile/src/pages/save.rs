//! A document as the service makes it: saved as a PDF, or what is on the screen printed.

use dioxus::prelude::*;
use shared::{Endpoint, contract::Pdf};

use super::{failure_of, state::use_flag};
use crate::{
    api::use_api,
    components::{ButtonKind, Look, button, button_with},
    failure::Failure,
    platform, t,
};

/// What is asked with, for props: nothing of it changes while the buttons stand there.
#[derive(Clone)]
pub(super) struct Asked<T>(pub(super) T);

impl<T> PartialEq for Asked<T> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The two buttons; the file is called so.
#[component]
pub(super) fn Save<E>(
    at: Asked<E::Path>,
    body: Asked<E::Request>,
    file: String,
    kind: ButtonKind,
) -> Element
where
    E: Endpoint<Response = Pdf>,
    E::Path: Clone,
    E::Request: Clone,
{
    let api = use_api();
    let mut busy = use_flag(false);
    let mut failure = use_signal(|| None::<Failure>);
    let fetch = move |()| {
        if *busy.peek() {
            return;
        }
        busy.set(true);
        let (at, body, file) = (at.0.clone(), body.0.clone(), file.clone());
        spawn(async move {
            match api.fetch::<E>(&at, &body).await {
                Ok(bytes) => {
                    failure.set(None);
                    platform::save_bytes(&file, &bytes);
                }
                Err(why) => failure.set(Some(why)),
            }
            busy.set(false);
        });
    };
    rsx! {
        div { class: "actions",
            {button_with(Look { kind, busy: busy(), ..Look::default() }, t!("page-save"), fetch)}
            {button(ButtonKind::Ordinary, t!("action-print"), |()| platform::print())}
        }
        {failure_of(failure)}
    }
}
