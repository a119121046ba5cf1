//! The letter of a stay, written.

use dioxus::prelude::*;
use shared::{
    id::{HospitalStay, Id, Patient},
    patients::PatientPage as Record,
    right::Right,
    summaries::SummaryStatus,
};

use super::{
    desk::Desk,
    letter::{Letter, newest_of, of_stay, top_of_page, use_letter},
};
use crate::{
    components::{link, loading_view},
    pages::{Given, patients::use_record, patients::work::OpenForm, shown},
    route::Route,
    t,
};

/// The page. What is not to be written is read instead.
pub fn write_letter_page(
    patient: ReadSignal<Id<Patient>>,
    stay: ReadSignal<Id<HospitalStay>>,
) -> Element {
    OpenForm::provide();
    let page = use_record(patient);
    let which = use_memo(move || {
        let record = page.value.read();
        record.as_ref().and_then(|record| newest_of(record, stay()))
    });
    let letter = use_letter(patient, which, page);
    rsx! {
        {top_of_page(patient(), page)}
        {shown(page, |record| rsx! {
            if of_stay(record, stay()).len() > 1 {
                p { {link("link", read(patient(), stay()), rsx! { {t!("ward-letter-versions")} })} }
            }
            {content(record, stay(), which().is_some(), letter)}
        })}
    }
}

const fn read(patient: Id<Patient>, stay: Id<HospitalStay>) -> Route {
    Route::WardLetter { patient, stay }
}

fn content(record: &Record, stay: Id<HospitalStay>, is_begun: bool, letter: Letter) -> Element {
    let may_write = record.may.contains(&Right::WriteSummaries);
    let now = letter.value.read();
    let (key, is_draft) = match &*now {
        Some(now) => (now.number, now.status == SummaryStatus::Draft),
        None if is_begun => return letter.awaited(),
        None => (1, true),
    };
    if !may_write || !is_draft {
        return rsx! {
            ToReading { patient: record.patient.id, stay }
        };
    }
    rsx! {
        Desk { key: "{key}", record: Given::new(record.clone()), stay, letter }
    }
}

/// Goes on to where it is read.
#[component]
fn ToReading(patient: Id<Patient>, stay: Id<HospitalStay>) -> Element {
    let navigator = use_navigator();
    use_effect(move || {
        navigator.replace(read(patient, stay));
    });
    rsx! {
        {loading_view()}
    }
}
