//! Writing down a conversation at discharge, or correcting what was written down.

use dioxus::prelude::*;
use shared::{
    clinical_records::{
        AttendeeKind, ClinicalRecords, DischargeConversation, NewConversation, RecordConversation,
        TeachBack,
    },
    id,
    stays::AtStay,
};

use super::{
    Records, cancel, form_head, saved, use_newest, words_field,
    written::{KINDS, Written, attendees, read, use_written},
};
use crate::{
    api::{Answer, new_id},
    components::{
        Field, FieldError, Status, Tick, choices, date_field, empty_view, text_field, tick_boxes,
        today,
    },
    i18n,
    pages::{
        Given,
        patients::{
            optional,
            work::{Check, plain_form, use_form},
        },
    },
    t,
};

const DAY: &str = "conversation-day";
const ATTENDEES: &str = "conversation-attendees";
const TOPICS: &str = "conversation-topics";
const SAID_BACK: &str = "conversation-said-back";
const WORDS: &str = "conversation-words";
const GIVEN: &str = "conversation-given";
const QUESTIONS: &str = "conversation-questions";

/// The form.
#[component]
pub(super) fn ConversationForm(
    records: Records,
    page: Answer<ClinicalRecords>,
    corrects: Option<Given<DischargeConversation>>,
) -> Element {
    let status = use_context::<Status>();
    let id = use_hook(new_id::<id::DischargeConversation>);
    let form = use_form();
    let stay = match &corrects {
        Some(corrects) => Some(corrects.stay),
        None => records
            .stays
            .iter()
            .find(|stay| stay.mine)
            .map(|stay| stay.id),
    };
    let before = corrects.as_ref().map(|corrects| corrects.conversation);
    let seen = use_signal(|| corrects.as_ref().map_or(0, |corrects| corrects.number));
    let newest = move |records: &ClinicalRecords| {
        let all = records.conversations.iter();
        let mut same = all.filter(|each| Some(each.conversation) == before);
        same.next().map_or(0, |newest| newest.number)
    };
    use_newest(form.submit, page, seen, Box::new(newest));
    let whose = match (&corrects, stay) {
        (Some(corrects), _) => corrects.id.to_string(),
        (None, Some(stay)) => stay.to_string(),
        (None, None) => String::new(),
    };
    let written = use_written(&whose, corrects.as_deref());
    let Some(stay) = stay else {
        return rsx! {
            {form_head(&records, t!("conversation-title"))}
            {empty_view(t!("conversation-none"), None)}
        };
    };
    let at = AtStay {
        patient: records.patient.id,
        stay,
    };
    let errors = form.errors(&[
        ("held_on", DAY, t!("conversation-day")),
        ("attendees", ATTENDEES, t!("conversation-attendees")),
        ("topics", TOPICS, t!("conversation-topics")),
        ("teach_back", WORDS, t!("teach-back")),
        ("written_information", GIVEN, t!("conversation-written")),
        ("questions_left", QUESTIONS, t!("conversation-questions")),
    ]);
    let save = move |()| {
        let mut check = Check::default();
        let body = body(&mut check, written);
        let fine = form.may_send(check.wrong());
        let (true, Some(body)) = (fine, body) else {
            return;
        };
        let body = NewConversation {
            id,
            conversation: before,
            version: *seen.peek(),
            ..body
        };
        form.submit
            .send::<RecordConversation>(at, body, move |now| {
                written.settle();
                saved(page, status, now);
            });
    };
    let title = if before.is_some() {
        t!("conversation-correct-title")
    } else {
        t!("conversation-title")
    };
    rsx! {
        {form_head(&records, title)}
        {plain_form(form, &errors, t!("conversation-save"), save, cancel(&records), fields(written, &errors))}
    }
}

