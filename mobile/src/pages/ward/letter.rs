//! A letter of a stay being shown, for the page where it is read and the one where it is written.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    id::{DischargeSummary as SummaryId, HospitalStay, Id, Patient},
    patients::PatientPage as Record,
    summaries::{AtSummary, DischargeSummary, GetSummary, SummaryHeadline},
};

use crate::{
    api::{Answer, Submit, use_api},
    components::{back_link, link, loading_view, page_title},
    failure::Failure,
    live::Live,
    pages::{failure_with_retry, patients::work::current},
    route::{AtClinical, Route},
    t,
};

/// Which letter of whom.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Which {
    pub(super) patient: Id<Patient>,
    pub(super) summary: Id<SummaryId>,
}

impl Which {
    /// The same as a path.
    pub(super) const fn at(self) -> AtSummary {
        AtSummary {
            patient: self.patient,
            summary: self.summary,
        }
    }
}

/// The letter being shown, and the record that it belongs to.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Letter {
    /// The letter; none before it is begun.
    pub(super) value: Signal<Option<DischargeSummary>>,
    /// Why it could not be fetched.
    failure: Signal<Option<Failure>>,
    /// The patient's record.
    pub(super) page: Answer<Record>,
}

impl Letter {
    /// Shows the letter as a write answered it, and asks for the record that lists it.
    pub(super) fn put(mut self, letter: DischargeSummary) {
        self.value.set(Some(letter));
        self.page.ask_again();
    }

    /// A letter that somebody changed meanwhile is shown as it is now.
    #[inline(never)]
    pub(super) fn use_newest(self, submit: Submit) {
        use_effect(move || {
            let now = submit
                .failure
                .read()
                .as_ref()
                .and_then(current::<DischargeSummary>);
            if let Some(now) = now {
                self.put(now);
            }
        });
    }
}

/// Follows one letter; asks again when something changed.
pub(super) fn use_letter(
    patient: ReadSignal<Id<Patient>>,
    which: Memo<Option<Id<SummaryId>>>,
    page: Answer<Record>,
) -> Letter {
    let api = use_api();
    let live = use_context::<Live>();
    let mut value = use_signal(|| None);
    let mut failure = use_signal(|| None);
    use_resource(move || {
        let (which, patient) = (which(), patient());
        let _ = live.changes();
        async move {
            let Some(summary) = which else {
                return;
            };
            let at = AtSummary { patient, summary };
            match api.get::<GetSummary>(&at, &Nothing {}).await {
                Ok(letter) => {
                    value.set(Some(letter));
                    failure.set(None);
                }
                Err(why) => failure.set(Some(why)),
            }
        }
    });
    Letter {
        value,
        failure,
        page,
    }
}

/// The versions of a stay's letter.
pub(super) fn of_stay(record: &Record, stay: Id<HospitalStay>) -> Vec<SummaryHeadline> {
    let letters = record.summaries.iter();
    letters
        .filter(|letter| letter.stay == stay)
        .cloned()
        .collect()
}

/// The newest of them.
pub(super) fn newest_of(record: &Record, stay: Id<HospitalStay>) -> Option<Id<SummaryId>> {
    let letters = of_stay(record, stay);
    letters
        .iter()
        .max_by_key(|letter| letter.number)
        .map(|letter| letter.id)
}

/// The way back, and whose letter it is.
pub(super) fn top_of_page(patient: Id<Patient>, page: Answer<Record>) -> Element {
    let record = page.value.read();
    let name = record.as_ref().map(|record| record.patient.full_name());
    let title = match name.clone() {
        Some(name) => t!("ward-letter-title", name: name),
        None => t!("nav-letter"),
    };
    let clinical = Route::Clinical {
        patient,
        at: AtClinical::All,
    };
    rsx! {
        {back_link(Route::Patient { patient }, name.unwrap_or_else(|| t!("patients-title")))}
        {page_title(title, Some(rsx! {
            p { {link("link", clinical, rsx! { {t!("clinical-title")} })} }
        }))}
    }
}

impl Letter {
    /// Instead of a letter that is not here: it is on its way, or why it does not come.
    pub(super) fn awaited(self) -> Element {
        match self.failure.read().clone() {
            Some(failure) => failure_with_retry(&failure, move |()| self.page.ask_again()),
            None => loading_view(),
        }
    }
}
