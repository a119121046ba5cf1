//! In which of their units somebody works right now.

use dioxus::prelude::*;
use shared::{
    id::{Id, Unit},
    units::{UnitKind, UnitRef},
};

use crate::{components::link, route::Route, session::use_me, t};

/// A page that a unit has of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::pages) enum Desk {
    /// Its inbox.
    Inbox,
    /// The patients it serves.
    Patients,
    /// The patients admitted.
    Ward,
}

impl Desk {
    const fn fits(self, kind: UnitKind) -> bool {
        match self {
            Self::Inbox => true,
            Self::Patients => !is_ward(kind),
            Self::Ward => is_ward(kind),
        }
    }

    const fn of(self, unit: Id<Unit>) -> Route {
        match self {
            Self::Inbox => Route::Inbox { unit },
            Self::Patients => Route::Patients { unit },
            Self::Ward => Route::Ward { unit },
        }
    }
}

/// Wards work from the list of patients admitted, the others from their inbox.
pub(in crate::pages) const fn is_ward(kind: UnitKind) -> bool {
    matches!(kind, UnitKind::HospitalWard)
}

/// The units that the person signed in works in.
pub(in crate::pages) fn my_units() -> Vec<UnitRef> {
    let me = use_me();
    let memberships = me.iter().flat_map(|me| &me.memberships);
    memberships
        .map(|membership| membership.unit.clone())
        .collect()
}

/// Links to the pages of the units somebody works in, when there is more than one.
#[component]
pub(in crate::pages) fn UnitPicker(desk: Desk) -> Element {
    let me = use_me();
    let mine: Vec<_> = me
        .iter()
        .flat_map(|me| &me.memberships)
        .map(|membership| &membership.unit)
        .filter(|unit| desk.fits(unit.kind))
        .collect();
    rsx! {
        if mine.len() > 1 {
            nav { class: "choices choices-row", aria_label: t!("unit-pick"),
                for unit in mine {
                    {link("choice", desk.of(unit.id), rsx! { {&*unit.name} })}
                }
            }
        }
    }
}
