//! Messages between hospital, municipality and GP: all of them for staff, and for the patient what was told.

mod content;
mod everything;
mod held;
mod line;
mod list;
mod medicines;
mod message;
mod original;
mod parts;
mod proposals;
mod take_up;
mod to_ward;
mod told;

use dioxus::prelude::*;
use shared::{
    id::{Id, Patient},
    patients::PatientPage as Record,
};

pub use held::held_page;
pub use told::told_page;

use crate::{
    components::back_link,
    pages::{
        Given, anew,
        patients::{use_record, work::OpenForm},
        shown,
    },
    route::{AtMessages, Route},
    t,
};

/// Messages are in Norwegian; which form of it they do not say.
const LANG: &str = "no";

/// Staff's screens.
pub fn messages_page(patient: ReadSignal<Id<Patient>>) -> Element {
    OpenForm::provide();
    let at = match use_route::<Route>() {
        Route::Messages { at, .. } => at,
        _ => AtMessages::List,
    };
    let page = use_record(patient);
    shown(page, |record| screen(Given::new(record.clone()), at))
}

fn screen(record: Given<Record>, at: AtMessages) -> Element {
    match at {
        AtMessages::List => rsx! { list::List { record } },
        AtMessages::Told => rsx! { told::ToldOf { record } },
        AtMessages::Report => rsx! { to_ward::Report { record } },
        AtMessages::Ask => rsx! { to_ward::Ask { record } },
        AtMessages::One(id) => anew(id.to_string(), rsx! { message::One { record, id } }),
    }
}

fn back_to_list(record: &Record) -> Element {
    let list = Route::Messages {
        patient: record.patient.id,
        at: AtMessages::List,
    };
    back_link(list, t!("messages-title"))
}

/// The patient's name stands in every title.
fn titled(record: &Record, title: String) -> String {
    t!("relatives-title-of", title: title, name: record.patient.full_name())
}
