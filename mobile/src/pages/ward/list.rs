//! The patients on a ward, and the way in for a new one.

use dioxus::prelude::*;
use shared::id::{Id, Unit};

use super::register::RegisterForm;
use crate::{
    components::{ButtonKind, IconName, empty_view, icon_button, page_title},
    pages::patients::{
        PatientList,
        work::{Desk, OpenForm, UnitPicker},
    },
    t,
};

const REGISTER: &str = "register";

/// The patients on a ward.
pub fn ward_page(unit: ReadSignal<Id<Unit>>) -> Element {
    let open = OpenForm::provide();
    rsx! {
        {page_title(t!("ward-title"), None)}
        UnitPicker { desk: Desk::Ward }
        if open.is(REGISTER) {
            section { class: "card", aria_labelledby: "register-title",
                h2 { id: "register-title", {t!("ward-register-title")} }
                p { class: "meta", {t!("ward-register-explained")} }
                RegisterForm { unit: unit() }
            }
        } else {
            div { class: "actions",
                {icon_button(
                    ButtonKind::Ordinary,
                    IconName::Plus,
                    t!("ward-register"),
                    move |()| open.open(REGISTER),
                )}
            }
            PatientList { unit, ward: true,
                {empty_view(
                    t!("ward-empty"),
                    Some(rsx! { p { class: "meta", {t!("ward-empty-explained")} } }),
                )}
            }
        }
    }
}
