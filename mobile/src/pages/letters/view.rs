//! A letter: the most important first, then the patient's section, medicines, and the clinical sections, folded.
//!
//! Invariant: the signed text is shown as it was signed; what the app says stands beside it.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    id::{self, Id, Patient},
    summaries::{
        AtSummary, ConfirmReading, DischargeSummary, GetSummary, GetSummaryPaper, SummaryContent,
        SummaryStatus,
    },
};

use super::{
    cards::cards, changes::Before, explanation::explanation, foot::Foot, notices::version_notices,
    reading::Reading, sections::sections,
};
use crate::{
    api::{Answer, use_answer, use_api},
    components::{ButtonKind, long_words, moment_words, short_words, warning},
    pages::{
        Given, anew,
        save::{Asked, Save},
        shown,
    },
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
    shown(answer, |letter| {
        rsx! {
            {version_notices(letter)}
            {about(letter)}
            {explanation(patient, letter, answer)}
            {whole(patient, letter, answer, true)}
        }
    })
}

/// The letter for somebody whom the patient let in.
pub(in crate::pages) fn letter_for(
    patient: Id<Patient>,
    letter: &DischargeSummary,
    answer: Answer<DischargeSummary>,
) -> Element {
    rsx! {
        if let Some(withdrawal) = &letter.withdrawn {
            {warning(rsx! { p { {t!("letter-withdrawn", date: short_words(withdrawal.at))} } })}
        }
        if letter.newer.is_some() {
            {warning(rsx! { p { {t!("letter-superseded")} } })}
        }
        {about(letter)}
        {whole(patient, letter, answer, false)}
    }
}

/// The letter for those who write it, as the patient will see it.
pub(super) fn letter_preview(
    patient: Id<Patient>,
    letter: &DischargeSummary,
    answer: Answer<DischargeSummary>,
) -> Element {
    rsx! {
        {about(letter)}
        {whole(patient, letter, answer, true)}
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

/// What it says; anew for another version, whose help is its own.
fn whole(
    patient: Id<Patient>,
    letter: &DischargeSummary,
    answer: Answer<DischargeSummary>,
    to_patient: bool,
) -> Element {
    if letter.content.is_none() {
        return rsx! {};
    }
    let letter = Given::new(letter.clone());
    let id = letter.id.to_string();
    anew(id, rsx! { Whole { patient, letter, answer, to_patient } })
}

/// The letter, and what the version before said.
#[component]
fn Whole(
    patient: Id<Patient>,
    letter: Given<DischargeSummary>,
    answer: Answer<DischargeSummary>,
    to_patient: bool,
) -> Element {
    let api = use_api();
    let mut before = use_signal(|| None::<Given<Before>>);
    let previous = letter.previous;
    use_resource(move || async move {
        let Some(summary) = previous else { return };
        let at = AtSummary { patient, summary };
        let letter = api.get::<GetSummary>(&at, &Nothing {}).await.ok();
        if let Some(content) = letter.and_then(|letter| letter.content) {
            before.set(Some(Given::new(Before::of(&content))));
        }
    });
    let Some(content) = &letter.content else {
        return rsx! {};
    };
    let at = AtSummary {
        patient,
        summary: letter.id,
    };
    let before = before.read().clone();
    rsx! {
        {top(content)}
        {section(patient, &letter, before.clone(), answer, to_patient)}
        if !content.medicines.is_empty() {
            {cards(&content.medicines, content.lang.as_str(), before.as_ref())}
        }
        {clinical(content)}
        Save::<GetSummaryPaper> {
            at: Asked(at),
            body: Asked(()),
            file: t!("letter-file"),
            kind: ButtonKind::Ordinary,
        }
        Foot { patient }
    }
}

/// What the author put at the top, word for word.
fn top(content: &SummaryContent) -> Element {
    if content.highlights.is_empty() {
        return rsx! {};
    }
    let lang = content.lang.as_str();
    rsx! {
        section { class: "highlights stack stack-tight", aria_labelledby: "highlights",
            h2 { id: "highlights", {t!("reading-top")} }
            ul { lang,
                for (index , line) in content.highlights.iter().enumerate() {
                    li { key: "{index}", {line.to_string()} }
                }
            }
        }
    }
}

fn section(
    patient: Id<Patient>,
    letter: &Given<DischargeSummary>,
    before: Option<Given<Before>>,
    answer: Answer<DischargeSummary>,
    to_patient: bool,
) -> Element {
    let Some(content) = &letter.content else {
        return rsx! {};
    };
    let is_empty = content.paragraphs().is_empty();
    // Of a letter that came as a message this is said above it, with what one can do.
    if to_patient && is_empty && !content.received.is_empty() {
        return rsx! {};
    }
    let title = if to_patient {
        t!("letter-for-you")
    } else {
        t!("section-patient_information")
    };
    rsx! {
        article { class: "letter",
            h2 { {title} }
            if !is_empty {
                Reading { patient, letter: letter.clone(), before, answer }
            } else if to_patient {
                p { {t!("letter-nothing-for-you")} }
                p { {t!("letter-nothing-for-you-ask")} }
            } else {
                p { {t!("letter-nothing-for-patient")} }
            }
        }
    }
}

/// What is written for health personnel, folded.
fn clinical(content: &SummaryContent) -> Element {
    let (_, clinical) = sections(content, 3);
    if clinical.is_empty() {
        return rsx! {};
    }
    rsx! {
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
