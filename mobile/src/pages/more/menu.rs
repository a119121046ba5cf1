//! MorePage.

use dioxus::prelude::*;

use crate::{components::PageTitle, t};

/// MorePage.
#[component]
pub fn MorePage() -> Element {
    rsx! {
        PageTitle { title: t!("loading") }
    }
}
