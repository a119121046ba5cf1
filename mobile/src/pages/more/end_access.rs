//! «Avslutt tilgangen nå», beside what a related person did.

use dioxus::prelude::*;
use shared::{
    consents::EndConsent,
    id::{self, Id, Patient},
    related_persons::AtRelatedPerson,
};

use crate::{
    api::use_submit,
    components::Status,
    pages::{ask::AskedTwice, failure_of, state::use_flag},
    t,
};

/// Ends what is open for somebody, after a question.
#[component]
pub(super) fn EndAccess(
    patient: Id<Patient>,
    related_person: Id<id::RelatedPerson>,
    name: String,
) -> Element {
    let submit = use_submit();
    let status = use_context::<Status>();
    let mut ended = use_flag(false);
    let at = AtRelatedPerson {
        patient,
        related_person,
    };
    let label = t!("access-end-label", name: &*name);
    let question = t!("access-end-question", name: &*name);
    // The same person stands on several days.
    let id = use_hook(|| format!("end-{}", uuid::Uuid::now_v7()));
    if ended() {
        return rsx! {
            p { class: "meta", {t!("access-ended", name: name)} }
        };
    }
    rsx! {
        {failure_of(submit.failure)}
        AskedTwice {
            id,
            words: t!("access-end"),
            question,
            yes: t!("access-end-yes"),
            label,
            busy: *submit.busy.read(),
            onyes: move |()| {
                let name = name.clone();
                submit.send::<EndConsent>(at, (), move |_| {
                    status.say(t!("access-ended", name: name));
                    ended.set(true);
                });
            },
        }
    }
}
