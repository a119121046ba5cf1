//! The first screen.

use dioxus::prelude::*;

use crate::{components::PageTitle, t};

/// The first screen.
#[component]
pub fn HomePage() -> Element {
    rsx! {
        PageTitle { title: t!("loading") }
    }
}
