//! The plan: now, later, earlier.

use chrono::NaiveDate;
use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    date::oslo_day,
    id::{Id, Patient},
    patients::AtPatient,
    plan::{GetPlan, Plan, Step, StepOwner},
};

use super::task::TaskTick;
use crate::{
    api::{Answer, use_answer},
    components::{CallLink, EmptyView, Icon, IconName, PageTitle, StepCard, long_words},
    pages::{for_patient, shown},
    route::Route,
    t,
};

/// The page.
pub fn plan_page() -> Element {
    for_patient(|patient| {
        rsx! {
            PageTitle { title: t!("plan-title"),
                p { {t!("plan-lead")} }
            }
            PlanView { patient }
        }
    })
}

#[component]
fn PlanView(patient: Id<Patient>) -> Element {
    let answer = use_answer::<GetPlan>(move || (AtPatient { patient }, Nothing {}));
    shown(answer, |plan| {
        let Parts {
            now,
            later,
            earlier,
        } = parts(plan);
        rsx! {
            if plan.steps.is_empty() {
                EmptyView { text: t!("plan-empty") }
            }
            if let Some(made) = &plan.care_plan {
                p { class: "meta", {t!("plan-counted-from", date: long_words(made.started_on))} }
            }
            Steps { title: t!("plan-now"), empty: Some(t!("plan-nothing-now")), steps: now, patient, answer }
            Steps { title: t!("plan-later"), empty: None, steps: later, patient, answer }
            p {
                Link { class: "button", to: Route::NewTask {},
                    Icon { name: IconName::Plus }
                    {t!("plan-add-task")}
                }
            }
            Steps { title: t!("plan-earlier"), empty: None, steps: earlier, patient, answer }
        }
    })
}

struct Parts {
    now: Vec<Step>,
    later: Vec<Step>,
    earlier: Vec<Step>,
}

/// The day a step is about: that of the agreed time, else the deadline.
fn day_of(step: &Step) -> NaiveDate {
    step.booking
        .as_ref()
        .map_or(step.due, |booking| oslo_day(booking.at))
}

/// Now: today's and what should have been done. Later: what is to come. Earlier: what is over, newest first.
fn parts(plan: &Plan) -> Parts {
    let (open, mut earlier): (Vec<_>, Vec<_>) = plan
        .steps
        .iter()
        .cloned()
        .partition(|step| step.state.is_open());
    let (mut now, mut later): (Vec<_>, Vec<_>) = open
        .into_iter()
        .partition(|step| step.overdue || day_of(step) <= plan.today);
    now.sort_by_key(|step| (!step.overdue, day_of(step)));
    later.sort_by_key(day_of);
    earlier.sort_by_key(|step| {
        let moved = step.moved.as_ref().map(|act| act.at);
        std::cmp::Reverse((moved, step.due))
    });
    Parts {
        now,
        later,
        earlier,
    }
}

#[component]
fn Steps(
    title: String,
    empty: Option<String>,
    steps: Vec<Step>,
    patient: Id<Patient>,
    answer: Answer<Plan>,
) -> Element {
    if steps.is_empty() && empty.is_none() {
        return rsx! {};
    }
    rsx! {
        section { class: "stack",
            h2 { {title} }
            if steps.is_empty() {
                p { {empty} }
            }
            for step in steps {
                StepCard { key: "{step.id}", step: step.clone(),
                    if step.owner == StepOwner::Patient {
                        TaskTick { patient, answer, step }
                    } else {
                        CallOwner { step }
                    }
                }
            }
        }
    }
}

/// An overdue step: whom to call about it.
#[component]
fn CallOwner(step: Step) -> Element {
    match step.owner {
        StepOwner::Unit(unit) if step.overdue => match unit.phone {
            Some(phone) => rsx! {
                p {
                    CallLink { name: unit.name, phone }
                }
            },
            None => rsx! {},
        },
        _ => rsx! {},
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::plan::{StepKind, StepState};

    fn step(due: &str, state: StepState, overdue: bool) -> Step {
        Step {
            id: crate::api::new_id(),
            kind: StepKind::Visit,
            title: due.to_owned(),
            owner: StepOwner::Patient,
            owner_person: None,
            due: due.parse().unwrap(),
            state,
            booking: None,
            note: None,
            moved: None,
            overdue,
            owner_told_at: None,
            serves: Vec::new(),
            version: 1,
        }
    }

    #[test]
    fn overdue_comes_first_and_what_is_done_is_earlier() {
        let plan = Plan {
            today: "2026-12-03".parse().unwrap(),
            care_plan: None,
            steps: vec![
                step("2026-12-01", StepState::Done, false),
                step("2026-12-02", StepState::Planned, true),
                step("2026-12-03", StepState::Booked, false),
                step("2026-12-09", StepState::Planned, false),
            ],
        };
        let Parts {
            now,
            later,
            earlier,
        } = parts(&plan);
        let titles = |steps: Vec<Step>| {
            let titles: Vec<_> = steps.into_iter().map(|step| step.title).collect();
            titles.join(" ")
        };
        assert_eq!(titles(now), "2026-12-02 2026-12-03");
        assert_eq!(titles(later), "2026-12-09");
        assert_eq!(titles(earlier), "2026-12-01");
    }
}
