//! One message: its outside, what was understood of it, and the original.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    id::{self, Id},
    messages::{AtMessage, GetMessage, OpenMessage},
    patients::PatientPage as Record,
};

use super::{
    back_to_list,
    content::content,
    line::{kind_words, way},
    original::Original,
    titled,
};
use crate::{
    api::use_answer,
    components::{notice, page_title, warning},
    pages::{Given, shown},
    t,
};

/// The page.
#[component]
pub(super) fn One(record: Given<Record>, id: Id<id::Message>) -> Element {
    let patient = record.patient.id;
    let at = AtMessage {
        patient,
        message: id,
    };
    let answer = use_answer::<GetMessage>(move || (at, Nothing {}));
    let what = {
        let open = answer.value.read();
        open.as_ref().map(|open| kind_words(&open.line))
    };
    let what = what.unwrap_or_else(|| t!("message-title"));
    rsx! {
        {back_to_list(&record)}
        {page_title(titled(&record, what), None)}
        {shown(answer, |open| rsx! {
            {outside(open)}
            {content(&open.message.content)}
            Original { patient, message: id, sha256: open.sha256.clone() }
        })}
    }
}

fn outside(open: &OpenMessage) -> Element {
    let message = &open.message;
    let lost = message.warnings.iter().any(|warning| warning.part_lost);
    rsx! {
        div { class: "stack stack-tight",
            {way(&open.line)}
            p { class: "meta", {t!("message-type", code: &*open.line.kind_code)} }
        }
        if message.envelope.test {
            {notice(rsx! { p { {t!("message-test")} } })}
        }
        if lost {
            {warning(rsx! { p { {t!("message-part-lost")} } })}
        }
    }
}
