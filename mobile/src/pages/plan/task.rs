//! Ticking an own task off, and taking the tick away.

use dioxus::prelude::*;
use shared::{
    id::{self, Id, Patient},
    plan::{AtStep, Plan, Step, StepState, TickTask, TickTaskRequest},
};

use crate::{
    api::{Answer, use_submit},
    components::{Button, ButtonKind, Icon, IconName, Status},
    pages::FailureView,
    platform, t,
};

/// The task's button keeps its id when the task moves to another part of the plan, so that the focus follows.
fn button_id(step: Id<id::Step>) -> String {
    format!("tick-{step}")
}

/// The button under an own task.
#[component]
pub fn TaskTick(patient: Id<Patient>, answer: Answer<Plan>, step: Step) -> Element {
    let submit = use_submit();
    let status = use_context::<Status>();
    let (step_id, version, title) = (step.id, step.version, step.title.clone());
    let tick = move |done: bool| {
        let at = AtStep {
            patient,
            step: step_id,
        };
        let body = TickTaskRequest { version, done };
        submit.send::<TickTask>(at, body, move |changed| {
            status.say(if done {
                t!("task-ticked")
            } else {
                t!("task-unticked")
            });
            platform::focus(&button_id(step_id));
            answer.change(|plan| {
                if let Some(step) = plan.steps.iter_mut().find(|step| step.id == changed.id) {
                    *step = changed;
                }
            });
        });
    };
    rsx! {
        if let Some(failure) = submit.failure.read().clone() {
            FailureView { failure, onretry: move |()| answer.ask_again() }
        }
        div { class: "row",
            if step.state.is_open() {
                Button {
                    id: button_id(step_id),
                    label: t!("task-tick-label", title: title),
                    onclick: move |()| tick(true),
                    Icon { name: IconName::Check }
                    {t!("task-tick")}
                }
            } else if step.state == StepState::Done {
                Button {
                    kind: ButtonKind::Quiet,
                    id: button_id(step_id),
                    label: t!("task-untick-label", title: title),
                    onclick: move |()| tick(false),
                    {t!("task-untick")}
                }
            }
        }
    }
}
