//! The first screen: «hva skjer nå, og hvem ringer jeg?».

mod cards;
mod contacts;

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    start::{GetStart, PatientHome, Start},
};

use crate::{
    api::use_answer,
    components::{PageTitle, today},
    date, i18n,
    pages::shown,
    route::Route,
    session::use_me,
    t,
};
use cards::{LastAccessLine, LetterCard, MostImportantCard, NextStepCard, StayCard};
use contacts::Contacts;

/// The patient's home; staff go on to their work.
#[component]
pub fn HomePage() -> Element {
    let start = use_answer::<GetStart>(|| (Nothing {}, Nothing {}));
    let me = use_me();
    let staff = me.as_ref().is_some_and(|me| me.patient.is_none());
    let navigator = use_navigator();
    use_effect(move || {
        let place = start.value.read().as_ref().and_then(work_place);
        if let Some(place) = place.filter(|_| staff) {
            navigator.replace(place);
        }
    });
    let given_name = me
        .as_ref()
        .and_then(|me| me.name.split_whitespace().next().map(str::to_owned))
        .unwrap_or_default();
    rsx! {
        PageTitle { title: t!("home-greeting", name: given_name),
            p { class: "meta", {t!("home-today", date: date::long(&i18n::texts(), today(), today()))} }
        }
        {shown(start, |start| match &start.home {
            Some(home) => rsx! { Home { home: home.clone() } },
            None => rsx! { p { {t!("home-no-record")} } },
        })}
    }
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

#[component]
fn Home(home: PatientHome) -> Element {
    let in_hospital = home
        .stay
        .clone()
        .filter(|stay| stay.discharged_at.is_none());
    let came_home = home.stay.as_ref().and_then(|stay| stay.discharged_at);
    rsx! {
        if let Some(stay) = in_hospital {
            StayCard { stay }
        }
        NextStepCard { step: home.next_step, came_home: came_home.is_some() }
        MostImportantCard { entry: home.most_important }
        LetterCard { letter: home.letter }
        Contacts { units: home.contacts }
        LastAccessLine { access: home.last_access }
    }
}
