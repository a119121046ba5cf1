//! What matters to the patient, on top of the page staff work from.

use dioxus::prelude::*;
use shared::{patients::PatientPage as Record, right::Right, what_matters::EntryStatus};

use super::{entry::EntryWork, patient::About};
use crate::{api::Answer, components::empty_view, pages::Given, t};

/// All entries: those that matter now in the patient's order, the others folded.
pub(super) fn matters(record: &Record, page: Answer<Record>) -> Element {
    let about = About::of(record);
    if !record.may.contains(&Right::ReadWhatMatters) {
        return rsx! {};
    }
    let may_follow_up = record.may.contains(&Right::FollowUpWhatMatters);
    let (active, others): (Vec<_>, Vec<_>) = record
        .what_matters
        .iter()
        .partition(|entry| entry.status == EntryStatus::Active);
    rsx! {
        section { class: "stack", aria_labelledby: "matters",
            h2 { id: "matters", tabindex: "-1", {t!("patient-matters", name: &*about.name)} }
            if active.is_empty() {
                {empty_view(t!("patient-matters-none", name: &*about.name), None)}
            }
            for entry in active {
                EntryWork {
                    key: "{entry.id}",
                    about: about.clone(),
                    entry: Given::new(entry.clone()),
                    may_follow_up,
                    page,
                }
            }
            if !others.is_empty() {
                details {
                    summary { {t!("patient-matters-earlier")} }
                    div { class: "stack",
                        for entry in others {
                            EntryWork {
                                key: "{entry.id}",
                                about: about.clone(),
                                entry: Given::new(entry.clone()),
                                may_follow_up: false,
                                page,
                            }
                        }
                    }
                }
            }
        }
    }
}
