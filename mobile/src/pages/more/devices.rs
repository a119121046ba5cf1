//! DevicesPage.

use dioxus::prelude::*;

use crate::{components::PageTitle, t};

/// DevicesPage.
#[component]
pub fn DevicesPage() -> Element {
    rsx! {
        PageTitle { title: t!("loading") }
    }
}
