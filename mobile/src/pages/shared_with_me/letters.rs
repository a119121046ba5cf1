//! Letters, as far as they are open: the patient's section, or everything in them.
//!
//! The part of the app where letters are read knows for whom one acts from the first screen's answer, and asks for nothing
//! else of what is open. What is open no longer, the service says is not there.

use dioxus::prelude::*;
use shared::{
    consents::Scope,
    contract::Nothing,
    id::{self, Id, Patient},
    patients::AtPatient,
    sharing::ActingFor,
    summaries::{AtSummary, GetSummary, ListSummaries, SummaryHeadline},
};

use super::{ActingBar, Closed, begins_here, is_gone, not_open};
use crate::{
    api::{Answer, use_answer, use_api},
    components::{back_link, empty_view, link, page_title, short_words},
    pages::{letters::letter_for, shown},
    route::{AtShared, Route},
    session::Session,
    t,
};

/// The list, or one of them.
pub fn shared_letters_page(patient: ReadSignal<Id<Patient>>) -> Element {
    let session = use_context::<Session>();
    begins_here(session);
    let summary = match use_route::<Route>() {
        Route::Shared {
            at: AtShared::Letter(summary),
            ..
        } => Some(summary),
        _ => None,
    };
    let acting = session.acting();
    let Some(acting) = acting.iter().find(|one| one.patient == patient()) else {
        return rsx! {
            Closed {}
        };
    };
    let opens = [Scope::PatientInformation, Scope::WholeLetters];
    let is_open = opens.iter().any(|scope| acting.scopes.contains(scope));
    rsx! {
        ActingBar { acting: acting.clone() }
        if !is_open {
            {not_open(acting)}
        } else if let Some(summary) = summary {
            Letter { key: "{summary}", acting: acting.clone(), summary }
        } else {
            Letters { acting: acting.clone() }
        }
    }
}

/// What was open and is no longer stays nowhere in memory.
fn use_forgetting<T: Clone>(answer: Answer<T>) {
    let api = use_api();
    use_effect(move || {
        if is_gone(answer) {
            api.forget_answers();
        }
    });
}

#[component]
fn Letters(acting: ActingFor) -> Element {
    let patient = acting.patient;
    let answer = use_answer::<ListSummaries>(move || (AtPatient { patient }, Nothing {}));
    use_forgetting(answer);
    if is_gone(answer) {
        return not_open(&acting);
    }
    rsx! {
        {page_title(t!("shared-letters", name: &*acting.given_name), None)}
        {shown(answer, |letters| rsx! {
            if letters.summaries.is_empty() {
                {empty_view(t!("shared-letters-none"), None)}
            }
            ul { class: "plain-list stack",
                {letters.summaries.iter().map(|letter| line(patient, letter))}
            }
        })}
    }
}

fn line(patient: Id<Patient>, letter: &SummaryHeadline) -> Element {
    let to = Route::Shared {
        patient,
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
}

/// One letter. Reading it says nothing on the patient's behalf.
#[component]
fn Letter(acting: ActingFor, summary: Id<id::DischargeSummary>) -> Element {
    let patient = acting.patient;
    let answer = use_answer::<GetSummary>(move || (AtSummary { patient, summary }, Nothing {}));
    use_forgetting(answer);
    if is_gone(answer) {
        return not_open(&acting);
    }
    let letters = Route::Shared {
        patient,
        at: AtShared::Letters,
    };
    rsx! {
        {back_link(letters, t!("letters-all"))}
        {page_title(t!("letter-title"), None)}
        {shown(answer, |letter| rsx! {
            {letter_for(patient, letter, answer)}
        })}
    }
}
