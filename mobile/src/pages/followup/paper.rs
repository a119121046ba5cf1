//! The page for the GP: read, printed, saved as a PDF, or shared by a link.

use dioxus::prelude::*;
use shared::{
    Endpoint,
    contract::{Nothing, Pdf},
    gp_visits::{GetVisitPage, GetVisitPaper},
    patients::AtPatient,
};

use super::{Reader, Whose, links::Links, page::visit_page};
use crate::{
    api::{use_answer, use_api},
    components::{ButtonKind, Look, button, button_with, page_title},
    failure::Failure,
    pages::{failure_of, shown, state::use_flag},
    platform,
    route::AtFollowUp,
    t,
};

/// The page.
#[component]
pub(super) fn Paper(whose: Whose) -> Element {
    let patient = whose.patient;
    let answer = use_answer::<GetVisitPage>(move || (AtPatient { patient }, Nothing {}));
    let shares = matches!(whose.reader, Reader::Own | Reader::HomeCare);
    rsx! {
        {whose.back()}
        {page_title(whose.titled(t!("page-title")), shares.then(|| rsx! { p { class: "no-print", {t!("page-lead")} } }))}
        Save::<GetVisitPaper> { at: Asked(AtPatient { patient }), body: Asked(()) }
        {shown(answer, |page| rsx! {
            {visit_page(page)}
        })}
        if shares {
            Links { patient }
        }
        p { class: "back",
            {whose.way("link", AtFollowUp::Before, t!("before-title"))}
        }
    }
}

/// What is asked with, for props: nothing of it changes while the buttons stand there.
#[derive(Clone)]
pub(super) struct Asked<T>(pub(super) T);

impl<T> PartialEq for Asked<T> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// Saving the page as a PDF, and printing it.
#[component]
pub(super) fn Save<E>(at: Asked<E::Path>, body: Asked<E::Request>) -> Element
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
        let (at, body) = (at.0.clone(), body.0.clone());
        spawn(async move {
            match api.fetch::<E>(&at, &body).await {
                Ok(bytes) => {
                    failure.set(None);
                    platform::save_bytes(&t!("page-file"), &bytes);
                }
                Err(why) => failure.set(Some(why)),
            }
            busy.set(false);
        });
    };
    rsx! {
        div { class: "actions",
            {button_with(
                Look { kind: ButtonKind::Primary, busy: busy(), ..Look::default() },
                t!("page-save"),
                fetch,
            )}
            {button(ButtonKind::Ordinary, t!("action-print"), |()| platform::print())}
        }
        {failure_of(failure)}
    }
}
