//! The patients on a ward, and the way in for a new one.

use dioxus::prelude::*;
use shared::id::{Id, Unit};

use crate::{
    components::{IconName, empty_view, icon, link, page_title},
    pages::patients::{
        PatientList,
        work::{Desk, UnitPicker},
    },
    route::Route,
    t,
};

/// The patients on a ward.
pub fn ward_page(unit: ReadSignal<Id<Unit>>) -> Element {
    rsx! {
        {page_title(t!("ward-title"), None)}
        UnitPicker { desk: Desk::Ward }
        p {
            {link("button", Route::Register { unit: unit() }, rsx! {
                {icon(IconName::Plus)}
                {t!("ward-register")}
            })}
        }
        PatientList { unit, ward: true,
            {empty_view(
                t!("ward-empty"),
                Some(rsx! { p { class: "meta", {t!("ward-empty-explained")} } }),
            )}
        }
    }
}
