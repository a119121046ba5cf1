//! How to reach the patient, and the units that follow up.

use dioxus::prelude::*;
use shared::units::UnitRef;

use crate::{
    components::{Card, Icon, IconName},
    i18n, t,
};

/// A telephone number as a link dials it.
fn dialled(phone: &str) -> String {
    let digits: String = phone
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '+')
        .collect();
    format!("tel:{digits}")
}

/// The patient's telephone and e-mail.
#[component]
pub(super) fn Reach(phone: Option<String>, email: Option<String>, name: String) -> Element {
    rsx! {
        p { class: "row",
            if let Some(phone) = &phone {
                a { class: "button", href: dialled(phone),
                    Icon { name: IconName::Phone }
                    span {
                        {t!("action-call-phone", phone: phone.clone())}
                        span { class: "visually-hidden", ", {name}" }
                    }
                }
            }
            if let Some(email) = &email {
                a { class: "link-target", href: "mailto:{email}", {email.clone()} }
            }
        }
    }
}

/// The units that serve the patient now.
#[component]
pub(super) fn Contacts(units: Vec<UnitRef>) -> Element {
    if units.is_empty() {
        return rsx! {};
    }
    rsx! {
        Card { title: t!("patient-units"), class: "card-quiet",
            ul { class: "stack stack-tight",
                for unit in units {
                    li { key: "{unit.id}", class: "contact",
                        span {
                            {unit.name.clone()}
                            span { class: "meta", " · " {i18n::named("unit-kind", &unit.kind)} }
                        }
                        if let Some(phone) = &unit.phone {
                            a { class: "link-target", href: dialled(phone),
                                aria_label: t!(
                                    "action-call-number",
                                    name: unit.name.clone(),
                                    phone: phone.clone()
                                ),
                                {phone.clone()}
                            }
                        }
                    }
                }
            }
        }
    }
}
