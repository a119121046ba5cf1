//! In which of their units somebody works right now.

use dioxus::prelude::*;
use shared::{
    id::{Id, Unit},
    units::{Membership, UnitKind, UnitRef},
};

use crate::{i18n, route::Route, session::use_me, t};

/// Every kind but wards works from an inbox.
pub(in crate::pages) const fn has_inbox(kind: UnitKind) -> bool {
    !is_ward(kind)
}

/// Wards work from the list of patients admitted.
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

/// Which unit, in which role; links to the others when there is more than one of the kind.
#[component]
pub(in crate::pages) fn UnitPicker(
    unit: Id<Unit>,
    /// Which kinds of units have such a page.
    fits: fn(UnitKind) -> bool,
    /// The page of another unit.
    to: fn(Id<Unit>) -> Route,
) -> Element {
    let me = use_me();
    let mine: Vec<Membership> = me
        .iter()
        .flat_map(|me| me.memberships.clone())
        .filter(|membership| fits(membership.unit.kind))
        .collect();
    let here = mine.iter().find(|membership| membership.unit.id == unit);
    rsx! {
        if mine.len() > 1 {
            nav { class: "choices choices-row", aria_label: t!("unit-pick"),
                for membership in mine {
                    Link {
                        key: "{membership.unit.id}",
                        class: "choice",
                        to: to(membership.unit.id),
                        {membership.unit.name}
                    }
                }
            }
        } else if let Some(here) = here {
            p { class: "meta",
                {t!(
                    "works-in",
                    role: i18n::named("role", &here.role),
                    unit: here.unit.name.clone()
                )}
            }
        }
    }
}