/// What stands in the form, when all of it is right; ids and versions are the caller's.
fn body(check: &mut Check, written: Written) -> Option<NewConversation> {
    let held_on = check.day(DAY, t!("conversation-day"), &written.day.text());
    let label = t!("conversation-attendees");
    let who = attendees(check, (ATTENDEES, label), &written.attendees.text());
    let topics = check.prose(TOPICS, t!("conversation-topics"), &written.topics.text());
    let said_back = match &*written.said_back.text() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => {
            check.refuse(SAID_BACK, t!("teach-back"), "missing");
            None
        }
    };
    let label = words_label(&written.said_back.text());
    let text = said_back.and_then(|_| check.prose(WORDS, label, &written.words.text()));
    let given = check.optional_prose(GIVEN, t!("conversation-written"), &written.given.text());
    let left = check.optional_prose(
        QUESTIONS,
        t!("conversation-questions"),
        &written.questions.text(),
    );
    Some(NewConversation {
        id: shared::Id::new(uuid::Uuid::nil()),
        conversation: None,
        version: 0,
        held_on: held_on?,
        attendees: who?,
        topics: topics?,
        teach_back: TeachBack {
            done: said_back?,
            text: text?,
        },
        written_information: given?,
        questions_left: left?,
    })
}

fn words_label(said_back: &str) -> String {
    match said_back {
        "no" => t!("teach-back-why-not"),
        _ => t!("teach-back-words"),
    }
}

fn fields(written: Written, errors: &[FieldError]) -> Element {
    let said_back = written.said_back.text();
    let answers = [
        ("yes".to_owned(), t!("teach-back-yes")),
        ("no".to_owned(), t!("teach-back-no")),
    ];
    let hint = (said_back == "yes").then(|| t!("teach-back-hint"));
    rsx! {
        {date_field((None, Some(today())), Field {
            id: DAY,
            label: t!("conversation-day"),
            hint: None,
            value: written.day.text(),
            problem: FieldError::of(errors, DAY),
            oninput: written.day.writer(),
        })}
        {who(written, errors)}
        {words_field(TOPICS, 4000, (t!("conversation-topics"), None), written.topics, errors)}
        {choices(&answers, Field {
            id: SAID_BACK,
            label: t!("teach-back"),
            hint: None,
            value: said_back.clone(),
            problem: FieldError::of(errors, SAID_BACK),
            oninput: written.said_back.writer(),
        })}
        if !said_back.is_empty() {
            {words_field(WORDS, 2000, (words_label(&said_back), hint), written.words, errors)}
        }
        {words_field(
            GIVEN,
            1000,
            (optional(&t!("conversation-written")), Some(t!("conversation-written-hint"))),
            written.given,
            errors,
        )}
        {words_field(QUESTIONS, 2000, (optional(&t!("conversation-questions")), None), written.questions, errors)}
    }
}

/// Who took part; of those who have one, the name.
fn who(written: Written, errors: &[FieldError]) -> Element {
    let lines = read(&written.attendees.text());
    let ticks = KINDS.map(|kind| {
        let value = i18n::api_name(&kind);
        Tick {
            ticked: lines.iter().any(|(each, _)| *each == value),
            words: i18n::named("attendee", &kind),
            lang: None,
            value,
        }
    });
    let patient = i18n::api_name(&AttendeeKind::Patient);
    let named = lines.iter().filter(|(kind, _)| *kind != patient);
    let problem = FieldError::of(errors, ATTENDEES);
    rsx! {
        if let Some(code) = problem {
            p { class: "field-message", {t!(&format!("field-{code}"))} }
        }
        {tick_boxes(
            ATTENDEES,
            t!("conversation-attendees"),
            ticks.into(),
            Box::new(move |(kind, on)| written.tick(&kind, on)),
        )}
        {named.map(|(kind, names)| {
            let (id, kind) = (format!("attendee-{kind}"), kind.clone());
            text_field(Field {
                id: &id,
                label: optional(&t!("conversation-name", who: t!(&id))),
                hint: Some(t!("conversation-name-hint")),
                value: names.clone(),
                problem: None,
                oninput: Box::new(move |names| written.name(&kind, names)),
            })
        })}
    }
}
