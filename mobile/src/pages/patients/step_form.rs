//! A new step, or a step that is still open changed: what, who, by when, and what matters that it serves.

use dioxus::prelude::*;
use shared::{
    id::{self, Id, Unit},
    patients::AtPatient,
    patients::PatientPage as Record,
    plan::{AddStep, AtStep, ChangeStep, ChangeStepRequest, NewStep, Step, StepKind, StepOwner},
    text::Line,
    what_matters::EntryStatus,
};

use super::{
    patient::About,
    plan::put,
    work::{Check, Form, OpenForm, WorkForm, current, use_form},
};
use crate::{
    api::{Answer, new_id},
    components::{
        Choices, DateField, FieldError, Notice, Select, Status, TextField, Tick, Ticks, today,
    },
    i18n, t,
};

const TITLE: &str = "step-title";
const KIND: &str = "step-kind";
const OWNER: &str = "step-owner";
const PERSON: &str = "step-person";
const DUE: &str = "step-due";
const SERVES: &str = "step-serves";

/// Kinds that staff add; the patient adds own tasks.
const KINDS: [StepKind; 5] = [
    StepKind::Visit,
    StepKind::GpConsultation,
    StepKind::Evaluation,
    StepKind::Appointment,
    StepKind::Other,
];

/// What stands in the fields.
#[derive(Clone, Copy, PartialEq)]
struct Fields {
    title: Signal<String>,
    /// A unit's id; empty for the patient.
    owner: Signal<String>,
    person: Signal<String>,
    due: Signal<String>,
    serves: Signal<Vec<Id<id::WhatMatters>>>,
}

/// What was read from them.
struct Written {
    title: Line<200>,
    owner: Option<Id<Unit>>,
    owner_person: Option<Line<100>>,
    due: chrono::NaiveDate,
    serves: Vec<Id<id::WhatMatters>>,
}

impl Fields {
    fn read(self, form: Form) -> Option<Written> {
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

fn errors(form: Form) -> Vec<FieldError> {
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
fn StepFields(record: Record, fields: Fields, errors: Vec<FieldError>) -> Element {
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

/// A new step.
#[component]
pub(super) fn AddStepForm(about: About, record: Record, page: Answer<Record>) -> Element {
    let open = use_context::<OpenForm>();
    let status = use_context::<Status>();
    let form = use_form();
    let id = use_hook(new_id::<id::Step>);
    let first_owner = record.units.first().map(|unit| unit.id.to_string());
    let mut kind = use_signal(|| i18n::api_name(&StepKind::Visit));
    let fields = Fields {
        title: use_signal(String::new),
        owner: use_signal(|| first_owner.unwrap_or_default()),
        person: use_signal(String::new),
        due: use_signal(String::new),
        serves: use_signal(Vec::new),
    };
    let errors = errors(form);
    let at = AtPatient {
        patient: about.patient,
    };
    let save = move |()| {
        let Some(written) = fields.read(form) else {
            return;
        };
        let chosen = KINDS
            .into_iter()
            .find(|named| i18n::api_name(named) == *kind.peek());
        let body = NewStep {
            id,
            kind: chosen.unwrap_or(StepKind::Other),
            title: written.title,
            owner: written.owner,
            owner_person: written.owner_person,
            due: written.due,
            serves: written.serves,
        };
        form.submit.send::<AddStep>(at, body, move |step| {
            let back = format!("step-{}", step.id);
            put(page, step);
            status.say(t!("state-saved"));
            open.close(&back);
        });
    };
    let kinds = KINDS.map(|kind| (i18n::api_name(&kind), i18n::named("step-kind", &kind)));
    rsx! {
        WorkForm {
            form,
            errors: errors.clone(),
            save: t!("staff-step-add-save"),
            onsave: save,
            oncancel: move |()| open.close("plan"),
            first: TITLE.to_owned(),
            StepFields { record, fields, errors }
            Choices {
                id: KIND,
                legend: t!("staff-step-kind"),
                options: kinds.to_vec(),
                chosen: kind(),
                onchoose: move |chosen| kind.set(chosen),
            }
        }
    }
}

/// A step changed.
#[component]
pub(super) fn ChangeStepForm(record: Record, step: Step, page: Answer<Record>) -> Element {
    let open = use_context::<OpenForm>();
    let status = use_context::<Status>();
    let form = use_form();
    let owner = match &step.owner {
        StepOwner::Patient => String::new(),
        StepOwner::Unit(unit) => unit.id.to_string(),
    };
    let fields = Fields {
        title: use_signal(|| step.title.clone()),
        owner: use_signal(|| owner),
        person: use_signal(|| step.owner_person.clone().unwrap_or_default()),
        due: use_signal(|| step.due.to_string()),
        serves: use_signal(|| step.serves.iter().map(|entry| entry.id).collect()),
    };
    use_effect(move || {
        let failure = form.submit.failure.read().clone();
        if let Some(now) = failure.as_ref().and_then(current::<Step>) {
            put(page, now);
        }
    });
    let now = form
        .submit
        .failure
        .read()
        .as_ref()
        .and_then(current::<Step>);
    let errors = errors(form);
    let back = format!("step-{}", step.id);
    let at = AtStep {
        patient: record.patient.patient.id,
        step: step.id,
    };
    let version = step.version;
    let save = {
        let back = back.clone();
        move |()| {
            let Some(written) = fields.read(form) else {
                return;
            };
            let body = ChangeStepRequest {
                version,
                title: written.title,
                owner: written.owner,
                owner_person: written.owner_person,
                due: written.due,
                serves: written.serves,
            };
            let back = back.clone();
            form.submit.send::<ChangeStep>(at, body, move |step| {
                put(page, step);
                status.say(t!("state-saved"));
                open.close(&back);
            });
        }
    };
    rsx! {
        WorkForm {
            form,
            errors: errors.clone(),
            save: t!("action-save"),
            onsave: save,
            oncancel: move |()| open.close(&back),
            first: TITLE.to_owned(),
            StepFields { record, fields, errors }
            if let Some(now) = now {
                Notice { warn: true,
                    p { {t!("conflict-theirs")} ": " {now.title} }
                }
            }
        }
    }
}
