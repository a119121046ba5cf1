//! A letter: the patient's section first, then medicines, then the clinical sections, folded.
//!
//! Invariant: the signed text is shown as it was signed; what the app says stands beside it.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    id::{self, Id, Patient},
    summaries::{
        AtSummary, ConfirmReading, DischargeSummary, GetSummary, SummaryContent, SummaryStatus,
    },
};

use super::{
    explanation::explanation, medicines::medicines_table, notices::version_notices,
    sections::sections,
};
use crate::{
    api::{Answer, use_answer, use_api},
    components::{ButtonKind, button, long_words, moment_words, short_words, warning},
    pages::shown,
    platform,
    session::use_me,
    t,
};

/// The letter. Opening it once says that the reader has read it.
#[component]
pub fn LetterView(patient: Id<Patient>, summary: ReadSignal<Id<id::DischargeSummary>>) -> Element {
    let at = move || AtSummary {
        patient,
        summary: summary(),
    };
    let answer = use_answer::<GetSummary>(move || (at(), Nothing {}));
    let api = use_api();
    let me = use_me().map(|me| me.person);
    let mut confirmed = use_signal(|| None::<Id<id::DischargeSummary>>);
    use_effect(move || {
        let Some(letter) = &*answer.value.read() else {
            return;
        };
        let read = letter.reads.iter().any(|read| read.author.person == me);
        let readable = letter.status == SummaryStatus::Released && letter.content.is_some();
        if readable && !read && *confirmed.peek() != Some(letter.id) {
            confirmed.set(Some(letter.id));
            spawn(async move {
                // Not told when it fails: it is said again the next time the letter is opened.
                let key = uuid::Uuid::now_v7();
                let _ = api.send::<ConfirmReading>(&at(), &(), key).await;
            });
        }
    });
    shown(answer, |letter| whole_letter(patient, letter, answer))
}

fn whole_letter(
    patient: Id<Patient>,
    letter: &DischargeSummary,
    answer: Answer<DischargeSummary>,
) -> Element {
    rsx! {
        {version_notices(letter)}
        {about(letter)}
        {explanation(patient, letter, answer)}
        if let Some(text) = &letter.content {
            {content(text, t!("letter-for-you"), true)}
        }
        div { class: "row",
            {button(ButtonKind::Ordinary, t!("action-print"), move |()| platform::print())}
        }
    }
}

/// Which stay, who signed, when.
fn about(letter: &DischargeSummary) -> Element {
    let from = long_words(letter.admitted_on);
    let stay = match letter.discharged_on {
        Some(to) => t!("date-from-to", from: from, to: long_words(to)),
        None => t!("letter-admitted", date: from),
    };
    rsx! {
        div { class: "stack stack-tight",
            p { {t!("letter-from", ward: &*letter.ward)} }
            p { class: "meta", {stay} }
            if let Some(signed) = &letter.signed {
                p { class: "meta",
                    {t!("letter-signed", who: &*signed.author.name, when: moment_words(signed.at))}
                }
            }
        }
    }
}

/// The letter for somebody whom the patient let in; `title` is that of the section written to the patient.
pub(in crate::pages) fn letter_for(letter: &DischargeSummary, title: String) -> Element {
    rsx! {
        if let Some(withdrawal) = &letter.withdrawn {
            {warning(rsx! { p { {t!("letter-withdrawn", date: short_words(withdrawal.at))} } })}
        }
        if letter.newer.is_some() {
            {warning(rsx! { p { {t!("letter-superseded")} } })}
        }
        {about(letter)}
        if let Some(text) = &letter.content {
            {content(text, title, false)}
        }
    }
}

fn content(content: &SummaryContent, title: String, to_patient: bool) -> Element {
    let (mine, clinical) = sections(content, 3);
    // Of a letter that came as a message this is said above it, with what one can do.
    let said = to_patient && mine.is_empty() && !content.received.is_empty();
    rsx! {
        if !said {
            article { class: "letter",
                h2 { {title} }
                if !mine.is_empty() {
                    {mine.into_iter().map(|section| section.text)}
                } else if to_patient {
                    p { {t!("letter-nothing-for-you")} }
                    p { {t!("letter-nothing-for-you-ask")} }
                } else {
                    p { {t!("letter-nothing-for-patient")} }
                }
            }
        }
        if !content.medicines.is_empty() {
            {medicines_table(&content.medicines, content.lang.as_str())}
        }
        if !clinical.is_empty() {
            section { class: "stack stack-tight clinical",
                h2 { {t!("letter-clinical")} }
                p { {t!("letter-clinical-hint")} }
                for (index , section) in clinical.into_iter().enumerate() {
                    details { key: "{index}", class: "clinical-part",
                        summary { {section.title} }
                        {section.text}
                    }
                }
            }
        }
    }
}
