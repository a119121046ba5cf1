//! Letters from hospital, in a list: which, where they stand, whether the patient has read them.

use dioxus::prelude::*;
use shared::{
    patients::PatientPage as Record,
    right::Right,
    summaries::{SummaryHeadline, SummaryStatus},
};

use crate::{
    components::{link, short_words, today},
    date, i18n,
    route::Route,
    t,
};

/// The letters, one line for each stay: its newest version.
pub(super) fn letters(record: &Record) -> Element {
    let patient = record.patient.id;
    let mut stays = Vec::new();
    let newest: Vec<_> = record
        .summaries
        .iter()
        .filter(|letter| {
            let first = !stays.contains(&letter.stay);
            stays.push(letter.stay);
            first
        })
        .collect();
    // The ward writes a letter about each stay.
    let unwritten = record
        .stay
        .as_ref()
        .filter(|_| record.may.contains(&Right::WriteSummaries))
        .map(|stay| stay.id)
        .filter(|stay| !newest.iter().any(|letter| letter.stay == *stay));
    rsx! {
        section { class: "stack", aria_labelledby: "letters",
            h2 { id: "letters", {t!("patient-letters")} }
            if let Some(stay) = unwritten {
                div { class: "actions",
                    {link(
                        "button button-primary",
                        Route::WriteLetter { patient, stay },
                        rsx! { {t!("ward-letter-new")} },
                    )}
                }
            } else if newest.is_empty() {
                p { class: "meta", {t!("patient-letters-none")} }
            }
            for letter in newest {
                article { key: "{letter.id}", class: "card",
                    h3 {
                        {link("patient-name", address(record, letter), rsx! {
                            if letter.status == SummaryStatus::Draft {
                                {t!("ward-letter-continue")}
                            } else {
                                {t!("patient-letter-line", ward: &*letter.ward)}
                            }
                        })}
                    }
                    {standing(letter)}
                }
            }
        }
    }
}

/// A draft is written on, by those who may.
fn address(record: &Record, letter: &SummaryHeadline) -> Route {
    let (patient, stay) = (record.patient.id, letter.stay);
    let writes = record.may.contains(&Right::WriteSummaries);
    if writes && letter.status == SummaryStatus::Draft {
        Route::WriteLetter { patient, stay }
    } else {
        Route::WardLetter { patient, stay }
    }
}

fn standing(letter: &SummaryHeadline) -> Element {
    let (texts, this_day) = (i18n::texts(), today());
    let from = date::short(&texts, this_day, letter.admitted_on);
    let stay = match letter.discharged_on {
        Some(to) => {
            t!("ward-letter-stay", from: from, to: date::short(&texts, this_day, to))
        }
        None => t!("ward-letter-stay-open", from: from),
    };
    rsx! {
        p { class: "meta",
            {stay}
            if letter.number > 1 {
                " · "
                {t!("patient-letter-version", number: letter.number)}
            }
        }
        p { class: "row",
            span { class: "chip summary-{i18n::api_name(&letter.status)}",
                {i18n::named("summary-status", &letter.status)}
            }
            if letter.status == SummaryStatus::Released {
                if let Some(read) = letter.read_at {
                    span { class: "meta", {t!("patient-letter-read", when: short_words(read))} }
                } else {
                    span { class: "meta", {t!("patient-letter-unread")} }
                }
            }
        }
    }
}
