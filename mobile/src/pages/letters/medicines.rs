//! The medicines at discharge: a table that becomes cards on a phone, with its meaning kept.

use dioxus::prelude::*;
use shared::summaries::{Medicine, MedicineChange};

use super::sections::says_changes;
use crate::{components::day_words, i18n, t};

/// The table, what changed first, below a heading with the id `medicines-title`. Where nothing is said about changes,
/// nothing is claimed.
pub(in crate::pages) fn table_of(medicines: &[Medicine], lang: &str) -> Element {
    let changes = says_changes(medicines);
    let mut medicines: Vec<_> = medicines.iter().collect();
    medicines.sort_by_key(|medicine| match medicine.change {
        MedicineChange::New => 0,
        MedicineChange::Changed => 1,
        MedicineChange::Stopped => 2,
        MedicineChange::Unchanged => 3,
        MedicineChange::NotStated => 4,
    });
    // The roles stay when the style sheet makes blocks of rows and cells on a narrow screen.
    rsx! {
        table { class: "medicines", role: "table", aria_labelledby: "medicines-title",
            thead { role: "rowgroup",
                tr { role: "row",
                    th { scope: "col", role: "columnheader", {t!("medicine-name")} }
                    if changes {
                        th { scope: "col", role: "columnheader", {t!("medicine-change")} }
                    }
                    th { scope: "col", role: "columnheader", {t!("medicine-dosage")} }
                    if changes {
                        th { scope: "col", role: "columnheader", {t!("medicine-reason")} }
                    }
                }
            }
            tbody { role: "rowgroup",
                {medicines.into_iter().map(|medicine| medicine_row(medicine, lang, changes))}
            }
        }
    }
}

fn medicine_row(medicine: &Medicine, lang: &str, changes: bool) -> Element {
    let change = i18n::api_name(&medicine.change);
    let until = medicine
        .until
        .map(|day| t!("medicine-until", date: day_words(day)));
    let needed = medicine.as_needed.then(|| t!("medicine-as-needed"));
    let more: Vec<_> = needed.into_iter().chain(until).collect();
    rsx! {
        tr { role: "row", class: "medicine-{change}",
            th { scope: "row", role: "rowheader", lang, {medicine.name.to_string()} }
            if changes {
                td { role: "cell",
                    if medicine.change != MedicineChange::NotStated {
                        span { class: "chip", {i18n::named("medicine-change", &medicine.change)} }
                    }
                }
            }
            td { role: "cell", "data-label": t!("medicine-dosage"),
                if let Some(dosage) = &medicine.dosage {
                    span { lang, {dosage.to_string()} }
                } else if medicine.change == MedicineChange::Stopped {
                    {t!("medicine-do-not-take")}
                } else {
                    {t!("medicine-no-dosage")}
                }
                if !more.is_empty() {
                    span { class: "meta", " ({more.join(\", \")})" }
                }
                if let Some(reason) = medicine.reason.as_ref().filter(|_| !changes) {
                    p { class: "meta", lang, {reason.to_string()} }
                }
            }
            if changes {
                if let Some(reason) = &medicine.reason {
                    td { role: "cell", "data-label": t!("medicine-reason"), lang, {reason.to_string()} }
                } else {
                    td { role: "cell" }
                }
            }
        }
    }
}
