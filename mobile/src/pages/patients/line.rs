//! One patient in a list: the words that matter most, what comes next, and on a ward the stay.

use dioxus::prelude::*;
use shared::{
    patients::PatientLine,
    plan::{StepBrief, StepState},
    related_persons::RelativesGlance,
};

use crate::{
    components::{day_words, link, own_words, short_words},
    i18n,
    route::Route,
    t,
};

/// One patient.
pub(in crate::pages) fn patient_card(line: &PatientLine) -> Element {
    let overdue = line.next_step.as_ref().is_some_and(|step| step.overdue);
    let on_ward = line.admitted_at.is_some();
    rsx! {
        article { class: if overdue { "card patient-line card-needs-you" } else { "card patient-line" },
            h2 {
                {link(
                    "patient-name",
                    Route::Patient { patient: line.id },
                    rsx! { {line.full_name()} },
                )}
            }
            if let Some(text) = &line.most_important {
                {own_words(text, line.most_important_lang.as_deref().unwrap_or("nb"))}
            } else {
                p { class: "meta", {t!("patients-no-words")} }
            }
            if on_ward {
                {stay(line)}
            }
            if let Some(step) = &line.next_step {
                {next(step)}
            } else if !on_ward {
                p { class: "meta", {t!("patients-no-step")} }
            }
        }
    }
}

fn next(step: &StepBrief) -> Element {
    let due = day_words(step.due);
    rsx! {
        p { class: "next-step",
            span { {t!("patients-next", title: &*step.title)} }
            if step.overdue {
                span { class: "overdue", {t!("staff-step-was-due", date: due)} }
            } else {
                if step.state == StepState::Booked {
                    span { class: "chip step-state-booked", {i18n::named("step-state", &step.state)} }
                }
                span { class: "meta", {t!("staff-step-due", date: due)} }
            }
        }
    }
}

fn stay(line: &PatientLine) -> Element {
    rsx! {
        ul { class: "facts",
            if let Some(admitted) = line.admitted_at {
                li { {t!("ward-admitted", date: short_words(admitted))} }
            }
            if let Some(planned) = line.planned_discharge {
                li { {t!("ward-planned-line", date: day_words(planned))} }
            } else {
                li { {t!("ward-planned-none")} }
            }
            if let Some(letter) = &line.letter {
                li { {t!("ward-letter", status: i18n::named("summary-status", letter))} }
            } else {
                li { {t!("ward-letter-none")} }
            }
            if let Some(relatives) = &line.relatives {
                li { {glance(relatives)} }
            }
        }
    }
}

/// Who of the related persons has said yes during this stay.
fn glance(relatives: &RelativesGlance) -> String {
    let RelativesGlance { confirmed, missing } = relatives;
    if !missing.is_empty() {
        return t!("ward-relatives-missing", names: missing.join(", "));
    }
    match confirmed {
        0 => t!("ward-relatives-none"),
        _ => t!("ward-relatives-confirmed"),
    }
}
