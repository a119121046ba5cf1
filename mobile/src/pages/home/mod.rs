//! The first screen: «hva skjer nå, og hvem ringer jeg?».

mod cards;
mod contacts;

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    sharing::ActingFor,
    start::{GetStart, PatientHome},
};

use crate::{
    api::use_answer,
    components::{page_title, today},
    date, i18n,
    pages::{kin::acting_links, shown},
    session::use_me,
    t,
};
use cards::{last_access_line, letter_card, most_important_card, next_step_card, stay_card, ways};
pub(in crate::pages) use contacts::contacts;

/// The patient's home.
pub fn home_page() -> Element {
    let start = use_answer::<GetStart>(|| (Nothing {}, Nothing {}));
    let given_name = use_me()
        .and_then(|me| me.name.split_whitespace().next().map(str::to_owned))
        .unwrap_or_default();
    rsx! {
        {page_title(
            t!("home-greeting", name: given_name),
            Some(rsx! { p { class: "meta", {t!("home-today", date: date::long(&i18n::texts(), today(), today()))} } }),
        )}
        {shown(start, |start| match &start.home {
            Some(home) => at_home(home, &start.acting_for),
            None => rsx! { p { {t!("home-no-record")} } },
        })}
    }
}

fn at_home(home: &PatientHome, acting: &[ActingFor]) -> Element {
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
        {ways(home.patient.id)}
        if !acting.is_empty() {
            section { class: "stack stack-tight",
                h2 { {t!("home-acting-title")} }
                ul { class: "plain-list stack stack-tight menu", {acting_links(acting)} }
            }
        }
        {last_access_line(home.last_access.as_ref())}
    }
}
