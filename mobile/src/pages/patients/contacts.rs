//! How to reach the patient, and the units that follow up.

use dioxus::prelude::*;
use shared::units::UnitRef;

use crate::{
    components::{call_link, card, tel},
    i18n, t,
};

/// The patient's telephone and e-mail.
pub(super) fn reach(phone: Option<&str>, email: Option<&str>, name: &str) -> Element {
    rsx! {
        p { class: "row",
            if let Some(phone) = phone {
                {call_link(name, phone)}
            }
            if let Some(email) = email {
                a { class: "link-target", href: "mailto:{email}", {email} }
            }
        }
    }
}

/// The units that serve the patient now.
pub(super) fn contacts(units: &[UnitRef]) -> Element {
    if units.is_empty() {
        return rsx! {};
    }
    let units = rsx! {
        ul { class: "stack stack-tight",
            for unit in units {
                li { key: "{unit.id}", class: "contact",
                    span {
                        {&*unit.name}
                        span { class: "meta", " · " {i18n::named("unit-kind", &unit.kind)} }
                    }
                    if let Some(phone) = &unit.phone {
                        a { class: "link-target", href: tel(phone),
                            aria_label: t!(
                                "action-call-number",
                                name: &*unit.name,
                                phone: &**phone
                            ),
                            {&**phone}
                        }
                    }
                }
            }
        }
    };
    card("card-quiet", t!("patient-units"), units)
}
