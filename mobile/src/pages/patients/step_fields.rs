//! The fields that adding a step and changing one have in common.

use chrono::NaiveDate;
use dioxus::prelude::*;
use shared::{
    id::{self, Id, Unit},
    patients::PatientPage as Record,
    text::Line,
    what_matters::EntryStatus,
};

use super::work::{Check, Form};
use crate::{
    components::{DateField, FieldError, Select, TextField, Tick, Ticks, today},
    t,
};

pub(super) const TITLE: &str = "step-title";
const OWNER: &str = "step-owner";
const PERSON: &str = "step-person";
const DUE: &str = "step-due";
const SERVES: &str = "step-serves";

/// What stands in the fields.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Fields {
    pub(super) title: Signal<String>,
    /// A unit's id; empty for the patient.
    pub(super) owner: Signal<String>,
    pub(super) person: Signal<String>,
    pub(super) due: Signal<String>,
    pub(super) serves: Signal<Vec<Id<id::WhatMatters>>>,
}

/// What was read from them.
pub(super) struct Written {
    pub(super) title: Line<200>,
    pub(super) owner: Option<Id<Unit>>,
    pub(super) owner_person: Option<Line<100>>,
    pub(super) due: NaiveDate,
    pub(super) serves: Vec<Id<id::WhatMatters>>,
}

impl Fields {
    /// What was written, if it can be sent.
    pub(super) fn read(self, form: Form) -> Option<Written> {
        let mut check = Check::default();
        let title = check.line(TITLE, t!("staff-step-title"), &self.title.peek());
        let person = check.optional_line(PERSON, t!("staff-step-person"), &self.person.peek());
        let due = check.day(DUE, t!("staff-step-due-by"), &self.due.peek());
        if !form.may_send(check.wrong()) {
            return None;
        }
        let owner = self.owner.peek().parse().ok();
        Some(Written {
            title: title?,
            owner,
            owner_person: person?.filter(|_| owner.is_some()),
            due: due?,
            serves: self.serves.peek().clone(),
        })
    }
}

/// What is wrong with the fields.
pub(super) fn errors(form: Form) -> Vec<FieldError> {
    form.errors(&[
        ("title", TITLE, t!("staff-step-title")),
        ("owner", OWNER, t!("staff-step-owner")),
        ("owner_person", PERSON, t!("staff-step-person")),
        ("due", DUE, t!("staff-step-due-by")),
        ("serves", SERVES, t!("staff-step-serves-pick")),
    ])
}

/// The fields that adding and changing have in common.
#[component]
pub(super) fn StepFields(record: Record, fields: Fields, errors: Vec<FieldError>) -> Element {
    let Fields {
        mut title,
        mut owner,
        mut person,
        mut due,
        mut serves,
    } = fields;
    let name = record.patient.patient.given_name.clone();
    let mut owners: Vec<_> = record
        .units
        .iter()
        .map(|unit| (unit.id.to_string(), unit.name.clone()))
        .collect();
    owners.push((String::new(), t!("staff-step-owner-patient")));
    let ticks: Vec<_> = record
        .what_matters
        .iter()
        .filter(|entry| entry.status == EntryStatus::Active || serves.read().contains(&entry.id))
        .map(|entry| Tick {
            value: entry.id.to_string(),
            words: entry.text.clone(),
            lang: Some(entry.lang.clone()),
            ticked: serves.read().contains(&entry.id),
        })
        .collect();
    rsx! {
        TextField {
            id: TITLE,
            label: t!("staff-step-title"),
            hint: t!("staff-step-title-hint", name: name),
            value: title(),
            problem: FieldError::of(&errors, TITLE),
            oninput: move |text| title.set(text),
        }
        DateField {
            id: DUE,
            label: t!("staff-step-due-by"),
            value: due(),
            min: today(),
            problem: FieldError::of(&errors, DUE),
            oninput: move |text| due.set(text),
        }
        Select {
            id: OWNER,
            label: t!("staff-step-owner"),
            options: owners,
            chosen: owner(),
            problem: FieldError::of(&errors, OWNER),
            onchoose: move |unit| owner.set(unit),
        }
        if !owner.read().is_empty() {
            TextField {
                id: PERSON,
                label: optional(&t!("staff-step-person")),
                value: person(),
                problem: FieldError::of(&errors, PERSON),
                oninput: move |text| person.set(text),
            }
        }
        if !ticks.is_empty() {
            Ticks {
                id: SERVES,
                legend: t!("staff-step-serves-pick"),
                ticks,
                ontick: move |(entry, ticked): (String, bool)| {
                    if let Ok(entry) = entry.parse() {
                        serves.write().retain(|served| *served != entry);
                        if ticked {
                            serves.write().push(entry);
                        }
                    }
                },
            }
        }
    }
}

/// «Navn (valgfritt)».
pub(in crate::pages) fn optional(label: &str) -> String {
    format!("{label} ({})", t!("optional"))
}
