//! AccessibilityPage.

use dioxus::prelude::*;

use crate::{components::PageTitle, t};

/// AccessibilityPage.
#[component]
pub fn AccessibilityPage() -> Element {
    rsx! {
        PageTitle { title: t!("loading") }
    }
}
