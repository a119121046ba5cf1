//! The letter as the patient will see it; a doctor signs here, having read it.

use dioxus::prelude::*;
use shared::{
    patients::PatientPage as Record,
    right::Right,
    summaries::{AtSummary, SectionKind, SeenVersion, SignSummary},
};

use super::{letter::Letter, read::letter_text};
use crate::{
    api::use_submit,
    components::{ButtonKind, Look, Status, button, button_with, loading_view, warning},
    pages::{Given, failure_of, state::use_focus},
    platform, t,
};

/// The stored draft as it reads, and the signature.
#[component]
pub(super) fn Preview(record: Given<Record>, letter: Letter, preview: Signal<bool>) -> Element {
    let mut preview = preview;
    let submit = use_submit();
    let status = use_context::<Status>();
    use_focus("preview-title");
    letter.use_newest(submit);
    let now = letter.value.read();
    let Some(now) = &*now else {
        return rsx! {
            {loading_view()}
        };
    };
    let Some(content) = &now.content else {
        return rsx! {};
    };
    let to_patient = content
        .sections
        .contains_key(&SectionKind::PatientInformation);
    let at = AtSummary {
        patient: record.patient.id,
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
        {letter_text(content, None)}
        if !to_patient {
            {warning(rsx! { p { {t!("ward-letter-no-patient-section")} } })}
        }
        {failure_of(submit.failure)}
        if record.may.contains(&Right::SignSummaries) {
            p { class: "meta", {t!("ward-letter-sign-explained")} }
        } else {
            p { class: "meta", {t!("ward-letter-sign-doctor")} }
        }
        div { class: "actions",
            if record.may.contains(&Right::SignSummaries) {
                {button_with(
                    Look { kind: ButtonKind::Primary, busy: *submit.busy.read(), ..Look::default() },
                    t!("ward-letter-sign"),
                    sign,
                )}
            }
            {button(ButtonKind::Ordinary, t!("ward-letter-write-more"), move |()| preview.set(false))}
        }
    }
}
