//! Who stands near a patient: registered, asked, let in. The patient's own screens under «Mer», and the same
//! beside staff's page of the patient.

mod acts;
mod basis;
mod choice;
mod contact;
mod corrections;
mod fields;
mod form;
mod kin_order;
mod list;
mod open;
mod paper;
mod person;
mod preview;
mod said;
mod words;

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    id::{self, Id, Patient},
    patients::{AtPatient, PatientPage as Record},
    related_persons::{ListRelatedPersons, RelatedPerson, RelatedPersons},
    right::Right,
};

pub(in crate::pages) use fields::{About, BORN, Written, check, fields};
pub(in crate::pages) use form::relative_draft;

use crate::{
    api::{Answer, use_answer},
    components::back_link,
    pages::{not_found::NowhereView, patients::use_record, shown},
    route::{AtRelatives, Route},
    session::use_own_record,
    t,
};

/// The screens.
pub fn relatives_page(patient: ReadSignal<Id<Patient>>) -> Element {
    if use_own_record() == Some(patient()) {
        rsx! {
            OwnScreen { patient: patient() }
        }
    } else {
        rsx! {
            StaffScreen { patient }
        }
    }
}

#[component]
fn OwnScreen(patient: Id<Patient>) -> Element {
    let whose = Whose {
        patient,
        staff: None,
    };
    screen(&whose, use_place())
}

#[component]
fn StaffScreen(patient: ReadSignal<Id<Patient>>) -> Element {
    let place = use_place();
    let record = use_record(patient);
    shown(record, |record| screen(&Whose::of(record), place))
}

fn use_place() -> AtRelatives {
    match use_route::<Route>() {
        Route::Relatives { at, .. } => at,
        _ => AtRelatives::List,
    }
}

fn screen(whose: &Whose, at: AtRelatives) -> Element {
    let whose = whose.clone();
    match at {
        AtRelatives::List => rsx! { list::List { whose } },
        AtRelatives::New => rsx! { form::NewForm { whose } },
        AtRelatives::One(id) => rsx! { person::Person { whose, id } },
        AtRelatives::Change(id) => rsx! { form::ChangePage { whose, id } },
        AtRelatives::Open(id) => rsx! { open::OpenPage { whose, id } },
    }
}

/// Near whom, and what the reader may do.
#[derive(Debug, Clone, PartialEq)]
struct Whose {
    patient: Id<Patient>,
    /// For staff; a patient looks at their own.
    staff: Option<Staff>,
}

/// What staff see of the patient here, and may do.
#[derive(Debug, Clone, PartialEq)]
struct Staff {
    given_name: String,
    full_name: String,
    may_manage: bool,
    may_open: bool,
    may_decide: bool,
    may_listen: bool,
}

impl Whose {
    fn of(record: &Record) -> Self {
        let may = |right| record.may.contains(&right);
        Self {
            patient: record.patient.id,
            staff: Some(Staff {
                given_name: record.patient.given_name.clone(),
                full_name: record.patient.full_name(),
                may_manage: may(Right::ManageRelatedPersons),
                may_open: may(Right::GiveConsents),
                may_decide: may(Right::DecideForPatient),
                may_listen: may(Right::ReadContributions),
            }),
        }
    }

    fn may(&self, of_staff: fn(&Staff) -> bool) -> bool {
        self.staff.as_ref().is_none_or(of_staff)
    }

    fn route(&self, at: AtRelatives) -> Route {
        Route::Relatives {
            patient: self.patient,
            at,
        }
    }

    /// The patient's name, for staff: stands in the title of every screen.
    fn titled(&self, title: String) -> String {
        match &self.staff {
            Some(staff) => t!("relatives-title-of", title: title, name: &*staff.full_name),
            None => title,
        }
    }

    fn back_to_list(&self) -> Element {
        back_link(self.route(AtRelatives::List), t!("relatives-title"))
    }
}

/// All of them. Several screens ask: one function, compiled once.
#[inline(never)]
fn use_related(patient: Id<Patient>) -> Answer<RelatedPersons> {
    use_answer::<ListRelatedPersons>(move || (AtPatient { patient }, Nothing {}))
}

/// Shows one of them.
fn one_of(
    answer: Answer<RelatedPersons>,
    id: Id<id::RelatedPerson>,
    content: impl FnOnce(&RelatedPerson) -> Element,
) -> Element {
    shown(answer, |list| {
        match list.related_persons.iter().find(|one| one.id == id) {
            Some(person) => content(person),
            None => rsx! {
                NowhereView {}
            },
        }
    })
}

/// Shows one as a write answered it.
fn put(answer: Answer<RelatedPersons>, changed: RelatedPerson) {
    answer.change(|list| {
        let people = &mut list.related_persons;
        match people.iter_mut().find(|one| one.id == changed.id) {
            Some(one) => *one = changed,
            None => people.push(changed),
        }
    });
    // Places among the next of kin may have changed: ask for the whole list.
    answer.ask_again();
}
