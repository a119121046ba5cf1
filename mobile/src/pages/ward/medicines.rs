//! The medicines of a letter being written, one group of fields each.

use dioxus::prelude::*;
use shared::summaries::{MOST_MEDICINES, MedicineChange};

use super::content::{MedicineRow, medicine_id};
use crate::{
    components::{Button, ButtonKind, DateField, FieldError, Icon, IconName, Select, TextField},
    i18n,
    pages::patients::optional,
    platform, t,
};

const CHANGES: [MedicineChange; 4] = [
    MedicineChange::New,
    MedicineChange::Changed,
    MedicineChange::Stopped,
    MedicineChange::Unchanged,
];

/// All medicines; calls back with what they have become.
#[component]
pub(super) fn Medicines(
    rows: Vec<MedicineRow>,
    errors: Vec<FieldError>,
    onchanged: EventHandler<Vec<MedicineRow>>,
) -> Element {
    let add = {
        let rows = rows.clone();
        move |()| {
            let mut rows = rows.clone();
            rows.push(MedicineRow::default());
            onchanged.call(rows);
        }
    };
    let remove = |index: usize| {
        let rows = rows.clone();
        move |()| {
            let mut rows = rows.clone();
            if index < rows.len() {
                rows.remove(index);
            }
            onchanged.call(rows);
            platform::focus("medicines-title");
        }
    };
    let change = |index: usize| {
        let rows = rows.clone();
        move |row: MedicineRow| {
            let mut rows = rows.clone();
            if let Some(place) = rows.get_mut(index) {
                *place = row;
            }
            onchanged.call(rows);
        }
    };
    rsx! {
        section { class: "stack", aria_labelledby: "medicines-title",
            h2 { id: "medicines-title", tabindex: "-1", {t!("section-medicines")} }
            for (index , row) in rows.iter().enumerate() {
                MedicineFields {
                    key: "{index}",
                    index,
                    row: row.clone(),
                    errors: errors.clone(),
                    onchanged: change(index),
                    onremove: remove(index),
                }
            }
            if rows.len() < MOST_MEDICINES {
                div { class: "actions",
                    Button { kind: ButtonKind::Ordinary, onclick: add,
                        Icon { name: IconName::Plus }
                        {t!("ward-letter-medicine-add")}
                    }
                }
            }
        }
    }
}

#[component]
fn MedicineFields(
    index: usize,
    row: MedicineRow,
    errors: Vec<FieldError>,
    onchanged: EventHandler<MedicineRow>,
    onremove: EventHandler<()>,
) -> Element {
    let id = |field: &str| medicine_id(index, field);
    let problem = |field: &str| FieldError::of(&errors, &id(field));
    let with = |change: fn(&mut MedicineRow, String)| {
        let row = row.clone();
        move |text: String| {
            let mut row = row.clone();
            change(&mut row, text);
            onchanged.call(row);
        }
    };
    let number = t!("ward-letter-medicine-number", number: index + 1);
    let named = if row.name.trim().is_empty() {
        number.clone()
    } else {
        row.name.clone()
    };
    let changes = CHANGES.map(|change| {
        (
            i18n::api_name(&change),
            i18n::named("medicine-change", &change),
        )
    });
    let needed = row.clone();
    rsx! {
        fieldset { class: "card medicine-fields",
            legend { {number} }
            TextField {
                id: id("name"),
                label: t!("ward-letter-medicine-name"),
                value: row.name.clone(),
                autocomplete: "off",
                problem: problem("name"),
                oninput: with(|row, text| row.name = text),
            }
            TextField {
                id: id("dosage"),
                label: t!("ward-letter-medicine-dosage"),
                hint: t!("ward-letter-medicine-dosage-hint"),
                value: row.dosage.clone(),
                autocomplete: "off",
                problem: problem("dosage"),
                oninput: with(|row, text| row.dosage = text),
            }
            Select {
                id: id("change"),
                label: t!("ward-letter-medicine-change"),
                options: changes.to_vec(),
                chosen: i18n::api_name(&row.change),
                problem: problem("change"),
                onchoose: with(|row, chosen| {
                    let change = CHANGES.into_iter().find(|change| i18n::api_name(change) == chosen);
                    row.change = change.unwrap_or(row.change);
                }),
            }
            if row.change != MedicineChange::Unchanged || !row.reason.is_empty() {
                TextField {
                    id: id("reason"),
                    label: t!("ward-letter-medicine-reason"),
                    value: row.reason.clone(),
                    autocomplete: "off",
                    problem: problem("reason"),
                    oninput: with(|row, text| row.reason = text),
                }
            }
            if row.change != MedicineChange::Stopped || !row.until.is_empty() {
                DateField {
                    id: id("until"),
                    label: optional(&t!("ward-letter-medicine-until")),
                    value: row.until.clone(),
                    problem: problem("until"),
                    oninput: with(|row, text| row.until = text),
                }
                label { class: "choice",
                    input {
                        r#type: "checkbox",
                        id: id("as-needed"),
                        checked: row.as_needed,
                        onchange: move |event| {
                            let mut row = needed.clone();
                            row.as_needed = event.checked();
                            onchanged.call(row);
                        },
                    }
                    span { {t!("ward-letter-medicine-as-needed")} }
                }
            }
            div { class: "actions",
                Button { kind: ButtonKind::Quiet, onclick: onremove,
                    Icon { name: IconName::Remove }
                    {t!("ward-letter-medicine-remove", name: named)}
                }
            }
        }
    }
}
