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
    contacts::{Contacts, Reach},
    letters::Letters,
    matters::Matters,
    plan::Plan,
    stay::Stay,
    work::{OpenForm, is_ward, my_units},
};
use crate::{
    api::{Answer, use_answer},
    components::{BackLink, PageTitle},
    date, i18n,
    pages::shown,
    route::Route,
    t,
};

/// One patient, as staff see them.
pub fn patient_page(patient: ReadSignal<Id<Patient>>) -> Element {
    OpenForm::provide();
    let page = use_answer::<GetPatient>(move || (AtPatient { patient: patient() }, Nothing {}));
    let name = {
        let record = page.value.read();
        record
            .as_ref()
            .map(|record| record.patient.patient.full_name())
    };
    rsx! {
        Back {}
        PageTitle { title: name.unwrap_or_else(|| t!("patients-title")) }
        {shown(page, |record| content(record, page))}
    }
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
        BackLink { to, text }
    }
}

fn content(record: &Record, page: Answer<Record>) -> Element {
    let in_hospital = record
        .stay
        .as_ref()
        .is_some_and(|stay| stay.discharge.is_none());
    let may_stay = record.may.contains(&Right::ReadStays);
    let may_letters = record.may.contains(&Right::ReadSummaries);
    rsx! {
        Who { record: record.clone() }
        div { class: "two-pane",
            Matters { record: record.clone(), page }
            div { class: "stack stack-wide",
                if in_hospital && may_stay {
                    Stay { record: record.clone(), page }
                }
                if in_hospital && may_letters {
                    Letters { record: record.clone() }
                }
                if record.may.contains(&Right::ReadPlan) {
                    Plan { record: record.clone(), page }
                }
                if !in_hospital && may_letters {
                    Letters { record: record.clone() }
                }
                if !in_hospital && may_stay {
                    Stay { record: record.clone(), page }
                }
                Contacts { units: record.units.clone() }
            }
        }
    }
}

/// Born when, living where, reached how.
#[component]
fn Who(record: Record) -> Element {
    let info = record.patient;
    let born = date::short(&i18n::texts(), record.today, info.birth_date);
    rsx! {
        div { class: "stack stack-tight",
            p { class: "meta",
                {t!("patient-details", born: born, municipality: info.municipality.clone())}
                " · "
                {i18n::named("patient-prefers", &info.language)}
            }
            Reach { phone: info.phone, email: info.email, name: info.patient.given_name }
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
            patient: record.patient.patient.id,
            name: record.patient.patient.given_name.clone(),
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
