//! A new step, or a step that is still open changed: what, who, by when, and what matters that it serves.

use dioxus::prelude::*;
use shared::{
    id,
    patients::{AtPatient, PatientPage as Record},
    plan::{AddStep, AtStep, ChangeStep, ChangeStepRequest, NewStep, Step, StepKind, StepOwner},
};

use super::{
    patient::About,
    plan::{put, use_newest},
    step_fields::{Fields, TITLE, errors, step_fields},
    work::{OpenForm, current, use_form_at, work_form},
};
use crate::{
    api::{Answer, new_id},
    components::{Field, Status, choices, sets, warning},
    i18n,
    pages::{Given, state::use_text},
    t,
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
pub(super) fn AddStepForm(about: About, record: Given<Record>, page: Answer<Record>) -> Element {
    let open = use_context::<OpenForm>();
    let status = use_context::<Status>();
    let form = use_form_at(TITLE);
    let id = use_hook(new_id::<id::Step>);
    let first_owner = record.units.first().map(|unit| unit.id.to_string());
    let kind = use_text(&|| i18n::api_name(&StepKind::Visit));
    let fields = Fields {
        title: use_text(&String::new),
        owner: use_text(&|| first_owner.clone().unwrap_or_default()),
        person: use_text(&String::new),
        due: use_text(&String::new),
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
        let body = NewStep {
            id,
            kind: chosen_kind(kind),
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
    rsx! {
        {work_form(
            form,
            &errors,
            t!("staff-step-add-save"),
            save,
            move |()| open.close("plan"),
            rsx! {
                {step_fields(&record, fields, &errors)}
                {kind_choice(kind)}
            },
        )}
    }
}

/// What kind of step.
pub(in crate::pages) fn kind_choice(kind: Signal<String>) -> Element {
    let kinds = KINDS.map(|kind| (i18n::api_name(&kind), i18n::named("step-kind", &kind)));
    choices(
        &kinds,
        Field {
            id: KIND,
            label: t!("staff-step-kind"),
            hint: None,
            value: kind(),
            problem: None,
            oninput: sets(kind),
        },
    )
}

/// The kind that was chosen.
pub(in crate::pages) fn chosen_kind(kind: Signal<String>) -> StepKind {
    let chosen = KINDS
        .into_iter()
        .find(|named| i18n::api_name(named) == *kind.peek());
    chosen.unwrap_or(StepKind::Other)
}

/// A step changed.
#[component]
pub(super) fn ChangeStepForm(
    record: Given<Record>,
    step: Given<Step>,
    page: Answer<Record>,
) -> Element {
    let open = use_context::<OpenForm>();
    let status = use_context::<Status>();
    let form = use_form_at(TITLE);
    let owner = match &step.owner {
        StepOwner::Patient => String::new(),
        StepOwner::Unit(unit) => unit.id.to_string(),
    };
    let fields = Fields {
        title: use_text(&|| step.title.clone()),
        owner: use_text(&|| owner.clone()),
        person: use_text(&|| step.owner_person.clone().unwrap_or_default()),
        due: use_text(&|| step.due.to_string()),
        serves: use_signal(|| step.serves.iter().map(|entry| entry.id).collect()),
    };
    use_newest(form.submit, page);
    let now = form
        .submit
        .failure
        .read()
        .as_ref()
        .and_then(current::<Step>);
    let errors = errors(form);
    let back = format!("step-{}", step.id);
    let at = AtStep {
        patient: record.patient.id,
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
        {work_form(
            form,
            &errors,
            t!("action-save"),
            save,
            move |()| open.close(&back),
            rsx! {
                {step_fields(&record, fields, &errors)}
                if let Some(now) = now {
                    {warning(rsx! { p { {t!("conflict-theirs")} ": " {now.title} } })}
                }
            },
        )}
    }
}
