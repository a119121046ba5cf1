//! LookPage.

use dioxus::prelude::*;

use crate::{components::PageTitle, t};

/// LookPage.
#[component]
pub fn LookPage() -> Element {
    rsx! {
        PageTitle { title: t!("loading") }
    }
}
