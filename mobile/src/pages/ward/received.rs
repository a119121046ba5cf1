//! A letter that came as a message: where it is corrected, and showing it to the patient when it waits for somebody to
//! look at it.

use dioxus::prelude::*;
use shared::summaries::{DischargeSummary, LookThroughSummary, PatientSection, SummaryStatus};

use super::letter::{Letter, Which};
use crate::{
    api::use_submit,
    components::{ButtonKind, Look, Status, button_with, moment_words},
    pages::failure_of,
    platform, t,
};

/// What is special about such a letter; `may` show it to the patient.
pub(super) fn received(which: Which, now: &DischargeSummary, may: bool, letter: Letter) -> Element {
    let why = match now.received_section {
        Some(PatientSection::Missing) => t!("ward-letter-section-missing"),
        Some(PatientSection::AboutPatient) => t!("ward-letter-section-about"),
        // It is preliminary, or the ward shows none by itself.
        Some(PatientSection::ToPatient) | None => t!("ward-letter-waits"),
    };
    rsx! {
        if now.status == SummaryStatus::Signed {
            section { class: "card card-needs-you",
                h2 { {why} }
                p { {t!("ward-letter-look-through-explained")} }
                if let Some(at) = now.shown_at {
                    p { {t!("ward-letter-shown-at", when: moment_words(at))} }
                }
                if may {
                    LookThrough { which, letter }
                }
            }
        }
        p { class: "meta", {t!("ward-letter-received")} }
    }
}

/// «Jeg har sett gjennom brevet – vis det til pasienten».
#[component]
fn LookThrough(which: Which, letter: Letter) -> Element {
    let submit = use_submit();
    let status = use_context::<Status>();
    letter.use_newest(submit);
    let show = move |()| {
        submit.send::<LookThroughSummary>(which.at(), (), move |now| {
            status.say(t!("ward-letter-sent"));
            letter.put(now);
            platform::focus("page-title");
        });
    };
    let look = Look {
        kind: ButtonKind::Primary,
        busy: *submit.busy.read(),
        ..Look::default()
    };
    rsx! {
        div { class: "actions", {button_with(look, t!("ward-letter-look-through"), show)} }
        {failure_of(submit.failure)}
    }
}
