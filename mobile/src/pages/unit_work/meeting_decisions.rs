//! What a meeting decides about a patient: written down, with a day it becomes a step of the plan.

use dioxus::prelude::*;
use shared::{
    id::{self, Id, Patient},
    meetings::{AtMeetingPatient, MeetingDecision, NewMeetingDecision, RecordDecision},
};

use crate::{
    api::new_id,
    components::{
        Field, FieldError, Status, date_field, day_words, sets, text_area, text_field, today,
    },
    draft::use_draft,
    pages::{
        patients::{
            optional,
            work::{Check, plain_form, use_form},
        },
        state::use_text,
    },
    platform, t,
};

const TEXT: &str = "decision-text";
const WHO: &str = "decision-who";
const DUE: &str = "decision-due";

/// What was decided, the first first.
pub(super) fn decided(decisions: &[MeetingDecision]) -> Element {
    rsx! {
        ol { class: "timeline",
            for each in decisions {
                li { key: "{each.id}",
                    p { class: "note", {&*each.text} }
                    p { class: "meta", {who_and_when(each)} }
                }
            }
        }
    }
}

/// «Ingrid Dahl, innen torsdag 3. desember. Står i planen.»
fn who_and_when(decision: &MeetingDecision) -> String {
    let who = decision.owner_person.as_ref().unwrap_or(&decision.owner);
    match decision.due {
        Some(due) => t!("meeting-decided-by-day", who: &**who, date: day_words(due)),
        None => who.clone(),
    }
}

/// The form.
#[component]
pub(super) fn DecisionForm(
    patient: Id<Patient>,
    meeting: Id<id::BoardMeeting>,
    onrecorded: EventHandler<MeetingDecision>,
) -> Element {
    let text = use_draft(|| format!("{TEXT}-{meeting}-{patient}"), String::new);
    let mut who = use_text(&String::new);
    let mut due = use_text(&String::new);
    let mut id = use_signal(new_id);
    let form = use_form();
    let status = use_context::<Status>();
    let errors = form.errors(&[
        ("text", TEXT, t!("meeting-decision")),
        ("owner_person", WHO, t!("meeting-decision-who")),
        ("due", DUE, t!("meeting-decision-due")),
    ]);
    let record = move |()| {
        let mut check = Check::default();
        let words = check.prose(TEXT, t!("meeting-decision"), &text.text());
        let person = check.optional_line(WHO, t!("meeting-decision-who"), &who.peek());
        let fine = form.may_send(check.wrong());
        let (true, Some(words), Some(owner_person)) = (fine, words, person) else {
            return;
        };
        let body = NewMeetingDecision {
            id: *id.peek(),
            text: words,
            owner: None,
            owner_person,
            due: due.peek().parse().ok(),
        };
        let at = AtMeetingPatient { patient, meeting };
        form.submit
            .send::<RecordDecision>(at, body, move |decision| {
                text.settle(String::new());
                who.set(String::new());
                due.set(String::new());
                id.set(new_id());
                status.say(t!("meeting-recorded"));
                onrecorded.call(decision);
                platform::focus(TEXT);
            });
    };
    let field = |id, label: String, value: String| Field {
        id,
        label,
        hint: None,
        value,
        problem: FieldError::of(&errors, id),
        oninput: Box::new(|_| {}),
    };
    let fields = rsx! {
        {text_area(4000, 2, None, Field { oninput: text.writer(), ..field(TEXT, t!("meeting-decision"), text.text()) })}
        if text.was_restored() {
            p { class: "meta", {t!("state-draft-restored")} }
        }
        {text_field(Field { oninput: sets(who), ..field(WHO, optional(&t!("meeting-decision-who")), who()) })}
        {date_field((Some(today()), None), Field {
            hint: Some(t!("meeting-decision-due-hint")),
            oninput: sets(due),
            ..field(DUE, optional(&t!("meeting-decision-due")), due())
        })}
    };
    plain_form(form, &errors, t!("meeting-record"), record, rsx! {}, fields)
}
