//! Moving a step: book a time, say that it is done, or why not.

use dioxus::prelude::*;
use shared::{
    date::oslo_time,
    patients::PatientPage as Record,
    plan::{AtStep, Move, MoveStep, MoveStepRequest, Step},
};

use super::{
    patient::About,
    plan::{put, use_newest},
    work::{Check, Form, OpenForm, current, use_form, use_form_at, work_form},
};
use crate::{
    api::Answer,
    components::{
        ButtonKind, Field, FieldError, Look, Status, button_with, clock, moment_fields, sets,
        text_area, text_field, today, warning,
    },
    draft::use_draft,
    i18n,
    pages::{Given, failure_of, state::use_text},
    t,
};

const DAY: &str = "move-day";
const TIME: &str = "move-time";
const WITH: &str = "move-with";
const TEXT: &str = "move-text";

/// Sends moves of one step; a step that somebody moved meanwhile is shown as it is now.
#[derive(Clone)]
struct Mover {
    form: Form,
    step: Given<Step>,
    about: About,
    page: Answer<Record>,
    open: OpenForm,
    status: Status,
}

fn use_mover(form: Form, about: &About, step: &Given<Step>, page: Answer<Record>) -> Mover {
    use_newest(form.submit, page);
    Mover {
        form,
        step: step.clone(),
        about: about.clone(),
        page,
        open: use_context::<OpenForm>(),
        status: use_context::<Status>(),
    }
}

impl Mover {
    fn back(&self) -> String {
        format!("step-{}", self.step.id)
    }

    fn send(&self, to: Move, then: impl FnOnce() + 'static) {
        let at = AtStep {
            patient: self.about.patient,
            step: self.step.id,
        };
        let body = MoveStepRequest {
            version: self.step.version,
            to,
        };
        let (page, open, status, back) = (self.page, self.open, self.status, self.back());
        self.form.submit.send::<MoveStep>(at, body, move |step| {
            then();
            put(page, step);
            status.say(t!("state-saved"));
            open.close(&back);
        });
    }

    fn cancel(&self) -> impl FnMut(()) + 'static {
        let (open, back) = (self.open, self.back());
        move |()| open.close(&back)
    }
}

/// Says what the step has become, when somebody was faster. What was written stays in the form.
fn meanwhile(form: Form) -> Element {
    let now = form
        .submit
        .failure
        .read()
        .as_ref()
        .and_then(current::<Step>);
    rsx! {
        if let Some(step) = now {
            {warning(rsx! {
                p {
                    {t!("staff-step-changed-now", state: i18n::named("step-state", &step.state))}
                }
            })}
        }
    }
}

/// A day, a time and who comes.
#[component]
pub(super) fn BookForm(about: About, step: Given<Step>, page: Answer<Record>) -> Element {
    let mover = use_mover(use_form_at(DAY), &about, &step, page);
    let form = mover.form;
    let booked = step.booking.clone();
    let at = booked.as_ref().map(|booking| oslo_time(booking.at));
    let day = use_text(&|| at.map_or_else(String::new, |at| at.date_naive().to_string()));
    let time = use_text(&|| {
        booked
            .as_ref()
            .map(|booking| clock(booking.at))
            .unwrap_or_default()
    });
    let with = use_text(&|| {
        booked
            .as_ref()
            .map(|booking| booking.with.clone())
            .unwrap_or_default()
    });
    let with_label = t!("staff-step-book-with", name: about.name.clone());
    let errors = form.errors(&[
        ("to.at", DAY, t!("staff-step-book-date")),
        ("to.with", WITH, with_label.clone()),
    ]);
    let save = {
        let (mover, with_label) = (mover.clone(), with_label.clone());
        move |()| {
            let mut check = Check::default();
            let labels = (t!("staff-step-book-date"), t!("staff-step-book-time"));
            let at = check.moment((DAY, TIME), labels, &day.peek(), &time.peek());
            let with = check.line(WITH, with_label.clone(), &with.peek());
            let fine = form.may_send(check.wrong());
            if let (true, Some(at), Some(with)) = (fine, at, with) {
                mover.send(Move::Booked { at, with }, || {});
            }
        }
    };
    rsx! {
        {work_form(
            form,
            &errors,
            t!("staff-step-book-save"),
            save,
            mover.cancel(),
            rsx! {
                {moment_fields((Some(today()), None), (DAY, t!("staff-step-book-date"), day), (TIME, t!("staff-step-book-time"), time), &errors)}
                {text_field(Field {
                    id: WITH,
                    label: with_label,
                    hint: None,
                    value: with(),
                    problem: FieldError::of(&errors, WITH),
                    oninput: sets(with),
                })}
                {meanwhile(form)}
            },
        )}
    }
}

