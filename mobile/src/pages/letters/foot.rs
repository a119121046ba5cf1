//! Whom to call about a letter: below it, and at the foot of every page that is printed.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    id::{Id, Patient},
    start::{GetStart, Start},
    units::{UnitKind, UnitRef},
};

use crate::{
    api::{Api, use_api},
    pages::home::contacts,
    platform,
    session::use_own_record,
    t,
};

/// To the patient, the units that follow them up, as the first screen knows them.
#[component]
pub(super) fn Foot(patient: Id<Patient>) -> Element {
    let api = use_api();
    let own = use_own_record() == Some(patient);
    let units = use_hook(|| if own { own_units(api) } else { Vec::new() });
    use_hook(|| {
        let mut words = String::new();
        // A coordinating office is not whom one calls.
        let called = units
            .iter()
            .filter(|unit| unit.kind != UnitKind::Coordinator);
        for unit in called {
            if let Some(phone) = &unit.phone {
                // A number stays on one line.
                words = words + &unit.name + " " + &phone.replace(' ', "\u{a0}") + " · ";
            }
        }
        words += &t!("letter-paper-phones");
        platform::paper_foot(&t!("letter-paper-page", page: "#", pages: "#"), &words);
    });
    use_drop(platform::paper_clear);
    if units.is_empty() {
        return rsx! {};
    }
    rsx! {
        {contacts(&units)}
    }
}

fn own_units(api: Api) -> Vec<UnitRef> {
    let target = Api::target::<GetStart>(&Nothing {}, &Nothing {});
    let start: Option<Start> = api.answers.get(&target);
    let home = start.and_then(|start| start.home);
    home.map(|home| home.contacts).unwrap_or_default()
}
