//! One patient, as staff see them: what matters on top, then what is to be done and how to reach whom.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    id::{Id, Patient, Unit},
    patients::{AtPatient, GetPatient, PatientPage as Record},
    right::Right,
    stays::HospitalStay,
};

use super::{
    contacts::{contacts, reach},
    letters::letters,
    matters::matters,
    plan::Plan,
    relatives::relatives,
    stay::stay,
    work::{OpenForm, is_ward, my_units},
};
use crate::{
    api::{Answer, use_answer},
    components::{back_link, link, page_title},
    date, i18n,
    pages::{Given, shown},
    route::{AtChecklists, AtFollowUp, AtMessages, Route},
    t,
};

/// One patient, as staff see them.
pub fn patient_page(patient: ReadSignal<Id<Patient>>) -> Element {
    OpenForm::provide();
    let page = use_record(patient);
    let name = {
        let record = page.value.read();
        record.as_ref().map(|record| record.patient.full_name())
    };
    rsx! {
        Back {}
        {page_title(name.unwrap_or_else(|| t!("patients-title")), None)}
        {shown(page, |record| content(record, page))}
    }
}

/// A patient's record. Two screens ask for it: one function, compiled once.
#[inline(never)]
pub(in crate::pages) fn use_record(patient: ReadSignal<Id<Patient>>) -> Answer<Record> {
    use_answer::<GetPatient>(move || (AtPatient { patient: patient() }, Nothing {}))
}

/// The list that the reader's unit works from.
#[component]
fn Back() -> Element {
    let units = my_units();
    let Some(unit) = units.first() else {
        return rsx! {};
    };
    let (to, text) = if is_ward(unit.kind) {
        (Route::Ward { unit: unit.id }, t!("ward-title"))
    } else {
        (Route::Patients { unit: unit.id }, t!("patients-title"))
    };
    rsx! {
        {back_link(to, text)}
    }
}

fn content(record: &Record, page: Answer<Record>) -> Element {
    let in_hospital = record
        .stay
        .as_ref()
        .is_some_and(|stay| stay.discharge.is_none());
    let may_stay = record.may.contains(&Right::ReadStays);
    let may_letters = record.may.contains(&Right::ReadSummaries);
    let given = Given::new(record.clone());
    rsx! {
        {who(record)}
        div { class: "two-pane",
            {matters(record, page)}
            div { class: "stack stack-wide",
                if in_hospital && may_stay {
                    {stay(&given, page)}
                }
                if in_hospital && may_letters {
                    {letters(record)}
                }
                if record.may.contains(&Right::ReadPlan) {
                    Plan { record: given.clone(), page }
                }
                if !in_hospital && may_letters {
                    {letters(record)}
                }
                if !in_hospital && may_stay {
                    {stay(&given, page)}
                }
                {relatives(record)}
                {contacts(&record.units)}
            }
        }
    }
}

/// Born when, living where, reached how.
fn who(record: &Record) -> Element {
    let info = &record.patient;
    let born = date::short(&i18n::texts(), record.today, info.birth_date);
    rsx! {
        div { class: "stack stack-tight",
            p { class: "meta",
                {t!("patient-details", born: born, municipality: &*info.municipality)}
                " · "
                {i18n::named("patient-prefers", &info.language)}
            }
            {reach(info.phone.as_deref(), info.email.as_deref(), &info.given_name)}
            p { {link("link", Route::Checklists { patient: info.id, at: AtChecklists::List }, rsx! { {t!("checklists-title")} })} }
            p { {link("link", Route::FollowUp { patient: info.id, at: AtFollowUp::Responsible }, rsx! { {t!("responsible-title")} })} }
            if record.may.contains(&Right::ReadMessages) {
                p { {link("link", Route::Messages { patient: info.id, at: AtMessages::List }, rsx! { {t!("messages-title")} })} }
            }
        }
    }
}

/// What a change in some part of the record needs to know.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::pages) struct About {
    /// The patient.
    pub(in crate::pages) patient: Id<Patient>,
    /// What the patient is called.
    pub(in crate::pages) name: String,
}

impl About {
    pub(in crate::pages) fn of(record: &Record) -> Self {
        Self {
            patient: record.patient.id,
            name: record.patient.given_name.clone(),
        }
    }
}

/// The ward of the reader's that a stay is on.
pub(super) fn own_ward(stay: Option<&HospitalStay>) -> Option<Id<Unit>> {
    let mine = my_units();
    let here = stay.and_then(|stay| mine.iter().find(|unit| unit.id == stay.ward.id));
    here.or_else(|| mine.iter().find(|unit| is_ward(unit.kind)))
        .map(|unit| unit.id)
}
