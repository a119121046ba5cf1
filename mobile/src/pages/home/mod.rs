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
    components::{page_title, today},
    date, i18n,
    pages::shown,
    route::Route,
    session::use_me,
    t,
};
use cards::{last_access_line, letter_card, most_important_card, next_step_card, stay_card};
use contacts::contacts;

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
        {page_title(
            t!("home-greeting", name: given_name),
            Some(rsx! { p { class: "meta", {t!("home-today", date: date::long(&i18n::texts(), today(), today()))} } }),
        )}
        {shown(start, |start| match &start.home {
            Some(home) => at_home(home),
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

fn at_home(home: &PatientHome) -> Element {
    let in_hospital = home
        .stay
        .as_ref()
        .filter(|stay| stay.discharged_at.is_none());
    let came_home = home.stay.as_ref().and_then(|stay| stay.discharged_at);
    rsx! {
        if let Some(stay) = in_hospital {
            {stay_card(stay)}
        }
        {next_step_card(home.next_step.as_ref(), came_home.is_some())}
        {most_important_card(home.most_important.as_ref())}
        {letter_card(home.letter.as_ref())}
        {contacts(&home.contacts)}
        {last_access_line(home.last_access.as_ref())}
    }
}
