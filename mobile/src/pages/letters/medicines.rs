//! The medicines at discharge: a table that becomes cards on a phone, with its meaning kept.

use dioxus::prelude::*;
use shared::summaries::{Medicine, MedicineChange};

use crate::{components::day_words, i18n, t};

/// The table, what changed first.
#[component]
pub fn Medicines(medicines: Vec<Medicine>, lang: String) -> Element {
    let mut medicines = medicines;
    medicines.sort_by_key(|medicine| match medicine.change {
        MedicineChange::New => 0,
        MedicineChange::Changed => 1,
        MedicineChange::Stopped => 2,
        MedicineChange::Unchanged => 3,
    });
    // The roles stay when the style sheet makes blocks of rows and cells on a narrow screen.
    rsx! {
        section { class: "stack",
            h2 { id: "medicines-title", {t!("section-medicines")} }
            table { class: "medicines", role: "table", aria_labelledby: "medicines-title",
                thead { role: "rowgroup",
                    tr { role: "row",
                        th { scope: "col", role: "columnheader", {t!("medicine-name")} }
                        th { scope: "col", role: "columnheader", {t!("medicine-change")} }
                        th { scope: "col", role: "columnheader", {t!("medicine-dosage")} }
                        th { scope: "col", role: "columnheader", {t!("medicine-reason")} }
                    }
                }
                tbody { role: "rowgroup",
                    for (index , medicine) in medicines.into_iter().enumerate() {
                        MedicineRow { key: "{index}", medicine, lang: lang.clone() }
                    }
                }
            }
        }
    }
}

#[component]
fn MedicineRow(medicine: Medicine, lang: String) -> Element {
    let change = i18n::api_name(&medicine.change);
    let until = medicine
        .until
        .map(|day| t!("medicine-until", date: day_words(day)));
    let needed = medicine.as_needed.then(|| t!("medicine-as-needed"));
    let more: Vec<_> = needed.into_iter().chain(until).collect();
    rsx! {
        tr { role: "row", class: "medicine-{change}",
            th { scope: "row", role: "rowheader", lang: "{lang}", {medicine.name.to_string()} }
            td { role: "cell",
                span { class: "chip", {i18n::named("medicine-change", &medicine.change)} }
            }
            td { role: "cell", "data-label": t!("medicine-dosage"),
                if let Some(dosage) = &medicine.dosage {
                    span { lang: "{lang}", {dosage.to_string()} }
                } else if medicine.change == MedicineChange::Stopped {
                    {t!("medicine-do-not-take")}
                } else {
                    {t!("medicine-no-dosage")}
                }
                if !more.is_empty() {
                    span { class: "meta", " ({more.join(\", \")})" }
                }
            }
            if let Some(reason) = &medicine.reason {
                td { role: "cell", "data-label": t!("medicine-reason"), lang: "{lang}", {reason.to_string()} }
            } else {
                td { role: "cell" }
            }
        }
    }
}
