//! Assessing frailty: nine levels to press, with what they mean folded away.

use std::{cell::RefCell, rc::Rc};

use dioxus::prelude::*;
use shared::{
    clinical_records::{
        AssessFrailty, AssessFrailtyRequest, ClinicalRecords, FrailtyState, LOWEST_FRAILTY,
        TERMINALLY_ILL,
    },
    id::ClinicalFrailty,
    patients::AtPatient,
};

use super::{Records, cancel, form_head, frailty::level_name, saved, words_field};
use crate::{
    api::{Answer, new_id},
    components::{Field, FieldError, Status, choices, date_field, sets, today},
    draft::{Draft, use_draft},
    i18n,
    pages::{
        patients::{
            optional,
            work::{Check, plain_form, use_form},
        },
        state::use_text,
    },
    t,
};

const STATE: &str = "cfs-state";
const LEVEL: &str = "cfs-level";
const DAY: &str = "cfs-day";
const NOTE: &str = "cfs-note";

const STATES: [FrailtyState; 2] = [FrailtyState::Habitual, FrailtyState::Now];

/// The form.
#[component]
pub(super) fn FrailtyForm(records: Records, page: Answer<ClinicalRecords>) -> Element {
    let patient = records.patient.id;
    let status = use_context::<Status>();
    let id = use_hook(new_id::<ClinicalFrailty>);
    let form = use_form();
    let state = use_draft(|| format!("{STATE}-{patient}"), String::new);
    let level = use_draft(|| format!("{LEVEL}-{patient}"), String::new);
    let note = use_draft(|| format!("{NOTE}-{patient}"), String::new);
    let day = use_text(&|| today().to_string());
    let labels = || {
        [
            t!("cfs-state"),
            t!("cfs-level"),
            t!("cfs-assessed-on"),
            t!("cfs-note"),
        ]
    };
    let [state_label, level_label, day_label, note_label] = labels();
    let errors = form.errors(&[
        ("state", STATE, state_label.clone()),
        ("value", LEVEL, level_label.clone()),
        ("assessed_on", DAY, day_label.clone()),
        ("note", NOTE, note_label.clone()),
    ]);
    let save = move |()| {
        let [state_label, level_label, day_label, note_label] = labels();
        let mut check = Check::default();
        let chosen = STATES
            .into_iter()
            .find(|each| i18n::api_name(each) == state.text());
        if chosen.is_none() {
            check.refuse(STATE, state_label, "missing");
        }
        let value = level.text().parse().ok();
        if value.is_none() {
            check.refuse(LEVEL, level_label, "missing");
        }
        let assessed_on = check.day(DAY, day_label, &day.peek());
        let added = check.optional_prose(NOTE, note_label, &note.text());
        let fine = form.may_send(check.wrong());
        let (true, Some(chosen), Some(value), Some(assessed_on), Some(added)) =
            (fine, chosen, value, assessed_on, added)
        else {
            return;
        };
        let body = AssessFrailtyRequest {
            id,
            state: chosen,
            value,
            assessed_on,
            note: added,
        };
        form.submit
            .send::<AssessFrailty>(AtPatient { patient }, body, move |now| {
                for draft in [state, level, note] {
                    draft.settle(String::new());
                }
                saved(page, status, now);
            });
    };
    let states = STATES.map(|each| (i18n::api_name(&each), i18n::named("frailty-state", &each)));
    let fields = rsx! {
        {choices(&states, Field {
            id: STATE,
            label: state_label,
            hint: None,
            value: state.text(),
            problem: FieldError::of(&errors, STATE),
            oninput: state.writer(),
        })}
        {scale(level, level_label, FieldError::of(&errors, LEVEL))}
        {date_field((None, Some(today())), Field {
            id: DAY,
            label: day_label,
            hint: None,
            value: day(),
            problem: FieldError::of(&errors, DAY),
            oninput: sets(day),
        })}
        {words_field(NOTE, 2000, (optional(&note_label), Some(t!("cfs-note-hint"))), note, &errors)}
    };
    rsx! {
        {form_head(&records, t!("cfs-form-title"))}
        {plain_form(form, &errors, t!("cfs-save"), save, cancel(&records), fields)}
    }
}

/// The nine levels, each a button with its number and name; the text of the chosen one under them, all texts folded.
fn scale(level: Draft, label: String, problem: Option<String>) -> Element {
    let chosen = level.text();
    let oninput = Rc::new(RefCell::new(level.writer()));
    let class = if problem.is_some() {
        "choices field-error"
    } else {
        "choices"
    };
    let help = |value: i32| t!(&format!("cfs-help-{value}"));
    let explained = chosen.parse().ok().map(help);
    rsx! {
        div { class: "stack",
            fieldset { class, id: LEVEL, tabindex: "-1",
                legend { {label} }
                if let Some(code) = problem {
                    p { class: "field-message", {t!(&format!("field-{code}"))} }
                }
                for value in LOWEST_FRAILTY..=TERMINALLY_ILL {
                    label { class: "choice cfs-choice", key: "{value}",
                        input {
                            class: "cfs-radio",
                            r#type: "radio",
                            name: LEVEL,
                            value: value.to_string(),
                            checked: chosen == value.to_string(),
                            onchange: {
                                let oninput = oninput.clone();
                                move |event: FormEvent| oninput.borrow_mut()(event.value())
                            },
                        }
                        span { class: "cfs-number", aria_hidden: "true", {value.to_string()} }
                        span { class: "visually-hidden", "{value} " }
                        span { class: "cfs-name", {level_name(value)} }
                    }
                }
            }
            div { aria_live: "polite",
                if let Some(explained) = explained {
                    p { class: "note", {explained} }
                }
            }
            details {
                summary { {t!("cfs-help")} }
                dl { class: "cfs-help",
                    for value in LOWEST_FRAILTY..=TERMINALLY_ILL {
                        dt { "{value} · " {level_name(value)} }
                        dd { {help(value)} }
                    }
                }
            }
        }
    }
}