/// What was done.
#[component]
pub(super) fn DoneForm(about: About, step: Given<Step>, page: Answer<Record>) -> Element {
    let mover = use_mover(use_form_at(TEXT), &about, &step, page);
    let form = mover.form;
    let draft = use_draft(|| format!("step-done-{}", step.id), String::new);
    let errors = form.errors(&[("to.note", TEXT, t!("staff-step-done-note"))]);
    let save = {
        let mover = mover.clone();
        move |()| {
            let mut check = Check::default();
            let note = check.optional_prose(TEXT, t!("staff-step-done-note"), &draft.text());
            let fine = form.may_send(check.wrong());
            if let (true, Some(note)) = (fine, note) {
                mover.send(Move::Done { note }, move || draft.settle(String::new()));
            }
        }
    };
    rsx! {
        {work_form(
            form,
            &errors,
            t!("staff-step-done-save"),
            save,
            mover.cancel(),
            rsx! {
                {text_area(2000, 5, None, Field {
                    id: TEXT,
                    label: t!("staff-step-done-note"),
                    hint: Some(t!("staff-step-done-note-hint", name: about.name.clone())),
                    value: draft.text(),
                    problem: FieldError::of(&errors, TEXT),
                    oninput: draft.writer(),
                })}
                {meanwhile(form)}
            },
        )}
    }
}

/// Why it was not done (`relevant`), or is not relevant any more.
#[component]
pub(super) fn ReasonForm(
    about: About,
    step: Given<Step>,
    page: Answer<Record>,
    relevant: bool,
) -> Element {
    let mover = use_mover(use_form_at(TEXT), &about, &step, page);
    let form = mover.form;
    let draft = use_draft(|| format!("step-reason-{}", step.id), String::new);
    let label = if relevant {
        t!("staff-step-reason-not-done")
    } else {
        t!("staff-step-reason-not-relevant")
    };
    let errors = form.errors(&[("to.reason", TEXT, label.clone())]);
    let save = {
        let (mover, label) = (mover.clone(), label.clone());
        move |()| {
            let mut check = Check::default();
            let reason = check.prose(TEXT, label.clone(), &draft.text());
            let fine = form.may_send(check.wrong());
            if let (true, Some(reason)) = (fine, reason) {
                let to = if relevant {
                    Move::NotDone { reason }
                } else {
                    Move::NotRelevant { reason }
                };
                mover.send(to, move || draft.settle(String::new()));
            }
        }
    };
    rsx! {
        {work_form(
            form,
            &errors,
            t!("staff-step-reason-save"),
            save,
            mover.cancel(),
            rsx! {
                {text_area(1000, 5, None, Field {
                    id: TEXT,
                    label,
                    hint: Some(t!("staff-step-reason-hint", name: about.name.clone())),
                    value: draft.text(),
                    problem: FieldError::of(&errors, TEXT),
                    oninput: draft.writer(),
                })}
                {meanwhile(form)}
            },
        )}
    }
}

/// Back to planned, at the press of a button: takes a booking away, or a closed step up again.
#[component]
pub(super) fn PlainMove(
    about: About,
    step: Given<Step>,
    page: Answer<Record>,
    words: String,
) -> Element {
    let mover = use_mover(use_form(), &about, &step, page);
    let form = mover.form;
    rsx! {
        {button_with(
            Look { kind: ButtonKind::Quiet, busy: *form.submit.busy.read(), ..Look::default() },
            words,
            move |()| mover.send(Move::Planned {}, || {}),
        )}
        {failure_of(form.submit.failure)}
    }
}
