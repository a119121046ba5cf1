//! Where a person begins: patients at home, staff at their work, related persons with whom they act for.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    start::{GetStart, Start},
};

use crate::{
    api::use_answer,
    components::page_title,
    pages::{kin::acting_links, shown},
    part::{begins_in, screens::PatientHome},
    route::{AtShared, Route},
    session::use_own_record,
    t,
};

/// The first screen.
#[component]
pub fn HomePage() -> Element {
    match use_own_record() {
        Some(_) => {
            begins_in("patient");
            rsx! {
                PatientHome {}
            }
        }
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
        if let Some(place) = start.value.read().as_ref().and_then(first_place) {
            match place {
                Route::Ward { .. } => begins_in("staff"),
                Route::Inbox { .. } => begins_in("inbox"),
                _ => {}
            }
            navigator.replace(place);
        }
    });
    shown(start, |start| {
        match (first_place(start), &*start.acting_for) {
            (Some(_), _) => rsx! {},
            (None, []) => rsx! {
                {page_title(t!("app-name"), None)}
                p { {t!("home-no-record")} }
            },
            (None, several) => rsx! {
                {page_title(t!("home-for-whom"), None)}
                ul { class: "plain-list stack stack-tight menu", {acting_links(several)} }
            },
        }
    })
}

/// The work, or the only one that somebody acts for.
fn first_place(start: &Start) -> Option<Route> {
    let only = match &*start.acting_for {
        [only] => Some(Route::Shared {
            patient: only.patient,
            at: AtShared::Home,
        }),
        _ => None,
    };
    work_place(start).or(only)
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
