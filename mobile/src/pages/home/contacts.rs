//! «Hvem ringer jeg?»

use dioxus::prelude::*;
use shared::units::UnitRef;

use crate::{
    components::{call_link, emergency_links},
    i18n, t,
};

/// The units that serve the patient now, and the numbers for emergencies.
pub(in crate::pages) fn contacts(units: &[UnitRef]) -> Element {
    rsx! {
        section { class: "card",
            h2 { {t!("home-contacts-title")} }
            if units.is_empty() {
                p { {t!("home-contacts-empty")} }
            }
            ul { class: "plain-list stack",
                for unit in units {
                    li { key: "{unit.id}", class: "stack stack-tight",
                        p {
                            strong { {&*unit.name} }
                            span { class: "meta", " · " {i18n::named("unit-kind", &unit.kind)} }
                        }
                        if let Some(phone) = &unit.phone {
                            p { {call_link(&unit.name, phone)} }
                        }
                    }
                }
            }
            {emergency_links()}
        }
    }
}
