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
    components::{
        Field, FieldError, Tick, date_field, select, sets, text_field, tick_boxes, today,
    },
    t,
};

pub(in crate::pages) const TITLE: &str = "step-title";
const OWNER: &str = "step-owner";
const PERSON: &str = "step-person";
const DUE: &str = "step-due";
const SERVES: &str = "step-serves";

/// What stands in the fields.
#[derive(Clone, Copy, PartialEq)]
pub(in crate::pages) struct Fields {
    pub(in crate::pages) title: Signal<String>,
    /// A unit's id; empty for the patient.
    pub(in crate::pages) owner: Signal<String>,
    pub(in crate::pages) person: Signal<String>,
    pub(in crate::pages) due: Signal<String>,
    pub(in crate::pages) serves: Signal<Vec<Id<id::WhatMatters>>>,
}

/// What was read from them.
pub(in crate::pages) struct Written {
    pub(in crate::pages) title: Line<200>,
    pub(in crate::pages) owner: Option<Id<Unit>>,
    pub(in crate::pages) owner_person: Option<Line<100>>,
    pub(in crate::pages) due: NaiveDate,
    pub(in crate::pages) serves: Vec<Id<id::WhatMatters>>,
}

impl Fields {
    /// What was written, if it can be sent.
    pub(in crate::pages) fn read(self, form: Form) -> Option<Written> {
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
pub(in crate::pages) fn errors(form: Form) -> Vec<FieldError> {
    form.errors(&[
        ("title", TITLE, t!("staff-step-title")),
        ("owner", OWNER, t!("staff-step-owner")),
        ("owner_person", PERSON, t!("staff-step-person")),
        ("due", DUE, t!("staff-step-due-by")),
        ("serves", SERVES, t!("staff-step-serves-pick")),
    ])
}

/// The fields that adding and changing have in common.
pub(in crate::pages) fn step_fields(
    record: &Record,
    fields: Fields,
    errors: &[FieldError],
) -> Element {
    let Fields {
        title,
        owner,
        person,
        due,
        mut serves,
    } = fields;
    let name = record.patient.given_name.clone();
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
        {text_field(Field {
            id: TITLE,
            label: t!("staff-step-title"),
            hint: Some(t!("staff-step-title-hint", name: name)),
            value: title(),
            problem: FieldError::of(errors, TITLE),
            oninput: sets(title),
        })}
        {date_field((Some(today()), None), Field {
            id: DUE,
            label: t!("staff-step-due-by"),
            hint: None,
            value: due(),
            problem: FieldError::of(errors, DUE),
            oninput: sets(due),
        })}
        {select(&owners, Field {
            id: OWNER,
            label: t!("staff-step-owner"),
            hint: None,
            value: owner(),
            problem: FieldError::of(errors, OWNER),
            oninput: sets(owner),
        })}
        if !owner.read().is_empty() {
            {text_field(Field {
                id: PERSON,
                label: optional(&t!("staff-step-person")),
                hint: None,
                value: person(),
                problem: FieldError::of(errors, PERSON),
                oninput: sets(person),
            })}
        }
        if !ticks.is_empty() {
            {tick_boxes(
                SERVES,
                t!("staff-step-serves-pick"),
                ticks,
                Box::new(move |(entry, ticked): (String, bool)| {
                    if let Ok(entry) = entry.parse() {
                        serves.write().retain(|served| *served != entry);
                        if ticked {
                            serves.write().push(entry);
                        }
                    }
                }),
            )}
        }
    }
}

/// «Navn (valgfritt)».
pub(in crate::pages) fn optional(label: &str) -> String {
    format!("{label} ({})", t!("optional"))
}
