//! The first screen: «hva skjer nå, og hvem ringer jeg?».

mod cards;
mod contacts;

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    start::{GetStart, PatientHome},
};

use crate::{
    api::use_answer,
    components::{PageTitle, today},
    date, i18n,
    pages::shown,
    session::use_me,
    t,
};
use cards::{LastAccessLine, LetterCard, MostImportantCard, NextStepCard, StayCard};
use contacts::Contacts;

/// The patient's home.
pub fn home_page() -> Element {
    let start = use_answer::<GetStart>(|| (Nothing {}, Nothing {}));
    let given_name = use_me()
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
