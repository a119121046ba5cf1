//! Checklists: which wait, and filling one on a phone with one hand. For staff, and for the patient and related persons
//! who say themselves how it has been.
//!
//! What was answered waits on the device until the service has it ([`unsent`]): a cellar without a network loses
//! nothing.

mod attainment;
mod beside;
mod fill;
mod inputs;
mod item;
mod list;
mod medicines;
mod news2;
mod proposed;
mod read;
mod sign;
mod unsent;
mod work;

use dioxus::prelude::*;
use shared::{
    checklists::template::Translated,
    id::{Id, Patient},
    patients::PatientRef,
};

use crate::{
    components::{Place, back_link},
    i18n,
    pages::{anew, kin::acting_name, shared_with_me},
    route::{AtChecklists, AtShared, Route},
    session::{Session, use_own_record},
    t,
};

/// The screens.
pub fn checklists_page(patient: ReadSignal<Id<Patient>>) -> Element {
    let at = match use_route::<Route>() {
        Route::Checklists { at, .. } => at,
        _ => AtChecklists::List,
    };
    match at {
        AtChecklists::List => rsx! { list::List { patient } },
        AtChecklists::One(checklist) => {
            let page = rsx! { fill::Page { patient, checklist } };
            anew(checklist.to_string(), page)
        }
    }
}

/// The places at the bottom while one acts for somebody.
pub fn places(here: &Route, acting: &[shared::sharing::ActingFor]) -> Option<Vec<Place>> {
    let Route::Checklists { patient, .. } = here else {
        return None;
    };
    let acts = acting.iter().any(|acting| acting.patient == *patient);
    let shared = Route::Shared {
        patient: *patient,
        at: AtShared::Plan,
    };
    acts.then(|| shared_with_me::places(&shared, acting))?
}

/// A template's text in the language chosen.
fn words(text: &Translated) -> String {
    text.to(i18n::texts().language).to_owned()
}

/// Where one came from: staff's page of the patient, the patient's own plan, or what is shared.
fn use_back(patient: Id<Patient>) -> Element {
    let own = use_own_record() == Some(patient);
    let acting = use_context::<Session>().acting();
    let shared = acting.iter().find(|acting| acting.patient == patient);
    if own {
        back_link(Route::Plan {}, t!("plan-title"))
    } else if shared.is_some() {
        let at = AtShared::Plan;
        back_link(Route::Shared { patient, at }, t!("plan-title"))
    } else {
        back_link(Route::Patient { patient }, t!("checklists-back-to-patient"))
    }
}

/// For whom one acts, above everything.
#[component]
fn Acting(patient: Id<Patient>) -> Element {
    let acting = use_context::<Session>().acting();
    let shared = acting.iter().find(|acting| acting.patient == patient);
    match shared {
        Some(acting) => rsx! {
            section { class: "acting", aria_label: t!("acting-label"),
                p {
                    {t!("acting-for", name: acting_name(acting), relation: i18n::named("relation", &acting.relation))}
                }
            }
        },
        None => rsx! {},
    }
}

/// The patient's name stands in the title of each screen, but not for the patient.
fn use_titled(patient: &PatientRef, title: String) -> String {
    if use_own_record() == Some(patient.id) {
        title
    } else {
        t!("relatives-title-of", title: title, name: patient.full_name())
    }
}
