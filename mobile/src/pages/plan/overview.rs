//! The plan: now, later, earlier.

use chrono::{NaiveDate, TimeDelta};
use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    date::oslo_day,
    id::{Id, Patient},
    patients::AtPatient,
    plan::{GetPlan, Plan, Step, StepKind, StepOwner},
};

use super::task::TaskTick;
use crate::{
    api::{Answer, use_answer},
    components::{IconName, call_link, empty_view, icon, link, long_words, page_title, step_card},
    pages::{Given, for_patient, shown},
    route::{AtChecklists, Route},
    t,
};

/// How long before the evaluation the person is asked (`OWN_OPENS_BEFORE` in the service's rules of checklists).
const OWN_OPENS_BEFORE: TimeDelta = TimeDelta::days(7);

/// The page.
pub fn plan_page() -> Element {
    for_patient(|patient| {
        rsx! {
            {page_title(t!("plan-title"), Some(rsx! { p { {t!("plan-lead")} } }))}
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
                {empty_view(t!("plan-empty"), None)}
            }
            if let Some(made) = &plan.care_plan {
                p { class: "meta", {t!("plan-counted-from", date: long_words(made.started_on))} }
            }
            {steps(t!("plan-now"), Some(t!("plan-nothing-now")), &now, patient, answer)}
            {steps(t!("plan-later"), None, &later, patient, answer)}
            p {
                {link("button", Route::NewTask {}, rsx! {
                    {icon(IconName::Plus)}
                    {t!("plan-add-task")}
                })}
            }
            {steps(t!("plan-earlier"), None, &earlier, patient, answer)}
        }
    })
}

struct Parts<'a> {
    now: Vec<&'a Step>,
    later: Vec<&'a Step>,
    earlier: Vec<&'a Step>,
}

/// The day a step is about: that of the agreed time, else the deadline.
fn day_of(step: &Step) -> NaiveDate {
    step.booking
        .as_ref()
        .map_or(step.due, |booking| oslo_day(booking.at))
}

/// Now: today's and what should have been done. Later: what is to come. Earlier: what is over, newest first.
fn parts(plan: &Plan) -> Parts<'_> {
    let (open, mut earlier): (Vec<_>, Vec<_>) =
        plan.steps.iter().partition(|step| step.state.is_open());
    let (mut now, mut later): (Vec<_>, Vec<_>) = open
        .into_iter()
        .partition(|step| step.overdue || day_of(step) <= plan.today);
    now.extend(&plan.missed);
    now.sort_by_key(|step| (!step.overdue, day_of(step)));
    later.sort_by_key(|step| day_of(step));
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

fn steps(
    title: String,
    empty: Option<String>,
    steps: &[&Step],
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
                StepItem { key: "{step.id}", patient, answer, step: Given::new((**step).clone()) }
            }
        }
    }
}

/// A step with what one can do about it; a component, so that it keeps its place in the list.
#[component]
fn StepItem(patient: Id<Patient>, answer: Answer<Plan>, step: Given<Step>) -> Element {
    let acts = match &step.owner {
        StepOwner::Patient => rsx! { TaskTick { patient, answer, step: step.clone() } },
        StepOwner::Unit(_) => rsx! {
            {call_owner(&step)}
            {evaluation_link(patient, answer, &step)}
        },
    };
    step_card(&step, 3, "", acts)
}

/// The evaluation draws near: the person says themselves how it has been.
fn evaluation_link(patient: Id<Patient>, answer: Answer<Plan>, step: &Step) -> Element {
    let soon = answer.value.read().as_ref().is_some_and(|plan| {
        let opens = step.due - OWN_OPENS_BEFORE;
        step.kind == StepKind::Evaluation && step.state.is_open() && opens <= plan.today
    });
    if !soon {
        return rsx! {};
    }
    let at = AtChecklists::List;
    rsx! {
        p { {link("button", Route::Checklists { patient, at }, rsx! { {t!("plan-evaluate")} })} }
    }
}

/// An overdue step: whom to call about it.
fn call_owner(step: &Step) -> Element {
    match &step.owner {
        StepOwner::Unit(unit) if step.overdue => match &unit.phone {
            Some(phone) => rsx! {
                p {
                    {call_link(&unit.name, phone)}
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
    use shared::plan::StepState;

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
            told: Vec::new(),
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
            missed: vec![step("2026-11-30", StepState::Planned, true)],
            medicine_changes: Vec::new(),
        };
        let Parts {
            now,
            later,
            earlier,
        } = parts(&plan);
        let titles = |steps: Vec<&Step>| {
            let titles: Vec<_> = steps.into_iter().map(|step| &*step.title).collect();
            titles.join(" ")
        };
        assert_eq!(titles(now), "2026-11-30 2026-12-02 2026-12-03");
        assert_eq!(titles(later), "2026-12-09");
        assert_eq!(titles(earlier), "2026-12-01");
    }
}
