//! The medicines of a message: a table that becomes a list on a phone. What was changed a message does not say.

use dioxus::prelude::*;
use shared::messages::{MedicineUse, MessageMedicine};

use super::{LANG, parts::part};
use crate::{components::long_words, i18n, t};

/// The table, in the sender's order.
pub(super) fn medicines(medicines: &[MessageMedicine]) -> Element {
    if medicines.is_empty() {
        return rsx! {};
    }
    // The roles stay when the style sheet makes blocks of rows and cells on a narrow screen.
    part(
        t!("section-medicines"),
        rsx! {
            table { class: "medicines", role: "table",
                thead { role: "rowgroup",
                    tr { role: "row",
                        th { scope: "col", role: "columnheader", {t!("medicine-name")} }
                        th { scope: "col", role: "columnheader", {t!("message-medicine-use")} }
                        th { scope: "col", role: "columnheader", {t!("message-medicine-dosage")} }
                        th { scope: "col", role: "columnheader", {t!("message-note")} }
                    }
                }
                tbody { role: "rowgroup", {medicines.iter().map(row)} }
            }
        },
    )
}

fn row(medicine: &MessageMedicine) -> Element {
    let stopped = medicine.usage == MedicineUse::Stopped;
    let class = if stopped { "medicine-stopped" } else { "" };
    let name = [
        Some(&medicine.name),
        medicine.strength.as_ref(),
        medicine.form.as_ref(),
    ];
    let name: Vec<&str> = name.into_iter().flatten().map(String::as_str).collect();
    rsx! {
        tr { role: "row", class,
            th { scope: "row", role: "rowheader", lang: LANG, {name.join(" ")} }
            td { role: "cell",
                if medicine.usage != MedicineUse::NotStated {
                    span { class: "chip", {i18n::named("medicine-use", &medicine.usage)} }
                }
            }
            td { role: "cell", "data-label": t!("message-medicine-dosage"), lang: LANG, {medicine.dosage.as_deref()} }
            td { role: "cell", "data-label": t!("message-note"), {beside(medicine).join(" · ")} }
        }
    }
}

/// From when, until when, handed over, and the remark.
fn beside(medicine: &MessageMedicine) -> Vec<String> {
    let from = medicine
        .from
        .map(|day| t!("message-medicine-from", date: long_words(day)));
    let until = medicine
        .until
        .map(|day| t!("medicine-until", date: long_words(day)));
    let supplied = medicine.supplied.then(|| t!("message-medicine-supplied"));
    let note = medicine.note.clone();
    from.into_iter()
        .chain(until)
        .chain(supplied)
        .chain(note)
        .collect()
}
