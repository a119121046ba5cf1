//! Writing down what was done about something that matters.

use dioxus::prelude::*;
use shared::{
    id::FollowUp,
    patients::PatientPage as Record,
    what_matters::{AtEntry, FollowUpWhatMatters, NewFollowUp, WhatMattersEntry},
};

use super::{
    entry::put,
    patient::About,
    work::{Check, OpenForm, use_form_at, work_form},
};
use crate::{
    api::{Answer, new_id},
    components::{Field, FieldError, Status, date_field, sets, text_area, today},
    draft::use_draft,
    pages::{Given, state::use_text},
    t,
};

const TEXT: &str = "follow-up-text";
const DAY: &str = "follow-up-day";

/// The form; its text is kept until it is saved.
#[component]
pub(super) fn FollowUpForm(
    about: About,
    entry: Given<WhatMattersEntry>,
    page: Answer<Record>,
) -> Element {
    let open = use_context::<OpenForm>();
    let status = use_context::<Status>();
    let id = use_hook(new_id::<FollowUp>);
    let draft = use_draft(|| format!("follow-up-{}", entry.id), String::new);
    let day = use_text(&|| today().to_string());
    let form = use_form_at(TEXT);
    let back = format!("entry-{}", entry.id);
    let errors = form.errors(&[
        ("text", TEXT, t!("patient-follow-up-text")),
        ("done_on", DAY, t!("patient-follow-up-on")),
    ]);
    let at = AtEntry {
        patient: about.patient,
        entry: entry.id,
    };
    let save = {
        let back = back.clone();
        move |()| {
            let mut check = Check::default();
            let text = check.prose(TEXT, t!("patient-follow-up-text"), &draft.text());
            let done_on = check.day(DAY, t!("patient-follow-up-on"), &day.peek());
            let fine = form.may_send(check.wrong());
            let (true, Some(text), Some(done_on)) = (fine, text, done_on) else {
                return;
            };
            let body = NewFollowUp { id, text, done_on };
            let back = back.clone();
            form.submit
                .send::<FollowUpWhatMatters>(at, body, move |entry| {
                    draft.settle(String::new());
                    put(page, entry);
                    status.say(t!("state-saved"));
                    open.close(&back);
                });
        }
    };
    rsx! {
        {work_form(
            form,
            &errors,
            t!("patient-follow-up-save"),
            save,
            move |()| open.close(&back),
            rsx! {
                {text_area(2000, 5, None, Field {
                    id: TEXT,
                    label: t!("patient-follow-up-text"),
                    hint: Some(t!("patient-follow-up-hint", name: about.name.clone())),
                    value: draft.text(),
                    problem: FieldError::of(&errors, TEXT),
                    oninput: draft.writer(),
                })}
                {date_field((None, Some(today())), Field {
                    id: DAY,
                    label: t!("patient-follow-up-on"),
                    hint: None,
                    value: day(),
                    problem: FieldError::of(&errors, DAY),
                    oninput: sets(day),
                })}
            },
        )}
    }
}
