//! Changes in the medicines: each with what happened and why.

use dioxus::prelude::*;
use shared::{
    checklists::template::TemplateItem,
    summaries::{Medicine, MedicineChange},
};

use super::{inputs, item::hint, read, unsent::Raw, words, work::Work};
use crate::{
    components::{ButtonKind, ErrorSummary, Field, FieldError, button, choices, sets, text_field},
    i18n,
    pages::{
        Given,
        patients::work::Check,
        state::{use_errors, use_flag, use_text},
    },
    t,
};

const ALL: [MedicineChange; 3] = [
    MedicineChange::New,
    MedicineChange::Changed,
    MedicineChange::Stopped,
];

/// Those written so far, and a form for one more.
#[component]
pub(super) fn Medicines(work: Work, item: Given<TemplateItem>, id: String) -> Element {
    let mut open = use_flag(false);
    let written = work.written(&item.key);
    let now = match written.value {
        Raw::Medicines(changes) => changes,
        _ => Vec::new(),
    };
    let about = inputs::About {
        work,
        item: item.clone(),
        id: id.clone(),
        problem: None,
    };
    let (none, key) = (now.clone(), item.key.clone());
    let add = move |medicine: Medicine| {
        let mut changes = none.clone();
        changes.push(medicine);
        work.write(&key, true, |written| {
            written.value = Raw::Medicines(changes)
        });
        open.set(false);
    };
    rsx! {
        div { id: "{id}", tabindex: "-1", class: "stack stack-tight",
            p { strong { {words(&item.text)} } }
            if let Some(hint) = hint(&about) {
                p { class: "hint", {hint} }
            }
            ul { class: "plain-list stack stack-tight",
                for (place , medicine) in now.iter().enumerate() {
                    li { key: "{place}", class: "row row-apart",
                        {read::medicine(medicine)}
                        {remove(work, &item, &now, place)}
                    }
                }
            }
            if open() {
                NewMedicine { onadd: add, oncancel: move |()| open.set(false) }
            } else {
                p { {button(ButtonKind::Ordinary, t!("checklists-add-medicine"), move |()| open.set(true))} }
            }
        }
    }
}

fn remove(work: Work, item: &Given<TemplateItem>, now: &[Medicine], place: usize) -> Element {
    let (key, mut left) = (item.key.clone(), now.to_vec());
    button(
        ButtonKind::Quiet,
        t!("checklists-remove-medicine"),
        move |()| {
            if place < left.len() {
                left.remove(place);
            }
            let changes = left.clone();
            work.write(&key, true, |written| {
                written.value = Raw::Medicines(changes)
            });
        },
    )
}

#[component]
fn NewMedicine(onadd: EventHandler<Medicine>, oncancel: EventHandler<()>) -> Element {
    const NAME: &str = "medicine-name";
    const CHANGE: &str = "medicine-change";
    const HOW: &str = "medicine-how";
    const WHY: &str = "medicine-why";
    let (name, change) = (use_text(&String::new), use_text(&String::new));
    let (how, why) = (use_text(&String::new), use_text(&String::new));
    let (mut errors, mut attempt) = use_errors();
    let options: Vec<_> = ALL
        .iter()
        .map(|change| {
            (
                i18n::api_name(change),
                i18n::named("medicine-change", change),
            )
        })
        .collect();
    let save = move |()| {
        let mut check = Check::default();
        let named = check.line(NAME, t!("checklists-medicine-name"), &name.peek());
        let chosen = ALL
            .into_iter()
            .find(|each| i18n::api_name(each) == *change.peek());
        if chosen.is_none() {
            check.refuse(CHANGE, t!("checklists-medicine-change"), "missing");
        }
        let dosage = check.optional_line(HOW, t!("checklists-medicine-how"), &how.peek());
        let reason = check.optional_line(WHY, t!("checklists-medicine-why"), &why.peek());
        errors.set(check.wrong());
        attempt += 1;
        if let (Some(name), Some(change), Some(dosage), Some(reason)) =
            (named, chosen, dosage, reason)
        {
            onadd.call(Medicine {
                name,
                dosage,
                change,
                reason,
                until: None,
                as_needed: false,
            });
        }
    };
    let line = |id: &'static str, label: String, text: Signal<String>| {
        text_field(Field {
            id,
            label,
            hint: None,
            value: text(),
            problem: FieldError::of(&errors.read(), id),
            oninput: sets(text),
        })
    };
    rsx! {
        div { class: "form card",
            ErrorSummary { errors: errors(), attempt: attempt() }
            {line(NAME, t!("checklists-medicine-name"), name)}
            {choices(&options, Field {
                id: CHANGE,
                label: t!("checklists-medicine-change"),
                hint: None,
                value: change(),
                problem: FieldError::of(&errors.read(), CHANGE),
                oninput: sets(change),
            })}
            {line(HOW, t!("checklists-medicine-how"), how)}
            {line(WHY, t!("checklists-medicine-why"), why)}
            div { class: "actions",
                {button(ButtonKind::Ordinary, t!("checklists-add-this"), save)}
                {button(ButtonKind::Quiet, t!("action-cancel"), move |()| oncancel.call(()))}
            }
        }
    }
}
