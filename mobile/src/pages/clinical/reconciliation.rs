//! The reconciliation of medicines: how it stands, and how it went.

use dioxus::prelude::*;
use shared::{clinical_records::MedicationReconciliation, right::Right};

use super::{Records, by, fact, to};
use crate::{
    components::{day_title, empty_view, link},
    i18n,
    route::AtClinical,
    t,
};

/// The card.
pub(super) fn reconciliation(records: &Records) -> Element {
    let mut all = records.reconciliations.iter();
    let newest = all.next();
    rsx! {
        section { class: "card stack", aria_labelledby: "reconciliation",
            h2 { id: "reconciliation", {t!("reconciliation-title")} }
            if let Some(newest) = newest {
                {one(newest)}
            } else {
                {empty_view(t!("reconciliation-none"), None)}
            }
            if records.may.contains(&Right::WriteClinicalRecords) {
                div { class: "actions",
                    {link("button", to(records, AtClinical::Reconciliation), rsx! { {t!("reconciliation-update")} })}
                }
            }
            if records.reconciliations.len() > 1 {
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

fn one(record: &MedicationReconciliation) -> Element {
    let sources: Vec<_> = record
        .sources
        .iter()
        .map(|source| i18n::named("medicine-source", source))
        .collect();
    let sources = sources.join(", ");
    rsx! {
        div { class: "stack stack-tight",
            p { strong { {i18n::named("reconciliation-status", &record.status)} } }
            p { class: "meta", {day_title(record.day)} }
            {fact(t!("reconciliation-open"), record.open_questions.as_deref())}
            {fact(t!("reconciliation-sources-short"), Some(&*sources).filter(|text| !text.is_empty()))}
            {fact(t!("reconciliation-spoken-short"), record.spoken_with.as_deref())}
            {by(&record.author, record.at)}
        }
    }
}
