//! An address that leads nowhere, or nowhere for this person.

use dioxus::prelude::*;

use crate::{
    components::{link, page_title},
    route::Route,
    t,
};

/// Says so, and shows the way home.
#[component]
pub fn NowhereView() -> Element {
    rsx! {
        {page_title(t!("not-found-title"), None)}
        p { {t!("not-found-text")} }
        p {
            {link("button button-primary", Route::Home {}, rsx! { {t!("not-found-home")} })}
        }
    }
}
