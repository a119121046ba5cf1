//! Where a person begins: patients at home, staff at their work.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    start::{GetStart, Start},
};

use crate::{
    api::use_answer, pages::shown, part::screens::PatientHome, route::Route,
    session::use_own_record, t,
};

/// The first screen.
#[component]
pub fn HomePage() -> Element {
    match use_own_record() {
        Some(_) => rsx! {
            PatientHome {}
        },
        None => rsx! {
            ToWork {}
        },
    }
}

/// Goes on to the work of somebody who has no record of their own.
#[component]
fn ToWork() -> Element {
    let start = use_answer::<GetStart>(|| (Nothing {}, Nothing {}));
    let navigator = use_navigator();
    use_effect(move || {
        if let Some(place) = start.value.read().as_ref().and_then(work_place) {
            navigator.replace(place);
        }
    });
    shown(start, |start| match work_place(start) {
        Some(_) => rsx! {},
        None => rsx! {
            p { {t!("home-no-record")} }
        },
    })
}

/// Where a member of staff begins: the inbox, or the ward's patients.
fn work_place(start: &Start) -> Option<Route> {
    let work = start.work.as_ref()?;
    let unit = work.unit;
    Some(if work.patients.is_some() {
        Route::Ward { unit }
    } else {
        Route::Inbox { unit }
    })
}
