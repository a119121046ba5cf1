//! A letter that was not written to the patient: said plainly, with a way to have it explained.

use dioxus::prelude::*;
use shared::{
    id::{self, Id, Patient},
    summaries::{
        AskForExplanation, AskForExplanationRequest, AtSummary, DischargeSummary, PatientSection,
        SummaryStatus,
    },
    text::{Prose, TextError},
};

use crate::{
    api::{Answer, use_submit},
    components::{
        ErrorSummary, Field, FieldError, Status, notice, short_words, submit_button, text_area,
    },
    draft::use_draft,
    pages::{anew, failure_of, patients::optional, state::use_errors},
    platform, t,
};

const TEXT: &str = "explanation-text";
/// How much one may write.
const MOST: usize = 1000;

/// What is true of the section to the patient, and the way to ask; nothing for a letter written to them.
pub(super) fn explanation(
    patient: Id<Patient>,
    letter: &DischargeSummary,
    answer: Answer<DischargeSummary>,
) -> Element {
    let truth = match letter.received_section {
        // What is taken back is not there to be explained.
        _ if letter.content.is_none() => return rsx! {},
        Some(PatientSection::Missing) => t!("letter-section-missing"),
        Some(PatientSection::AboutPatient) => t!("letter-section-about"),
        Some(PatientSection::ToPatient) | None => return rsx! {},
    };
    let summary = letter.id;
    let stands = letter.status == SummaryStatus::Released;
    // Another version is another question.
    let ask = rsx! {
        Ask { patient, summary, answer }
    };
    rsx! {
        {notice(rsx! {
            p { id: "explanation", tabindex: "-1", strong { {truth} } }
            if let Some(asked) = letter.explanation_asked_at {
                p { {t!("explanation-asked", date: short_words(asked))} }
            } else if stands {
                p { {t!("explanation-lead")} }
                {anew(summary.to_string(), ask)}
            }
        })}
    }
}

/// Asking. What one wonders about may be left out.
#[component]
fn Ask(
    patient: Id<Patient>,
    summary: Id<id::DischargeSummary>,
    answer: Answer<DischargeSummary>,
) -> Element {
    let draft = use_draft(|| format!("explanation-{summary}"), String::new);
    let (mut errors, mut attempt) = use_errors();
    let submit = use_submit();
    let status = use_context::<Status>();
    let ask = move |event: FormEvent| {
        event.prevent_default();
        let text = match Prose::<MOST>::new(&draft.text()) {
            Ok(text) => Some(text),
            Err(TextError::Empty) => None,
            Err(error) => {
                let code = FieldError::code_in(&error);
                errors.set(vec![FieldError::new(TEXT, &code, None)]);
                attempt += 1;
                return;
            }
        };
        errors.set(Vec::new());
        let body = AskForExplanationRequest { text };
        let at = AtSummary { patient, summary };
        submit.send::<AskForExplanation>(at, body, move |letter| {
            draft.settle(String::new());
            status.say(t!("explanation-sent"));
            answer.set(letter);
            platform::focus("explanation");
        });
    };
    rsx! {
        form { class: "form", novalidate: true, onsubmit: ask,
            {text_area(MOST, 3, None, Field {
                id: TEXT,
                label: optional(&t!("explanation-text")),
                hint: None,
                value: draft.text(),
                problem: FieldError::of(&errors.read(), TEXT),
                oninput: draft.writer(),
            })}
            if draft.was_restored() {
                p { class: "meta", {t!("state-draft-restored")} }
            }
            ErrorSummary { errors: errors(), attempt: attempt() }
            {failure_of(submit.failure)}
            div { class: "form-actions", {submit_button(*submit.busy.read(), t!("explanation-ask"))} }
        }
    }
}
