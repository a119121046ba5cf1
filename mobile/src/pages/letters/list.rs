//! The letters: the newest of each stay. Is there only one, it is shown at once.

use std::cmp::Reverse;

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    id::{Id, Patient},
    patients::AtPatient,
    summaries::{ListSummaries, SummaryHeadline},
};

use super::view::LetterView;
use crate::{
    api::use_answer,
    components::{empty_view, link, long_words, page_title, short_words},
    i18n,
    pages::{for_patient, shown},
    route::Route,
    t,
};

/// The list.
pub fn letters_page() -> Element {
    for_patient(|patient| {
        rsx! {
            {page_title(t!("letters-title"), None)}
            Letters { patient }
        }
    })
}

#[component]
fn Letters(patient: Id<Patient>) -> Element {
    let answer = use_answer::<ListSummaries>(move || (AtPatient { patient }, Nothing {}));
    shown(answer, |letters| {
        let newest = newest_of_each_stay(&letters.summaries);
        match newest.as_slice() {
            [] => rsx! {
                {empty_view(t!("letters-empty"), Some(rsx! { p { {t!("letters-empty-meanwhile")} } }))}
            },
            [only] => rsx! {
                LetterView { patient, summary: only.id }
            },
            _ => rsx! {
                ul { class: "plain-list stack",
                    {newest.into_iter().map(letter_line)}
                }
            },
        }
    })
}

fn letter_line(letter: &SummaryHeadline) -> Element {
    let came = letter.released_at.or(letter.signed_at);
    rsx! {
        li { key: "{letter.id}", class: "card",
            h2 {
                {link(
                    "link",
                    Route::Letter { summary: letter.id },
                    rsx! { {t!("letter-from", ward: &*letter.ward)} },
                )}
            }
            p { class: "row",
                if letter.read_at.is_none() {
                    span { class: "chip", {t!("letter-new")} }
                }
                if letter.number > 1 {
                    span { class: "chip", {t!("letter-version", number: letter.number)} }
                }
                if letter.status != shared::summaries::SummaryStatus::Released {
                    span { class: "chip", {i18n::named("summary-status", &letter.status)} }
                }
            }
            p { class: "meta", {stay_words(letter)} }
            if let Some(at) = came {
                p { class: "meta", {t!("letter-came", date: short_words(at))} }
            }
        }
    }
}

fn stay_words(letter: &SummaryHeadline) -> String {
    let from = long_words(letter.admitted_on);
    match letter.discharged_on {
        Some(to) => t!("date-from-to", from: from, to: long_words(to)),
        None => t!("letter-admitted", date: from),
    }
}

/// The newest version of each stay's letter, the newest letters first.
fn newest_of_each_stay(all: &[SummaryHeadline]) -> Vec<&SummaryHeadline> {
    let mut newest: Vec<&SummaryHeadline> = Vec::new();
    for letter in all {
        match newest.iter_mut().find(|other| other.stay == letter.stay) {
            Some(other) if other.number < letter.number => *other = letter,
            Some(_) => {}
            None => newest.push(letter),
        }
    }
    newest.sort_by_key(|letter| Reverse(letter.admitted_on));
    newest
}
