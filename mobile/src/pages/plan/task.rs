//! Ticking an own task off, and taking the tick away.

use dioxus::prelude::*;
use shared::{
    id::{self, Id, Patient},
    plan::{AtStep, Plan, Step, StepState, TickTask, TickTaskRequest},
};

use crate::{
    api::{Answer, use_submit},
    components::{ButtonKind, IconName, Look, Status, button_with},
    pages::{Given, failure_with_retry},
    platform, t,
};

/// The task's button keeps its id when the task moves to another part of the plan, so that the focus follows.
fn button_id(step: Id<id::Step>) -> String {
    format!("tick-{step}")
}

/// The button under an own task.
#[component]
pub fn TaskTick(patient: Id<Patient>, answer: Answer<Plan>, step: Given<Step>) -> Element {
    let submit = use_submit();
    let status = use_context::<Status>();
    let (step_id, version, title) = (step.id, step.version, &*step.title);
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
            {failure_with_retry(&failure, move |()| answer.ask_again())}
        }
        div { class: "row",
            if step.state.is_open() {
                {button_with(
                    Look { icon: Some(IconName::Check), label: Some(t!("task-tick-label", title: title)), id: Some(button_id(step_id)), ..Look::default() },
                    t!("task-tick"),
                    move |()| tick(true),
                )}
            } else if step.state == StepState::Done {
                {button_with(
                    Look { kind: ButtonKind::Quiet, label: Some(t!("task-untick-label", title: title)), id: Some(button_id(step_id)), ..Look::default() },
                    t!("task-untick"),
                    move |()| tick(false),
                )}
            }
        }
    }
}
