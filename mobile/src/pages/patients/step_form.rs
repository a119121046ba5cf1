//! A new step, or a step that is still open changed: what, who, by when, and what matters that it serves.

use dioxus::prelude::*;
use shared::{
    id,
    patients::{AtPatient, PatientPage as Record},
    plan::{AddStep, AtStep, ChangeStep, ChangeStepRequest, NewStep, Step, StepKind, StepOwner},
};

use super::{
    patient::About,
    plan::put,
    step_fields::{Fields, StepFields, TITLE, errors},
    work::{OpenForm, WorkForm, current, use_form},
};
use crate::{
    api::{Answer, new_id},
    components::{Choices, Notice, Status},
    i18n, t,
};

const KIND: &str = "step-kind";

/// Kinds that staff add; the patient adds own tasks.
const KINDS: [StepKind; 5] = [
    StepKind::Visit,
    StepKind::GpConsultation,
    StepKind::Evaluation,
    StepKind::Appointment,
    StepKind::Other,
];

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
