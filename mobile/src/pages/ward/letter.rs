//! The letter of a stay: written and signed on the ward, read by those who follow up.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    id::{DischargeSummary as SummaryId, HospitalStay, Id, Patient},
    patients::PatientPage as Record,
    right::Right,
    summaries::{AtSummary, DischargeSummary, GetSummary, SummaryHeadline, SummaryStatus},
};

use super::{desk::Desk, read::Reading};
use crate::{
    api::{Answer, Submit, use_api},
    components::{Look, back_link, button_with, empty_view, link, loading_view, page_title},
    failure::Failure,
    i18n,
    live::Live,
    pages::{
        Given, failure_with_retry,
        patients::use_record,
        patients::work::{OpenForm, current},
        shown,
    },
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
fn use_letter(
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

fn of_stay(record: &Record, stay: Id<HospitalStay>) -> Vec<SummaryHeadline> {
    let letters = record.summaries.iter();
    letters
        .filter(|letter| letter.stay == stay)
        .cloned()
        .collect()
}

/// The letter of a stay.
pub fn ward_letter_page(
    patient: ReadSignal<Id<Patient>>,
    stay: ReadSignal<Id<HospitalStay>>,
) -> Element {
    OpenForm::provide();
    let page = use_record(patient);
    let chosen = use_signal(|| None::<Id<SummaryId>>);
    let which = use_memo(move || {
        let record = page.value.read();
        let newest = record.as_ref().and_then(|record| {
            let letters = of_stay(record, stay());
            letters
                .iter()
                .max_by_key(|letter| letter.number)
                .map(|letter| letter.id)
        });
        chosen().or(newest)
    });
    let letter = use_letter(patient, which, page);
    let name = {
        let record = page.value.read();
        record.as_ref().map(|record| record.patient.full_name())
    };
    let title = match name.clone() {
        Some(name) => t!("ward-letter-title", name: name),
        None => t!("nav-letter"),
    };
    rsx! {
        {back_link(Route::Patient { patient: patient() }, name.unwrap_or_else(|| t!("patients-title")))}
        {page_title(title, Some(rsx! {
            p { {link("link", Route::Clinical { patient: patient(), at: AtClinical::All }, rsx! { {t!("clinical-title")} })} }
        }))}
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
    match (&*now, which) {
        (Some(now), _) if now.status != SummaryStatus::Draft || !may_write => rsx! {
            Reading { key: "{now.id}", record: Given::new(record.clone()), now: Given::new(now.clone()), letter }
        },
        (Some(now), _) => rsx! {
            Desk { key: "{now.number}", record: Given::new(record.clone()), stay, letter }
        },
        (None, None) if may_write => rsx! {
            Desk { key: "{1}", record: Given::new(record.clone()), stay, letter }
        },
        (None, None) => rsx! {
            {empty_view(t!("patient-letters-none"), None)}
        },
        (None, Some(_)) => match letter.failure.read().clone() {
            Some(failure) => rsx! {
                {failure_with_retry(&failure, move |()| letter.page.ask_again())}
            },
            None => rsx! {
                {loading_view()}
            },
        },
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
