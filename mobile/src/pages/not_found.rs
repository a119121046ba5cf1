//! An address that leads nowhere, or nowhere for this person.

use dioxus::prelude::*;

use crate::{components::PageTitle, route::Route, t};

/// Says so, and shows the way home.
#[component]
pub fn NowhereView() -> Element {
    rsx! {
        PageTitle { title: t!("not-found-title") }
        p { {t!("not-found-text")} }
        p {
            Link { class: "button button-primary", to: Route::Home {}, {t!("not-found-home")} }
        }
    }
}
