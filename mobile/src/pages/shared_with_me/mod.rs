//! What a patient opened for somebody, as that person sees it, and what they say themselves.
//!
//! Invariant: when access ends while a screen is open, nothing of the patient's stays on it or in memory.

mod acting;
mod home;
mod letters;
mod nav;
mod parts;
mod tell;

use dioxus::prelude::*;
use shared::{
    consents::Scope,
    contract::Nothing,
    id::{Id, Patient},
    patients::AtPatient,
    problem::code,
    sharing::{ActingFor, GetShared, Shared, Visit},
};

pub(in crate::pages) use acting::ActingBar;
pub use letters::shared_letters_page;
pub use nav::places;

use crate::{
    api::{Answer, use_answer, use_api},
    components::{link, long_words, moment_words, page_title},
    pages::{kin::acting_links, shown},
    part::begins_in,
    route::{AtShared, Route},
    session::Session,
    t,
};

/// The screens, but for letters: for whom one acts, and whether it still holds.
pub fn shared_page(patient: ReadSignal<Id<Patient>>) -> Element {
    let at = match use_route::<Route>() {
        Route::Shared { at, .. } => at,
        _ => AtShared::Home,
    };
    let session = use_context::<Session>();
    begins_here(session);
    let api = use_api();
    let answer = use_answer::<GetShared>(move || {
        let at = AtPatient { patient: patient() };
        (at, Nothing {})
    });
    // The header and the bar at the bottom follow what is open.
    use_effect(move || {
        let gone = is_gone(answer);
        let mut acting = (*session.acting()).clone();
        match &*answer.value.read() {
            _ if gone => {
                acting.retain(|other| other.patient != *patient.peek());
                api.forget_answers();
            }
            Some(now) => {
                let now = now.acting_for.clone();
                match acting.iter_mut().find(|one| one.patient == now.patient) {
                    Some(one) => {
                        // What is closed stays nowhere.
                        if one.scopes.iter().any(|scope| !now.scopes.contains(scope)) {
                            api.forget_answers();
                        }
                        *one = now;
                    }
                    None => acting.push(now),
                }
            }
            None => return,
        }
        session.acts_for(acting);
    });
    if is_gone(answer) {
        return rsx! {
            Closed {}
        };
    }
    shown(answer, |shared| screen(shared, at, answer))
}

/// Who has no pages of their own begins here the next time.
fn begins_here(session: Session) {
    use_hook(|| {
        if session
            .me()
            .is_some_and(|me| me.patient.is_none() && me.memberships.is_empty())
        {
            begins_in("relative");
        }
    });
}

/// Whether the service says that there is nothing here, or nothing any longer.
fn is_gone<T>(answer: Answer<T>) -> bool {
    let failure = answer.failure.read();
    failure.as_ref().and_then(crate::failure::Failure::code) == Some(code::NOT_FOUND)
}

fn screen(shared: &Shared, at: AtShared, answer: Answer<Shared>) -> Element {
    let is_open = match at {
        AtShared::WhatMatters => sees(shared, Scope::WhatMatters),
        AtShared::Plan => sees(shared, Scope::Plan),
        _ => true,
    };
    rsx! {
        ActingBar { acting: shared.acting_for.clone() }
        if is_open {
            {opened_screen(shared, at, answer)}
        } else {
            {not_open(&shared.acting_for)}
        }
    }
}

fn opened_screen(shared: &Shared, at: AtShared, answer: Answer<Shared>) -> Element {
    let patient = shared.acting_for.patient;
    match at {
        AtShared::Home => home::home(shared),
        AtShared::WhatMatters => parts::what_matters(shared),
        AtShared::Plan => parts::plan(shared),
        AtShared::Letters | AtShared::Letter(_) => rsx! {},
        AtShared::Write | AtShared::Tell => rsx! {
            tell::Tell {
                patient,
                name: shared.acting_for.given_name.clone(),
                writes: at == AtShared::Write,
                answer,
            }
        },
    }
}

fn sees(shared: &Shared, scope: Scope) -> bool {
    shared.acting_for.scopes.contains(&scope)
}

/// This part is not open, or no longer.
fn not_open(acting: &ActingFor) -> Element {
    let name = &*acting.given_name;
    rsx! {
        {page_title(t!("shared-closed-title"), None)}
        p { {t!("shared-closed", name: name)} }
        p { {t!("shared-closed-still", name: name)} }
        p {
            {link(
                "button",
                Route::Shared { patient: acting.patient, at: AtShared::Home },
                rsx! { {t!("shared-home")} },
            )}
        }
    }
}

/// One is no longer registered, or never was.
#[component]
fn Closed() -> Element {
    let acting = use_context::<Session>().acting();
    rsx! {
        {page_title(t!("shared-closed-title"), None)}
        p { {t!("shared-gone")} }
        ul { class: "plain-list stack stack-tight menu", {acting_links(&acting)} }
        p {
            {link("button", Route::Home {}, rsx! { {t!("not-found-home")} })}
        }
    }
}

/// «Torsdag 3. desember klokka 14.30: Hjemmesykepleien Øst, Ingrid».
pub(super) fn visit_words(visit: &Visit) -> String {
    let who = match &visit.with {
        Some(with) => format!("{}, {with}", visit.unit),
        None => visit.unit.clone(),
    };
    match visit.at {
        Some(at) => t!("visit-at", when: moment_words(at), who: who),
        None => t!("visit-before", day: long_words(visit.due), who: who),
    }
}
