//! Signing: what is missing is told with links to it.

use dioxus::prelude::*;

use super::{words, work::Work};
use crate::{
    components::{ButtonKind, ErrorSummary, FieldError, Look, button_with},
    pages::{checklists::unsent::Raw, state::use_errors},
    session::use_me,
    t,
};

/// The button, and what stands in its way.
#[component]
pub(super) fn Sign(work: Work) -> Element {
    let (mut errors, mut attempt) = use_errors();
    let me = use_me();
    let name = me.map(|me| me.name.clone()).unwrap_or_default();
    let waiting = work.unsent.read().signature.is_some();
    let press = move |()| {
        let missing = missing(work);
        if missing.is_empty() {
            work.sign();
        }
        errors.set(missing);
        attempt += 1;
    };
    rsx! {
        ErrorSummary { errors: errors(), attempt: attempt() }
        p { class: "meta", {t!("checklists-sign-as", name: name)} }
        p {
            {button_with(
                Look { kind: ButtonKind::Primary, ..Look::default() },
                t!("checklists-sign"),
                press,
            )}
        }
        if waiting {
            p { role: "status", {t!("checklists-sign-waits")} }
        }
    }
}

/// What must be answered and is not, and what cannot be sent as it stands.
fn missing(work: Work) -> Vec<FieldError> {
    let checklist = work.answer.value.peek();
    let wrong = work.wrong.peek();
    let items = checklist
        .iter()
        .flat_map(|checklist| checklist.content.items.iter());
    items
        .filter_map(|item| {
            let code = match wrong.iter().find(|(key, _)| *key == item.key) {
                Some((_, code)) => code.clone(),
                None if item.required && is_empty(&work.written(&item.key).value) => {
                    "missing".to_owned()
                }
                None => return None,
            };
            let id = format!("item-{}", item.key);
            Some(FieldError::new(&id, &code, Some(words(&item.text))))
        })
        .collect()
}

fn is_empty(value: &Raw) -> bool {
    match value {
        Raw::Nothing => true,
        Raw::Text(text) => text.trim().is_empty(),
        _ => false,
    }
}
