//! The letter of a stay, read: by those who wrote it and by those who follow up.

use dioxus::prelude::*;
use shared::{
    id::{DischargeSummary as SummaryId, HospitalStay, Id, Patient},
    patients::PatientPage as Record,
    right::Right,
    summaries::{DischargeSummary, SummaryHeadline, SummaryStatus},
};

use super::{
    letter::{Letter, newest_of, of_stay, top_of_page, use_letter},
    read::Reading,
};
use crate::{
    components::{Look, button_with, empty_view, link, notice},
    i18n,
    pages::{Given, anew, patients::use_record, patients::work::OpenForm, shown},
    route::Route,
    t,
};

/// The page.
pub fn ward_letter_page(
    patient: ReadSignal<Id<Patient>>,
    stay: ReadSignal<Id<HospitalStay>>,
) -> Element {
    OpenForm::provide();
    let page = use_record(patient);
    let chosen = use_signal(|| None::<Id<SummaryId>>);
    let which = use_memo(move || {
        let record = page.value.read();
        let newest = record.as_ref().and_then(|record| newest_of(record, stay()));
        chosen().or(newest)
    });
    let letter = use_letter(patient, which, page);
    rsx! {
        {top_of_page(patient(), page)}
        {shown(page, |record| rsx! {
            {versions(&of_stay(record, stay()), which(), chosen)}
            {content(record, stay(), which(), letter)}
        })}
    }
}

fn content(
    record: &Record,
    stay: Id<HospitalStay>,
    which: Option<Id<SummaryId>>,
    letter: Letter,
) -> Element {
    let may_write = record.may.contains(&Right::WriteSummaries);
    let now = letter.value.read();
    let write = |words| {
        let patient = record.patient.id;
        let to = Route::WriteLetter { patient, stay };
        rsx! {
            p { {link("button button-primary", to, rsx! { {words} })} }
        }
    };
    match (&*now, which) {
        (Some(now), _) => rsx! {
            if now.status == SummaryStatus::Draft && may_write {
                {notice(rsx! { p { {t!("ward-letter-draft")} } })}
                {write(t!("ward-letter-continue"))}
            }
            {anew(now.id.to_string(), reading(record, now, letter))}
        },
        (None, None) => rsx! {
            {empty_view(t!("patient-letters-none"), may_write.then(|| write(t!("ward-letter-new"))))}
        },
        (None, Some(_)) => letter.awaited(),
    }
}

fn reading(record: &Record, now: &DischargeSummary, letter: Letter) -> Element {
    let (record, now) = (Given::new(record.clone()), Given::new(now.clone()));
    rsx! {
        Reading { record, now, letter }
    }
}

/// The versions of the letter, when there is more than one.
fn versions(
    letters: &[SummaryHeadline],
    shown: Option<Id<SummaryId>>,
    mut chosen: Signal<Option<Id<SummaryId>>>,
) -> Element {
    if letters.len() < 2 {
        return rsx! {};
    }
    rsx! {
        nav { class: "row", aria_label: t!("ward-letter-versions"),
            {letters.iter().map(|letter| {
                let id = letter.id;
                let number = t!("patient-letter-version", number: letter.number);
                let status = i18n::named("summary-status", &letter.status);
                let look = Look { pressed: Some(Some(id) == shown), ..Look::default() };
                button_with(look, format!("{number} · {status}"), move |()| chosen.set(Some(id)))
            })}
        }
    }
}
