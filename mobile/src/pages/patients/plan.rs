//! The plan on the page staff work from: open steps, overdue first; those that are over, folded.

use dioxus::prelude::*;
use shared::{
    patients::PatientPage as Record,
    plan::{Step, StepBrief},
    right::Right,
};

use super::{
    patient::About,
    step::step_work,
    step_form::AddStepForm,
    work::{OpenForm, current},
};
use crate::{
    api::{Answer, Submit},
    components::{ButtonKind, IconName, empty_view, icon_button},
    pages::Given,
    t,
};

const ADD: &str = "step-add";

/// The steps.
#[component]
pub(super) fn Plan(record: Given<Record>, page: Answer<Record>) -> Element {
    let open = use_context::<OpenForm>();
    let may = record.may.contains(&Right::ManagePlan);
    // They come by due date.
    let (ahead, over): (Vec<_>, Vec<_>) =
        record.steps.iter().partition(|step| step.state.is_open());
    let (overdue, ahead): (Vec<_>, Vec<_>) = ahead.into_iter().partition(|step| step.overdue);
    rsx! {
        section { class: "stack", aria_labelledby: "plan",
            h2 { id: "plan", tabindex: "-1", {t!("staff-steps-title")} }
            if record.steps.is_empty() {
                {empty_view(t!("staff-steps-none"), None)}
            }
            {overdue.into_iter().chain(ahead).map(|step| step_work(&record, step, may, page))}
            if may {
                if open.is(ADD) {
                    div { class: "card",
                        h3 { {t!("staff-step-add")} }
                        AddStepForm { about: About::of(&record), record: record.clone(), page }
                    }
                } else {
                    div { class: "actions",
                        {icon_button(
                            ButtonKind::Ordinary,
                            IconName::Plus,
                            t!("staff-step-add"),
                            move |()| open.open(ADD),
                        )}
                    }
                }
            }
            if !over.is_empty() {
                details {
                    summary { {t!("staff-steps-past")} }
                    div { class: "stack",
                        {over.into_iter().map(|step| step_work(&record, step, may, page))}
                    }
                }
            }
        }
    }
}

/// Puts a step into the record shown, and its brief into the entries it serves.
pub(super) fn put(page: Answer<Record>, changed: Step) {
    page.change(|record| {
        record.steps.retain(|step| step.id != changed.id);
        let after = record.steps.iter().position(|step| step.due > changed.due);
        let place = after.unwrap_or(record.steps.len());
        record.steps.insert(place, changed.clone());
        let brief = StepBrief {
            id: changed.id,
            title: changed.title.clone(),
            due: changed.due,
            state: changed.state,
            overdue: changed.overdue,
        };
        for entry in &mut record.what_matters {
            entry.steps.retain(|step| step.id != changed.id);
            if changed.serves.iter().any(|served| served.id == entry.id) {
                entry.steps.push(brief.clone());
            }
        }
    });
}

/// A step that somebody changed meanwhile is shown as it is now.
#[inline(never)]
pub(in crate::pages) fn use_newest(submit: Submit, page: Answer<Record>) {
    use_effect(move || {
        let now = submit.failure.read().as_ref().and_then(current::<Step>);
        if let Some(now) = now {
            put(page, now);
        }
    });
}
