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
    work::{Check, OpenForm, WorkForm, use_form},
};
use crate::{
    api::{Answer, new_id},
    components::{DateField, FieldError, Status, TextArea, today},
    draft::use_draft,
    t,
};

const TEXT: &str = "follow-up-text";
const DAY: &str = "follow-up-day";

/// The form; its text is kept until it is saved.
#[component]
pub(super) fn FollowUpForm(about: About, entry: WhatMattersEntry, page: Answer<Record>) -> Element {
    let open = use_context::<OpenForm>();
    let status = use_context::<Status>();
    let id = use_hook(new_id::<FollowUp>);
    let draft = use_draft(|| format!("follow-up-{}", entry.id), String::new);
    let mut day = use_signal(|| today().to_string());
    let form = use_form();
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
        WorkForm {
            form,
            errors: errors.clone(),
            save: t!("patient-follow-up-save"),
            onsave: save,
            oncancel: move |()| open.close(&back),
            first: TEXT.to_owned(),
            TextArea {
                id: TEXT,
                label: t!("patient-follow-up-text"),
                hint: t!("patient-follow-up-hint", name: about.name.clone()),
                value: draft.text(),
                most: 2000,
                problem: FieldError::of(&errors, TEXT),
                oninput: move |text| draft.write(text),
            }
            DateField {
                id: DAY,
                label: t!("patient-follow-up-on"),
                value: day(),
                max: today(),
                problem: FieldError::of(&errors, DAY),
                oninput: move |text| day.set(text),
            }
        }
    }
}
