//! Level 9: the patient reads it only while a clinician has opened it.

use dioxus::prelude::*;
use shared::{
    clinical_records::{
        AtFrailty, ClinicalFrailty, ClinicalRecords, OpenFrailty, OpenFrailtyRequest,
    },
    right::Right,
};

use super::Records;
use crate::{
    api::{Answer, use_submit},
    components::{Look, Status, button_with, day_words, moment_words},
    pages::{Given, ask::AskedTwice, failure_of, kin::author_words, patients::work::current},
    t,
};

/// Whether the patient reads it, and for a clinician the way to change that.
#[component]
pub(super) fn LevelNine(
    records: Records,
    nine: Given<ClinicalFrailty>,
    page: Answer<ClinicalRecords>,
) -> Element {
    let submit = use_submit();
    let status = use_context::<Status>();
    use_effect(move || {
        let now = {
            let failure = submit.failure.read();
            failure.as_ref().and_then(current::<ClinicalRecords>)
        };
        if let Some(now) = now {
            page.set(now);
        }
    });
    let open = nine.is_open();
    let at = AtFrailty {
        patient: records.patient.id,
        frailty: nine.id,
    };
    let version = i32::try_from(nine.openings.len()).unwrap_or(i32::MAX);
    let set = move |open: bool| {
        let body = OpenFrailtyRequest { version, open };
        submit.send::<OpenFrailty>(at, body, move |now| {
            page.set(now);
            status.say(t!("state-saved"));
        });
    };
    let may = records.may.contains(&Right::OpenClinicalFrailty);
    let busy = *submit.busy.read();
    let date = day_words(nine.assessed_on);
    let by = nine.openings.first().filter(|last| last.open);
    rsx! {
        div { class: "stack stack-tight",
        if let Some(last) = by {
            p {
                {t!(
                    "cfs-nine-open",
                    date: date,
                    who: author_words(&last.author),
                    when: moment_words(last.at)
                )}
            }
        } else {
            p { {t!("cfs-nine-closed", date: date)} }
            if !may {
                p { class: "meta", {t!("cfs-nine-who")} }
            }
        }
        if may && open {
            div { class: "actions",
                {button_with(Look { busy, ..Look::default() }, t!("cfs-nine-hide"), move |()| set(false))}
            }
        } else if may {
            AskedTwice {
                id: "nine-{nine.id}",
                words: t!("cfs-nine-show"),
                question: t!("cfs-nine-question", name: &*records.patient.given_name),
                yes: t!("cfs-nine-yes"),
                busy,
                onyes: move |()| set(true),
            }
        }
        {failure_of(submit.failure)}
        }
    }
}
