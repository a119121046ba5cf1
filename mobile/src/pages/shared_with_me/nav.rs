//! The places at the bottom while one acts for somebody: only what is open.

use shared::{consents::Scope, sharing::ActingFor};

use crate::{
    components::{IconName, Place},
    route::{AtShared, Route},
    t,
};

/// The places, at the addresses where one acts for somebody.
pub fn places(here: &Route, acting: &[ActingFor]) -> Option<Vec<Place>> {
    let Route::Shared { patient, at: now } = here else {
        return None;
    };
    let (patient, now) = (*patient, *now);
    let open = acting.iter().find(|one| one.patient == patient);
    let sees = |scope| open.is_some_and(|one| one.scopes.contains(&scope));
    let place = |at: AtShared, icon, words, current| Place {
        to: Route::Shared { patient, at },
        icon,
        words,
        current,
    };
    let home = matches!(now, AtShared::Home | AtShared::Write | AtShared::Tell);
    let mut places = vec![place(AtShared::Home, IconName::Home, t!("nav-home"), home)];
    if sees(Scope::WhatMatters) {
        places.push(place(
            AtShared::WhatMatters,
            IconName::Heart,
            t!("nav-important"),
            now == AtShared::WhatMatters,
        ));
    }
    if sees(Scope::PatientInformation) || sees(Scope::WholeLetters) {
        let current = matches!(now, AtShared::Letters | AtShared::Letter(_));
        places.push(place(
            AtShared::Letters,
            IconName::Letter,
            t!("nav-letter"),
            current,
        ));
    }
    if sees(Scope::Plan) {
        places.push(place(
            AtShared::Plan,
            IconName::Plan,
            t!("nav-plan"),
            now == AtShared::Plan,
        ));
    }
    places.push(Place {
        to: Route::More {},
        icon: IconName::More,
        words: t!("nav-more"),
        current: false,
    });
    Some(places)
}
