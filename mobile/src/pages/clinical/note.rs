//! The note before the planned discharge: the newest, and those before it.

use dioxus::prelude::*;
use shared::clinical_records::PlannedDischargeNote;

use super::{Records, by, fact, own_stay, to};
use crate::{
    components::{empty_view, link, long_words},
    route::AtClinical,
    t,
};

/// The card; none where there is no stay to write about and nothing was written.
pub(super) fn notes(records: &Records) -> Element {
    let lasts = records.stays.iter().any(|stay| !stay.ended);
    if !lasts && records.notes.is_empty() {
        return rsx! {};
    }
    let own = own_stay(records);
    let mut all = records.notes.iter();
    let newest = all.next();
    let again = own.is_some_and(|stay| newest.is_some_and(|newest| newest.stay == stay.id));
    rsx! {
        section { class: "card stack", aria_labelledby: "discharge-note",
            h2 { id: "discharge-note", {t!("discharge-note-title")} }
            if let Some(newest) = newest {
                {one(newest)}
            } else {
                {empty_view(t!("discharge-note-none"), None)}
            }
            if let Some(stay) = own {
                if stay.planned_on.is_some() {
                    div { class: "actions",
                        {link("button", to(records, AtClinical::Note), rsx! {
                            if again { {t!("discharge-note-new")} } else { {t!("discharge-note-write")} }
                        })}
                    }
                } else {
                    p { class: "meta", {t!("discharge-note-no-date")} }
                }
            }
            if records.notes.len() > 1 {
                details {
                    summary { {t!("clinical-earlier")} }
                    ol { class: "timeline",
                        for each in all {
                            li { key: "{each.id}", {one(each)} }
                        }
                    }
                }
            }
        }
    }
}

fn one(note: &PlannedDischargeNote) -> Element {
    rsx! {
        div { class: "stack stack-tight",
            p { strong { {t!("discharge-note-for", date: long_words(note.planned_on))} } }
            {fact(t!("discharge-note-status"), Some(&note.status_now))}
            {fact(t!("discharge-note-plan"), Some(&note.plan))}
            {fact(t!("discharge-note-treatment"), note.treatment_clarification.as_deref())}
            {fact(t!("discharge-note-open"), note.open_items.as_deref())}
            {by(&note.author, note.at)}
        }
    }
}
