//! The plan on the page staff work from: open steps, overdue first; those that are over, folded.

use dioxus::prelude::*;
use shared::{
    patients::PatientPage as Record,
    plan::{Step, StepBrief},
    right::Right,
};

use super::{patient::About, step::StepWork, step_form::AddStepForm, work::OpenForm};
use crate::{
    api::Answer,
    components::{Button, ButtonKind, EmptyView, Icon, IconName},
    t,
};

const ADD: &str = "step-add";

/// The steps.
#[component]
pub(super) fn Plan(record: Record, page: Answer<Record>) -> Element {
    let open = use_context::<OpenForm>();
    let may = record.may.contains(&Right::ManagePlan);
    // They come by due date.
    let (ahead, over): (Vec<_>, Vec<_>) = record
        .steps
        .iter()
        .cloned()
        .partition(|step| step.state.is_open());
    let (overdue, ahead): (Vec<_>, Vec<_>) = ahead.into_iter().partition(|step| step.overdue);
    let step_work = move |step: Step, record: &Record| {
        rsx! {
            StepWork { key: "{step.id}", record: record.clone(), step, may, page }
        }
    };
    rsx! {
        section { class: "stack", aria_labelledby: "plan",
            h2 { id: "plan", tabindex: "-1", {t!("staff-steps-title")} }
            if record.steps.is_empty() {
                EmptyView { text: t!("staff-steps-none") }
            }
            for step in overdue.into_iter().chain(ahead) {
                {step_work(step, &record)}
            }
            if may {
                if open.is(ADD) {
                    div { class: "card",
                        h3 { {t!("staff-step-add")} }
                        AddStepForm { about: About::of(&record), record: record.clone(), page }
                    }
                } else {
                    div { class: "actions",
                        Button { kind: ButtonKind::Ordinary, onclick: move |()| open.open(ADD),
                            Icon { name: IconName::Plus }
                            {t!("staff-step-add")}
                        }
                    }
                }
            }
            if !over.is_empty() {
                details {
                    summary { {t!("staff-steps-past")} }
                    div { class: "stack",
                        for step in over {
                            {step_work(step, &record)}
                        }
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
