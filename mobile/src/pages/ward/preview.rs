//! The letter as the patient will see it; a doctor signs here, having read it.

use dioxus::prelude::*;
use shared::{
    patients::PatientPage as Record,
    right::Right,
    summaries::{AtSummary, DischargeSummary, SectionKind, SeenVersion, SignSummary},
};

use super::{letter::Letter, read::LetterText};
use crate::{
    api::use_submit,
    components::{Button, ButtonKind, LoadingView, Notice, Status},
    pages::{FailureView, patients::work::current},
    platform, t,
};

/// The stored draft as it reads, and the signature.
#[component]
pub(super) fn Preview(record: Record, letter: Letter, onback: EventHandler<()>) -> Element {
    let submit = use_submit();
    let status = use_context::<Status>();
    use_effect(|| platform::focus("preview-title"));
    use_effect(move || {
        let failure = submit.failure.read().clone();
        if let Some(now) = failure.as_ref().and_then(current::<DischargeSummary>) {
            letter.put(now);
        }
    });
    let Some(now) = letter.value.read().clone() else {
        return rsx! {
            LoadingView {}
        };
    };
    let Some(content) = now.content.clone() else {
        return rsx! {};
    };
    let to_patient = content
        .sections
        .contains_key(&SectionKind::PatientInformation);
    let at = AtSummary {
        patient: record.patient.patient.id,
        summary: now.id,
    };
    let version = now.version;
    let sign = move |()| {
        submit.send::<SignSummary>(at, SeenVersion { version }, move |signed| {
            status.say(t!("ward-letter-signed"));
            letter.put(signed);
            platform::focus("page-title");
        });
    };
    rsx! {
        h2 { id: "preview-title", tabindex: "-1", {t!("ward-letter-preview-title")} }
        LetterText { content }
        if !to_patient {
            Notice { warn: true, p { {t!("ward-letter-no-patient-section")} } }
        }
        if let Some(failure) = submit.failure.read().clone() {
            FailureView { failure }
        }
        if record.may.contains(&Right::SignSummaries) {
            p { class: "meta", {t!("ward-letter-sign-explained")} }
        } else {
            p { class: "meta", {t!("ward-letter-sign-doctor")} }
        }
        div { class: "actions",
            if record.may.contains(&Right::SignSummaries) {
                Button { kind: ButtonKind::Primary, busy: *submit.busy.read(), onclick: sign,
                    {t!("ward-letter-sign")}
                }
            }
            Button { kind: ButtonKind::Ordinary, onclick: onback, {t!("ward-letter-write-more")} }
        }
    }
}
