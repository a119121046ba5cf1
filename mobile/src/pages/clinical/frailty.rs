//! Frailty: how it is usually and how it is now, and every assessment.

use dioxus::prelude::*;
use shared::{
    clinical_records::{ClinicalFrailty, ClinicalRecords, FrailtyState, TERMINALLY_ILL},
    right::Right,
};

use super::{Records, by, error_form::ErrorForm, level_nine::LevelNine, to};
use crate::{
    api::Answer,
    components::{ButtonKind, button, day_words, empty_view, link, moment_words},
    pages::{Given, kin::author_words, patients::work::OpenForm},
    route::AtClinical,
    t,
};

/// What a level is called.
pub(super) fn level_name(value: i32) -> String {
    t!(&format!("cfs-{value}"))
}

/// The card.
pub(super) fn frailty(records: &Records, page: Answer<ClinicalRecords>) -> Element {
    let may_write = records.may.contains(&Right::WriteClinicalRecords);
    let nines = records
        .frailty
        .iter()
        .filter(|each| each.value == TERMINALLY_ILL && each.error.is_none());
    rsx! {
        section { class: "card stack", aria_labelledby: "cfs",
            h2 { id: "cfs", tabindex: "-1", {t!("cfs-title")} }
            if records.frailty.is_empty() {
                {empty_view(t!("cfs-none"), None)}
            } else {
                dl { class: "cfs-pair",
                    {newest(records, FrailtyState::Habitual, t!("cfs-habitual"))}
                    {newest(records, FrailtyState::Now, t!("cfs-now"))}
                }
            }
            if records.may.contains(&Right::ReadPatient) {
                for nine in nines {
                    LevelNine { key: "{nine.id}", records: records.clone(), nine: Given::new(nine.clone()), page }
                }
            }
            if may_write {
                div { class: "actions",
                    {link("button", to(records, AtClinical::Frailty), rsx! { {t!("cfs-new")} })}
                }
            }
            if !records.frailty.is_empty() {
                details {
                    summary { {t!("cfs-history")} }
                    ol { class: "timeline",
                        for each in &records.frailty {
                            Assessment { key: "{each.id}", records: records.clone(), assessment: Given::new(each.clone()), page }
                        }
                    }
                }
            }
        }
    }
}

/// The newest of a kind that was not wrong.
fn newest(records: &ClinicalRecords, state: FrailtyState, words: String) -> Element {
    let newest = records
        .frailty
        .iter()
        .find(|each| each.state == state && each.error.is_none());
    rsx! {
        div { class: "cfs-one",
            dt { {words} }
            if let Some(newest) = newest {
                dd {
                    span { class: "cfs-number", {newest.value.to_string()} }
                    span { class: "cfs-name", {level_name(newest.value)} }
                }
                dd { class: "meta", {t!("cfs-on", date: day_words(newest.assessed_on))} }
            } else {
                dd { class: "meta", {t!("cfs-not-assessed")} }
            }
        }
    }
}

/// One assessment in the history.
#[component]
fn Assessment(
    records: Records,
    assessment: Given<ClinicalFrailty>,
    page: Answer<ClinicalRecords>,
) -> Element {
    let open = use_context::<OpenForm>();
    let id = assessment.id.to_string();
    let anchor = format!("assessment-{id}");
    let name = format!("{} · {}", assessment.value, level_name(assessment.value));
    let kind = match assessment.state {
        FrailtyState::Habitual => t!("cfs-habitual"),
        FrailtyState::Now => t!("cfs-now"),
    };
    let may_mark = assessment.mine
        && assessment.error.is_none()
        && records.may.contains(&Right::WriteClinicalRecords);
    rsx! {
        li { id: "{anchor}", tabindex: "-1",
            p {
                strong { {name} }
                if assessment.error.is_some() {
                    " "
                    span { class: "chip chip-needs", {t!("cfs-error-chip")} }
                }
            }
            p { class: "meta", {kind} ". " {t!("cfs-on", date: day_words(assessment.assessed_on))} }
            if let Some(note) = &assessment.note {
                p { class: "note", {&**note} }
            }
            {by(&assessment.author, assessment.at)}
            if let Some(error) = &assessment.error {
                p { class: "meta",
                    {t!("cfs-error-by", who: author_words(&error.author), when: moment_words(error.at))}
                }
                if let Some(reason) = &error.reason {
                    p { class: "note", {&**reason} }
                }
            }
            if may_mark && open.is(&id) {
                ErrorForm { records, assessment, page }
            } else if may_mark {
                div { class: "actions",
                    {button(ButtonKind::Quiet, t!("cfs-error"), move |()| open.open(&id))}
                }
            }
        }
    }
}
