//! One step as staff see it: what, who, by when, its honest state, and what can follow.

use dioxus::prelude::*;
use shared::{
    patients::PatientPage as Record,
    plan::{Step, StepOwner, StepState},
};

use super::{
    patient::About,
    step_form::ChangeStepForm,
    step_moves::{BookForm, DoneForm, PlainMove, ReasonForm},
    work::OpenForm,
};
use crate::{
    api::Answer,
    components::{ButtonKind, button, day_words, moment_words, own_words},
    i18n,
    pages::Given,
    t,
};

/// One step.
pub(super) fn step_work(
    record: &Given<Record>,
    step: &Step,
    may: bool,
    page: Answer<Record>,
) -> Element {
    let heading = format!("step-{}", step.id);
    let overdue = if step.overdue { "overdue" } else { "" };
    rsx! {
        article { key: "{step.id}", class: "card step step-state-{i18n::api_name(&step.state)} {overdue}",
            h3 { id: "{heading}", tabindex: "-1", {&*step.title} }
            {facts(step)}
            if !step.serves.is_empty() {
                div { class: "serves",
                    p { class: "meta", {t!("staff-step-serves")} }
                    for entry in &step.serves {
                        {own_words(&entry.text, &entry.lang)}
                    }
                }
            }
            if may {
                Actions { record: record.clone(), step: Given::new(step.clone()), page }
            }
        }
    }
}

/// State, owner, dates and the note.
fn facts(step: &Step) -> Element {
    let due = day_words(step.due);
    let state = i18n::named("step-state", &step.state);
    let owner = match (&step.owner, &step.owner_person) {
        (StepOwner::Patient, _) => t!("staff-step-owner-patient"),
        (StepOwner::Unit(unit), None) => unit.name.clone(),
        (StepOwner::Unit(unit), Some(person)) => {
            t!("staff-step-owner-person", person: &**person, unit: &*unit.name)
        }
    };
    rsx! {
        p { class: "row",
            span { class: "chip", {&*state} }
            if step.overdue {
                span { class: "overdue", {t!("staff-step-was-due", date: due)} }
            } else if step.state.is_open() {
                span { {t!("staff-step-due", date: due)} }
            }
        }
        if let Some(booking) = step.booking.as_ref().filter(|_| step.state == StepState::Booked) {
            p {
                {t!(
                    "staff-step-booked-at",
                    when: moment_words(booking.at),
                    with: &*booking.with
                )}
            }
        }
        p { class: "meta", {t!("staff-step-owner-line", owner: owner)} }
        if let Some(note) = &step.note {
            p { class: "note", {&**note} }
        }
        if let Some(act) = step.moved.as_ref().filter(|_| step.state != StepState::Planned) {
            p { class: "meta",
                {t!(
                    "staff-step-moved-by",
                    state: state,
                    name: &*act.author.name,
                    when: moment_words(act.at)
                )}
            }
        }
    }
}

/// What can be done with the step as it stands.
#[component]
fn Actions(record: Given<Record>, step: Given<Step>, page: Answer<Record>) -> Element {
    let open = use_context::<OpenForm>();
    let about = About::of(&record);
    let key = |form: &str| format!("step-{}-{form}", step.id);
    let offer = |form: &str, words: String, kind: ButtonKind| {
        let key = key(form);
        rsx! {
            {button(kind, words, move |()| open.open(&key))}
        }
    };
    if open.is(&key("book")) {
        return rsx! {
            BookForm { about, step, page }
        };
    }
    if open.is(&key("done")) {
        return rsx! {
            DoneForm { about, step, page }
        };
    }
    if open.is(&key("not_done")) {
        return rsx! {
            ReasonForm { about, step, page, relevant: true }
        };
    }
    if open.is(&key("not_relevant")) {
        return rsx! {
            ReasonForm { about, step, page, relevant: false }
        };
    }
    if open.is(&key("change")) {
        return rsx! {
            ChangeStepForm { record, step, page }
        };
    }
    let may_become = |next| step.state.may_become(next);
    let booked = step.state == StepState::Booked;
    let closed = !step.state.is_open();
    rsx! {
        div { class: "actions",
            if may_become(StepState::Booked) && !closed {
                if booked {
                    {offer("book", t!("staff-step-rebook"), ButtonKind::Ordinary)}
                } else {
                    {offer("book", t!("staff-step-book"), ButtonKind::Ordinary)}
                }
            }
            if may_become(StepState::Done) {
                {offer("done", t!("staff-step-done"), ButtonKind::Ordinary)}
            }
            if closed && may_become(StepState::Planned) {
                PlainMove { about: about.clone(), step: step.clone(), page, words: t!("staff-step-reopen") }
            }
            if step.state.is_open() {
                details { class: "more-actions",
                    summary { {t!("staff-step-other")} }
                    div { class: "actions",
                        {offer("not_done", t!("staff-step-not-done"), ButtonKind::Quiet)}
                        {offer("not_relevant", t!("staff-step-not-relevant"), ButtonKind::Quiet)}
                        {offer("change", t!("staff-step-change"), ButtonKind::Quiet)}
                        if booked {
                            PlainMove { about, step, page, words: t!("staff-step-unbook") }
                        }
                    }
                }
            }
        }
    }
}
