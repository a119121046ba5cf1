//! The medicines of a letter being written, one group of fields each.

use dioxus::prelude::*;
use shared::summaries::{MOST_MEDICINES, MedicineChange};

use super::{
    content::{MedicineRow, medicine_id},
    paper::Paper,
};
use crate::{
    components::{
        ButtonKind, Field, FieldError, IconName, Input, Sets, date_field, icon_button, select,
        text_field_of,
    },
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

/// All medicines of the letter on the desk.
pub(super) fn medicines_written(
    rows: &[MedicineRow],
    errors: &[FieldError],
    paper: Paper,
) -> Element {
    let add = move |()| paper.write(|content| content.medicines.push(MedicineRow::default()));
    rsx! {
        section { class: "stack", aria_labelledby: "medicines-title",
            h2 { id: "medicines-title", tabindex: "-1", {t!("section-medicines")} }
            {rows.iter().enumerate().map(|(index, row)| one_medicine(index, row, errors, paper))}
            if rows.len() < MOST_MEDICINES {
                div { class: "actions",
                    {icon_button(ButtonKind::Ordinary, IconName::Plus, t!("ward-letter-medicine-add"), add)}
                }
            }
        }
    }
}

/// Changes one medicine on the desk.
fn change_one(paper: Paper, index: usize, change: impl FnOnce(&mut MedicineRow)) {
    paper.write(|content| {
        if let Some(row) = content.medicines.get_mut(index) {
            change(row);
        }
    });
}

fn one_medicine(index: usize, row: &MedicineRow, errors: &[FieldError], paper: Paper) -> Element {
    let id = |field: &str| medicine_id(index, field);
    let problem = |field: &str| FieldError::of(errors, &id(field));
    let with = |change: fn(&mut MedicineRow, String)| -> Sets {
        Box::new(move |text| change_one(paper, index, |row| change(row, text)))
    };
    let remove = move |()| {
        paper.write(|content| {
            if index < content.medicines.len() {
                content.medicines.remove(index);
            }
        });
        platform::focus("medicines-title");
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
    rsx! {
        fieldset { key: "{index}", class: "card medicine-fields",
            legend { {number} }
            {text_field_of(Input { autocomplete: Some("off"), ..Input::default() }, Field {
                id: &id("name"),
                label: t!("ward-letter-medicine-name"),
                hint: None,
                value: row.name.clone(),
                problem: problem("name"),
                oninput: with(|row, text| row.name = text),
            })}
            {text_field_of(Input { autocomplete: Some("off"), ..Input::default() }, Field {
                id: &id("dosage"),
                label: t!("ward-letter-medicine-dosage"),
                hint: Some(t!("ward-letter-medicine-dosage-hint")),
                value: row.dosage.clone(),
                problem: problem("dosage"),
                oninput: with(|row, text| row.dosage = text),
            })}
            {select(&changes, Field {
                id: &id("change"),
                label: t!("ward-letter-medicine-change"),
                hint: None,
                value: i18n::api_name(&row.change),
                problem: problem("change"),
                oninput: with(|row, chosen| {
                    let change = CHANGES.into_iter().find(|change| i18n::api_name(change) == chosen);
                    row.change = change.unwrap_or(row.change);
                }),
            })}
            if row.change != MedicineChange::Unchanged || !row.reason.is_empty() {
                {text_field_of(Input { autocomplete: Some("off"), ..Input::default() }, Field {
                    id: &id("reason"),
                    label: t!("ward-letter-medicine-reason"),
                    hint: None,
                    value: row.reason.clone(),
                    problem: problem("reason"),
                    oninput: with(|row, text| row.reason = text),
                })}
            }
            if row.change != MedicineChange::Stopped || !row.until.is_empty() {
                {date_field((None, None), Field {
                    id: &id("until"),
                    label: optional(&t!("ward-letter-medicine-until")),
                    hint: None,
                    value: row.until.clone(),
                    problem: problem("until"),
                    oninput: with(|row, text| row.until = text),
                })}
                label { class: "choice",
                    input {
                        r#type: "checkbox",
                        id: id("as-needed"),
                        checked: row.as_needed,
                        onchange: move |event| {
                            change_one(paper, index, |row| row.as_needed = event.checked());
                        },
                    }
                    span { {t!("ward-letter-medicine-as-needed")} }
                }
            }
            div { class: "actions",
                {icon_button(
                    ButtonKind::Quiet,
                    IconName::Remove,
                    t!("ward-letter-medicine-remove", name: named),
                    remove,
                )}
            }
        }
    }
}
