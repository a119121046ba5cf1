//! A letter as it was signed: the patient's section first, then medicines, then what is for health personnel.

use dioxus::prelude::*;
use shared::{
    date::oslo_day,
    patients::PatientPage as Record,
    summaries::{DischargeSummary, Medicine, MedicineChange, SectionKind, SummaryContent},
};

use super::{letter::Letter, letter_acts::LetterActs, questions::section_with_questions};
use crate::{
    components::{day_words, moment_words, notice, warning},
    i18n,
    pages::{
        Given,
        letters::{says_changes, sections},
    },
    t,
};

/// The letter with what has happened to it and what one may do.
#[component]
pub(super) fn Reading(
    record: Given<Record>,
    now: Given<DischargeSummary>,
    letter: Letter,
) -> Element {
    // What came as a message keeps its own form until somebody has said something of it.
    let ours = now
        .content
        .as_ref()
        .is_some_and(|content| content.received.is_empty());
    let said =
        (ours || !now.responses.is_empty()).then(|| section_with_questions(&record, &now, letter));
    rsx! {
        {standing(&now)}
        LetterActs { record: record.clone(), now: now.clone(), letter }
        if let Some(content) = &now.content {
            {letter_text(content, said)}
        }
    }
}

/// Signed, released, withdrawn, read: by whom and when.
fn standing(now: &DischargeSummary) -> Element {
    let name_and_when = |key: &str, act: &shared::summaries::Act| {
        let (name, when) = (&*act.author.name, moment_words(act.at));
        t!(key, name: name, when: when)
    };
    rsx! {
        div { class: "stack stack-tight",
            p {
                span { class: "chip summary-{i18n::api_name(&now.status)}",
                    {i18n::named("summary-status", &now.status)}
                }
            }
            if let Some(act) = &now.signed {
                p { class: "meta", {name_and_when("ward-letter-signed-by", act)} }
            } else {
                p { class: "meta", {name_and_when("ward-letter-written-by", &now.written)} }
            }
            if let Some(act) = &now.released {
                p { class: "meta", {name_and_when("ward-letter-released-by", act)} }
            }
            if !now.reads.is_empty() {
                ul { class: "stack stack-tight",
                    for (index , act) in now.reads.iter().enumerate() {
                        li { key: "{index}", class: "meta", {name_and_when("ward-letter-read-by", act)} }
                    }
                }
            }
        }
        if let Some(asked) = now.explanation_asked_at {
            {notice(rsx! { p { {t!("ward-letter-explanation-asked", when: moment_words(asked))} } })}
        }
        if let Some(note) = &now.change_note {
            {notice(rsx! {
                p { strong { {t!("ward-letter-changed")} } }
                p { class: "note", {&**note} }
            })}
        }
        if let Some(withdrawn) = &now.withdrawn {
            {warning(rsx! {
                p {
                    {t!(
                        "ward-letter-withdrawn-by",
                        name: &*withdrawn.author.name,
                        when: day_words(oslo_day(withdrawn.at)),
                        reason: if withdrawn.reason.is_empty() {
                            t!("letter-withdrawn-cancelled")
                        } else {
                            withdrawn.reason.clone()
                        }
                    )}
                }
            })}
        }
    }
}

/// The text, exactly as written; the section to the patient as `said` shows it, with what was said of it.
fn letter_text(content: &SummaryContent, said: Option<Element>) -> Element {
    let lang = content.lang.as_str();
    let (own, clinical) = sections(content, 4);
    let own_title = i18n::named("section", &SectionKind::PatientInformation);
    rsx! {
        div { class: "letter",
            if !content.highlights.is_empty() {
                section {
                    h2 { {t!("reading-top")} }
                    ul { lang,
                        for (index , line) in content.highlights.iter().enumerate() {
                            li { key: "{index}", {line.to_string()} }
                        }
                    }
                }
            }
            if let Some(said) = said.filter(|_| !own.is_empty()) {
                section {
                    h2 { {own_title} }
                    {said}
                }
            } else {
                for (index , part) in own.into_iter().enumerate() {
                    section { key: "own-{index}",
                        h2 { {part.title} }
                        {part.text}
                    }
                }
            }
            if !content.medicines.is_empty() {
                {medicine_table(&content.medicines, lang)}
            }
            for (index , part) in clinical.into_iter().enumerate() {
                section { key: "{index}",
                    h3 { {part.title} }
                    {part.text}
                }
            }
        }
    }
}

/// Medicines: a table that becomes a list on a phone.
fn medicine_table(medicines: &[Medicine], lang: &str) -> Element {
    let changes = says_changes(medicines);
    rsx! {
        section {
            h2 { id: "medicine-table", {t!("section-medicines")} }
            table { class: "medicines", aria_labelledby: "medicine-table",
                thead {
                    tr {
                        th { scope: "col", {t!("ward-letter-medicine-name")} }
                        th { scope: "col", {t!("ward-letter-medicine-dosage")} }
                        if changes {
                            th { scope: "col", {t!("ward-letter-medicine-change")} }
                        }
                    }
                }
                tbody {
                    for (index , medicine) in medicines.iter().enumerate() {
                        tr { key: "{index}",
                            th { scope: "row", lang, {&*medicine.name} }
                            td { lang,
                                {dosage(medicine)}
                                if !changes {
                                    {why(medicine, lang)}
                                }
                            }
                            if changes {
                                td {
                                    if medicine.change != MedicineChange::NotStated {
                                        span { class: "chip medicine-{i18n::api_name(&medicine.change)}",
                                            {i18n::named("medicine-change", &medicine.change)}
                                        }
                                    }
                                    {why(medicine, lang)}
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn why(medicine: &Medicine, lang: &str) -> Element {
    rsx! {
        if let Some(reason) = &medicine.reason {
            p { class: "meta", lang, {&**reason} }
        }
    }
}

/// «1 tablett morgen og kveld, ved behov, til og med fredag 3. desember».
fn dosage(medicine: &Medicine) -> String {
    let dosage = medicine.dosage.as_deref().map(str::to_owned);
    let needed = medicine.as_needed.then(|| t!("medicine-as-needed"));
    let until = medicine
        .until
        .map(|day| t!("medicine-until", date: day_words(day)));
    let parts: Vec<_> = dosage.into_iter().chain(needed).chain(until).collect();
    parts.join(", ")
}
