//! Letters, as far as they are open: the patient's section, or everything in them.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    id::{self, Id, Patient},
    problem::code,
    sharing::Shared,
    summaries::{AtSummary, GetSummary, SummaryHeadline},
};

use crate::{
    api::use_answer,
    components::{back_link, empty_view, link, page_title, short_words},
    pages::{letters::letter_for, not_found::NowhereView, shown},
    route::{AtShared, Route},
    t,
};

/// The list.
pub(super) fn list(shared: &Shared) -> Element {
    let acting = &shared.acting_for;
    let line = |letter: &SummaryHeadline| {
        let to = Route::Shared {
            patient: acting.patient,
            at: AtShared::Letter(letter.id),
        };
        rsx! {
            li { key: "{letter.id}", class: "card",
                h2 { {link("link", to, rsx! { {t!("letter-from", ward: &*letter.ward)} })} }
                if let Some(at) = letter.released_at {
                    p { class: "meta", {t!("letter-came", date: short_words(at))} }
                }
            }
        }
    };
    rsx! {
        {page_title(t!("shared-letters", name: &*acting.given_name), None)}
        if shared.summaries.is_empty() {
            {empty_view(t!("shared-letters-none"), None)}
        }
        ul { class: "plain-list stack", {shared.summaries.iter().map(line)} }
    }
}

/// One letter. Reading it says nothing on the patient's behalf.
#[component]
pub(super) fn Letter(patient: Id<Patient>, summary: Id<id::DischargeSummary>) -> Element {
    let answer = use_answer::<GetSummary>(move || (AtSummary { patient, summary }, Nothing {}));
    let failure = answer.failure.read();
    let gone = failure.as_ref().and_then(crate::failure::Failure::code) == Some(code::NOT_FOUND);
    let letters = Route::Shared {
        patient,
        at: AtShared::Letters,
    };
    if gone {
        return rsx! {
            NowhereView {}
        };
    }
    rsx! {
        {back_link(letters, t!("letters-all"))}
        {page_title(t!("letter-title"), None)}
        {shown(answer, |letter| rsx! {
            {letter_for(patient, letter, answer)}
        })}
    }
}
