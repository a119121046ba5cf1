//! A letter as the patient will see it, for those who write it; a doctor signs here, having read it.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    id::{self, Id, Patient},
    summaries::{AtSummary, DischargeSummary, GetSummary, SeenVersion, SignSummary, SummaryStatus},
};

use super::view::letter_preview;
use crate::{
    api::{Answer, use_answer, use_submit},
    components::{
        ButtonKind, Look, Status, back_link, button, button_with, notice, page_title, warning,
    },
    pages::{failure_of, patients::work::current, save::Asked, shown},
    platform,
    route::Route,
    t,
};

/// The page.
pub fn preview_page(
    patient: ReadSignal<Id<Patient>>,
    summary: ReadSignal<Id<id::DischargeSummary>>,
) -> Element {
    let answer = use_answer::<GetSummary>(move || {
        let at = AtSummary {
            patient: patient(),
            summary: summary(),
        };
        (at, Nothing {})
    });
    let back = answer.value.read().as_ref().map(|letter| letter.stay);
    rsx! {
        if let Some(stay) = back {
            {back_link(Route::WriteLetter { patient: patient(), stay }, t!("ward-letter-write-more"))}
        }
        {page_title(t!("ward-letter-preview-title"), None)}
        {shown(answer, |letter| shown_letter(patient(), letter, answer))}
    }
}

fn shown_letter(
    patient: Id<Patient>,
    letter: &DischargeSummary,
    answer: Answer<DischargeSummary>,
) -> Element {
    let at = AtSummary {
        patient,
        summary: letter.id,
    };
    let is_draft = letter.status == SummaryStatus::Draft;
    let content = letter.content.as_ref();
    let for_patient = content.is_some_and(|content| !content.paragraphs().is_empty());
    rsx! {
        if is_draft {
            {notice(rsx! { p { {t!("ward-letter-draft")} } })}
        }
        {letter_preview(patient, letter, answer)}
        if is_draft && !for_patient {
            {warning(rsx! { p { {t!("ward-letter-no-patient-section")} } })}
        }
        div { class: "actions no-print",
            {button(ButtonKind::Quiet, t!("action-print"), move |()| platform::print())}
        }
        if letter.may_sign {
            Sign { at: Asked(at), version: letter.version, stay: letter.stay, answer }
        } else if is_draft {
            p { class: "meta", {t!("ward-letter-sign-doctor")} }
        }
    }
}

/// The signature; then back to the letter, to send it.
#[component]
fn Sign(
    at: Asked<AtSummary>,
    version: i32,
    stay: Id<id::HospitalStay>,
    answer: Answer<DischargeSummary>,
) -> Element {
    let submit = use_submit();
    let status = use_context::<Status>();
    // What somebody changed meanwhile is shown: nobody signs what they have not read.
    use_effect(move || {
        let failure = submit.failure.read().clone();
        if let Some(now) = failure.as_ref().and_then(current::<DischargeSummary>) {
            answer.set(now);
        }
    });
    let at = at.0;
    let sign = move |()| {
        submit.send::<SignSummary>(at, SeenVersion { version }, move |signed| {
            answer.set(signed);
            status.say_on_next_page(t!("ward-letter-signed"));
            navigator().push(Route::WardLetter {
                patient: at.patient,
                stay,
            });
        });
    };
    rsx! {
        {failure_of(submit.failure)}
        p { class: "meta no-print", {t!("ward-letter-sign-explained")} }
        div { class: "actions no-print",
            {button_with(
                Look { kind: ButtonKind::Primary, busy: *submit.busy.read(), ..Look::default() },
                t!("ward-letter-sign"),
                sign,
            )}
        }
    }
}
