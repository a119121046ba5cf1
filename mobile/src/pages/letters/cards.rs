//! The medicines as cards: what is new first, why, how to take it, and until when.

use chrono::NaiveDate;
use dioxus::prelude::*;
use shared::summaries::{Medicine, MedicineChange};

use super::{changes::Before, sections::says_changes};
use crate::{
    components::{day_words, notice, today},
    i18n,
    pages::Given,
    t,
};

/// The cards, and what is gone since the version before. Where nothing is said about changes, nothing is claimed.
pub(super) fn cards(medicines: &[Medicine], lang: &str, before: Option<&Given<Before>>) -> Element {
    let mut sorted: Vec<_> = medicines.iter().collect();
    sorted.sort_by_key(|medicine| match medicine.change {
        MedicineChange::New => 0,
        MedicineChange::Changed => 1,
        MedicineChange::Stopped => 2,
        MedicineChange::Unchanged => 3,
        MedicineChange::NotStated => 4,
    });
    let changes = says_changes(medicines);
    let gone: Vec<String> = before
        .map(|before| {
            before
                .gone(medicines)
                .map(|gone| gone.name.to_string())
                .collect()
        })
        .unwrap_or_default();
    rsx! {
        section { class: "stack", aria_labelledby: "medicines-title",
            h2 { id: "medicines-title", {t!("section-medicines")} }
            ul { class: "plain-list medicine-cards",
                {sorted.into_iter().map(|medicine| {
                    let new = before.is_some_and(|before| before.is_changed(medicine));
                    card(medicine, lang, changes, new)
                })}
            }
            if !gone.is_empty() {
                {notice(rsx! { p { {t!("reading-medicines-gone", names: gone.join(", "))} } })}
            }
        }
    }
}

fn card(medicine: &Medicine, lang: &str, changes: bool, new: bool) -> Element {
    let change = i18n::api_name(&medicine.change);
    rsx! {
        li { class: "card medicine-card medicine-{change}",
            div { class: "row",
                h3 { lang, {medicine.name.to_string()} }
                if changes && medicine.change != MedicineChange::NotStated {
                    span { class: "chip", {i18n::named("medicine-change", &medicine.change)} }
                }
                if new {
                    span { class: "chip", {t!("reading-new")} }
                }
            }
            dl {
                dt { {t!("medicine-dosage")} }
                dd {
                    if let Some(dosage) = &medicine.dosage {
                        span { lang, {dosage.to_string()} }
                    } else if medicine.change == MedicineChange::Stopped {
                        {t!("medicine-do-not-take")}
                    } else {
                        {t!("medicine-no-dosage")}
                    }
                    if medicine.as_needed {
                        " ("
                        {t!("medicine-as-needed")}
                        ")"
                    }
                }
                if let Some(reason) = &medicine.reason {
                    dt { {t!("medicine-reason")} }
                    dd { lang, {reason.to_string()} }
                }
                if let Some(until) = medicine.until {
                    dt { {t!("reading-until")} }
                    dd {
                        {day_words(until)}
                        " · "
                        strong { {left(until, today())} }
                    }
                }
            }
        }
    }
}

/// «3 dager igjen».
fn left(until: NaiveDate, today: NaiveDate) -> String {
    match (until - today).num_days() {
        days if days < 0 => t!("reading-over"),
        0 => t!("reading-last-day"),
        1 => t!("reading-one-day-left"),
        days => t!("reading-days-left", days: days),
    }
}
