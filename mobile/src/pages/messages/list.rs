//! All messages about a patient, what they propose, and what can be written to the ward.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    messages::{ListMessages, MessageLine},
    patients::{AtPatient, PatientPage as Record},
    right::Right,
};

use super::{
    line::{kind_words, way},
    proposals::Proposals,
    titled,
};
use crate::{
    api::use_answer,
    components::{back_link, empty_view, link, page_title},
    pages::{Given, shown},
    route::{AtMessages, Route},
    t,
};

/// The page.
#[component]
pub(super) fn List(record: Given<Record>) -> Element {
    let patient = record.patient.id;
    let answer = use_answer::<ListMessages>(move || (AtPatient { patient }, Nothing {}));
    let name = &*record.patient.given_name;
    let may = |right| record.may.contains(&right);
    let to = |at| Route::Messages { patient, at };
    let stay = record.stay.as_ref();
    let in_hospital = stay.is_some_and(|stay| stay.discharge.is_none());
    rsx! {
        {back_link(Route::Patient { patient }, record.patient.full_name())}
        {page_title(
            titled(&record, t!("messages-title")),
            Some(rsx! { p { {t!("messages-lead", name: name)} } }),
        )}
        div { class: "actions",
            if may(Right::ReadStays) {
                {link("button", to(AtMessages::Told), rsx! { {t!("messages-told")} })}
            }
            if may(Right::SendMessages) && in_hospital {
                {link("button", to(AtMessages::Report), rsx! { {t!("report-title")} })}
            }
            if may(Right::SendMessages) && stay.is_some() {
                {link("button", to(AtMessages::Ask), rsx! { {t!("ask-title")} })}
            }
        }
        if may(Right::ManagePlan) {
            Proposals { record: record.clone() }
        }
        {shown(answer, |all| rsx! {
            if all.messages.is_empty() {
                {empty_view(t!("messages-none", name: name), None)}
            }
            ul { class: "plain-list stack", {all.messages.iter().map(|line| one(line, to(AtMessages::One(line.id))))} }
        })}
    }
}

fn one(line: &MessageLine, to: Route) -> Element {
    rsx! {
        li { key: "{line.id}", class: "card",
            h2 {
                if line.opens {
                    {link("link", to, rsx! { {kind_words(line)} })}
                } else {
                    {kind_words(line)}
                }
            }
            {way(line)}
            if !line.opens {
                p { class: "meta", {t!("message-closed")} }
            }
        }
    }
}
