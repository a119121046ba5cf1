//! Header and bottom navigation: who is signed in, and at most five named places.

use dioxus::prelude::*;
use shared::{identity::Me, units::UnitKind};

use super::{IconName, icon, link, mark};
use crate::{route::Route, t};

/// Who is signed in, and for which unit.
#[component]
pub fn TopBar(me: Me) -> Element {
    let units: Vec<_> = me
        .memberships
        .iter()
        .map(|membership| membership.unit.name.clone())
        .collect();
    rsx! {
        header { class: "top-bar",
            {link("brand", Route::Home {}, rsx! {
                {mark()}
                {t!("app-name")}
            })}
            p { class: "who",
                span { class: "visually-hidden", {t!("signed-in-as", name: me.name.clone())} }
                span { aria_hidden: "true", {me.name.clone()} }
                if !units.is_empty() {
                    span { class: "meta", " · " {units.join(", ")} }
                }
            }
        }
    }
}

/// One place in the bottom navigation.
pub struct Place {
    /// Where it leads.
    pub to: Route,
    /// Its drawing.
    pub icon: IconName,
    /// Its name.
    pub words: String,
    /// Whether one is there.
    pub current: bool,
}

/// The places of somebody who acts for themselves, or works.
#[must_use]
pub fn own_places(me: &Me, here: &Route) -> Vec<Place> {
    let place = |to, icon, words, current| Place {
        to,
        icon,
        words,
        current,
    };
    let mut places = Vec::with_capacity(5);
    if me.patient.is_some() {
        places.extend([
            place(
                Route::Home {},
                IconName::Home,
                t!("nav-home"),
                matches!(here, Route::Home {} | Route::Told {}),
            ),
            place(
                Route::WhatMatters {},
                IconName::Heart,
                t!("nav-what-matters"),
                matches!(
                    here,
                    Route::WhatMatters {}
                        | Route::NewEntry {}
                        | Route::Entry { .. }
                        | Route::EditEntry { .. }
                ),
            ),
            place(
                Route::Letters {},
                IconName::Letter,
                t!("nav-letter"),
                matches!(here, Route::Letters {} | Route::Letter { .. }),
            ),
            place(
                Route::Plan {},
                IconName::Plan,
                t!("nav-plan"),
                matches!(here, Route::Plan {} | Route::NewTask {}),
            ),
        ]);
    } else {
        places.extend(staff_places(me, here));
        if places.is_empty() {
            places.push(place(Route::Home {}, IconName::Home, t!("nav-home"), false));
        }
    }
    let more = matches!(
        here,
        Route::More {}
            | Route::AccessLog {}
            | Route::Devices {}
            | Route::Password {}
            | Route::Look {}
            | Route::Notices {}
            | Route::Accessibility {}
    ) || matches!(here, Route::Relatives { patient, .. } if me.patient == Some(*patient));
    places.push(place(Route::More {}, IconName::More, t!("nav-more"), more));
    places
}

/// Wards begin at their list of patients, the others at their inbox; what is asked comes to everybody's inbox.
fn staff_places(me: &Me, here: &Route) -> Vec<Place> {
    let mut places = Vec::new();
    let units = || me.memberships.iter().map(|membership| &membership.unit);
    if let Some(ward) = units().find(|unit| unit.kind == UnitKind::HospitalWard) {
        places.push(Place {
            to: Route::Ward { unit: ward.id },
            icon: IconName::Ward,
            words: t!("nav-ward"),
            current: matches!(
                here,
                Route::Ward { .. }
                    | Route::WardLetter { .. }
                    | Route::WriteLetter { .. }
                    | Route::LetterPreview { .. }
                    | Route::Register { .. }
                    | Route::Discharge { .. }
            ) || about_patient(here)
                && !units().any(|unit| unit.kind != UnitKind::HospitalWard),
        });
    }
    let at_home = || units().find(|unit| unit.kind != UnitKind::HospitalWard);
    if let Some(unit) = at_home().or_else(|| units().next()) {
        places.push(Place {
            to: Route::Inbox { unit: unit.id },
            icon: IconName::Inbox,
            words: t!("nav-inbox"),
            current: matches!(here, Route::Inbox { .. } | Route::Held { .. }),
        });
    }
    if let Some(unit) = at_home() {
        places.push(Place {
            to: Route::Patients { unit: unit.id },
            icon: IconName::Patients,
            words: t!("nav-patients"),
            current: matches!(here, Route::Patients { .. }) || about_patient(here),
        });
    }
    places
}

/// Whether an address is about one patient, for staff.
fn about_patient(here: &Route) -> bool {
    matches!(
        here,
        Route::Patient { .. }
            | Route::Relatives { .. }
            | Route::Messages { .. }
            | Route::Checklists { .. }
    )
}

/// The bottom navigation.
pub fn bottom_nav(places: Vec<Place>) -> Element {
    rsx! {
        nav { class: "bottom-nav", aria_label: t!("menu-label"),
            ul {
                for place in places {
                    li { key: "{place.to}",
                        {link(if place.current { "current" } else { "" }, place.to, rsx! {
                            {icon(place.icon)}
                            span { {place.words} }
                        })}
                    }
                }
            }
        }
    }
}
