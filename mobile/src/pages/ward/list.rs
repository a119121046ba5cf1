//! The patients on a ward, and the way in for a new one.

use dioxus::prelude::*;
use shared::id::{Id, Unit};

use super::register::RegisterForm;
use crate::{
    components::{Button, ButtonKind, EmptyView, Icon, IconName, PageTitle},
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
        PageTitle { title: t!("ward-title") }
        UnitPicker { desk: Desk::Ward }
        if open.is(REGISTER) {
            section { class: "card", aria_labelledby: "register-title",
                h2 { id: "register-title", {t!("ward-register-title")} }
                p { class: "meta", {t!("ward-register-explained")} }
                RegisterForm { unit: unit() }
            }
        } else {
            div { class: "actions",
                Button { kind: ButtonKind::Ordinary, onclick: move |()| open.open(REGISTER),
                    Icon { name: IconName::Plus }
                    {t!("ward-register")}
                }
            }
            PatientList { unit, ward: true,
                EmptyView { text: t!("ward-empty"),
                    p { class: "meta", {t!("ward-empty-explained")} }
                }
            }
        }
    }
}
