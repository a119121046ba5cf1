//! What the municipality writes to the ward: a report of what it knows, and a question. Made here as a file that
//! the unit's own system sends on.

use dioxus::prelude::*;
use shared::{
    id,
    messages::{AskWard, AskWardRequest, MessageOriginal, ReportAdmission, ReportAdmissionRequest},
    patients::{AtPatient, PatientPage as Record},
};

use super::{back_to_list, original::made, titled};
use crate::{
    api::new_id,
    components::{Field, FieldError, link, notice, page_title, text_area},
    draft::{Draft, use_draft},
    pages::{
        Given,
        patients::{
            optional,
            work::{Check, plain_form, use_form},
        },
    },
    platform,
    route::{AtMessages, Route},
    t,
};

const FUNCTION: &str = "report-function";
const SERVICES: &str = "report-services";
const QUESTION: &str = "question";
/// How much one may write in a field.
const MOST: usize = 5000;

/// A report of what is known at home.
#[component]
pub(super) fn Report(record: Given<Record>) -> Element {
    let patient = record.patient.id;
    let function = use_draft(|| format!("{FUNCTION}-{patient}"), String::new);
    let services = use_draft(|| format!("{SERVICES}-{patient}"), String::new);
    let id = use_hook(new_id::<id::Message>);
    let form = use_form();
    let result = use_signal(|| None::<MessageOriginal>);
    let errors = form.errors(&[
        ("function", FUNCTION, t!("report-function")),
        ("services", SERVICES, t!("report-services")),
    ]);
    let send = move |()| {
        let mut check = Check::default();
        let functions = check.optional_prose(FUNCTION, t!("report-function"), &function.text());
        let offered = check.optional_prose(SERVICES, t!("report-services"), &services.text());
        let fine = form.may_send(check.wrong());
        let (true, Some(functions), Some(offered)) = (fine, functions, offered) else {
            return;
        };
        let body = ReportAdmissionRequest {
            id,
            function: functions,
            services: offered,
        };
        form.submit
            .send::<ReportAdmission>(AtPatient { patient }, body, move |original| {
                function.settle(String::new());
                services.settle(String::new());
                show(result, original);
            });
    };
    let fields = rsx! {
        {field(FUNCTION, optional(&t!("report-function")), Some(t!("report-function-hint")), function, &errors)}
        {field(SERVICES, optional(&t!("report-services")), Some(t!("report-services-hint")), services, &errors)}
    };
    rsx! {
        {back_to_list(&record)}
        {page_title(titled(&record, t!("report-title")), None)}
        if let Some(original) = &*result.read() {
            {made(original, t!("message-made-explained"))}
        } else {
            {notice(rsx! { p { {t!("report-lead", name: &*record.patient.given_name)} } })}
            {plain_form(form, &errors, t!("report-make"), send, cancel(&record), fields)}
        }
    }
}

/// A question to the ward.
#[component]
pub(super) fn Ask(record: Given<Record>) -> Element {
    let patient = record.patient.id;
    let draft = use_draft(|| format!("{QUESTION}-{patient}"), String::new);
    let id = use_hook(new_id::<id::Message>);
    let form = use_form();
    let result = use_signal(|| None::<MessageOriginal>);
    let errors = form.errors(&[("text", QUESTION, t!("ask-question"))]);
    let send = move |()| {
        let mut check = Check::default();
        let text = check.prose(QUESTION, t!("ask-question"), &draft.text());
        let fine = form.may_send(check.wrong());
        let (true, Some(text)) = (fine, text) else {
            return;
        };
        let body = AskWardRequest { id, text };
        form.submit
            .send::<AskWard>(AtPatient { patient }, body, move |original| {
                draft.settle(String::new());
                show(result, original);
            });
    };
    let fields = field(QUESTION, t!("ask-question"), None, draft, &errors);
    rsx! {
        {back_to_list(&record)}
        {page_title(titled(&record, t!("ask-title")), None)}
        if let Some(original) = &*result.read() {
            {made(original, t!("message-made-explained"))}
        } else {
            {notice(rsx! { p { {t!("ask-lead", name: &*record.patient.given_name)} } })}
            {plain_form(form, &errors, t!("ask-make"), send, cancel(&record), fields)}
        }
    }
}

/// Shows what was made in the form's place.
fn show(mut result: Signal<Option<MessageOriginal>>, original: MessageOriginal) {
    result.set(Some(original));
    platform::focus("made");
}

fn field(
    id: &str,
    label: String,
    hint: Option<String>,
    draft: Draft,
    errors: &[FieldError],
) -> Element {
    rsx! {
        {text_area(MOST, 6, None, Field {
            id,
            label,
            hint,
            value: draft.text(),
            problem: FieldError::of(errors, id),
            oninput: draft.writer(),
        })}
        if draft.was_restored() {
            p { class: "meta", {t!("state-draft-restored")} }
        }
    }
}

/// The way back: what was written is kept.
fn cancel(record: &Record) -> Element {
    let list = Route::Messages {
        patient: record.patient.id,
        at: AtMessages::List,
    };
    link("button button-quiet", list, rsx! { {t!("action-cancel")} })
}
