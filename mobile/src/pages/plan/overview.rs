//! The plan.

use dioxus::prelude::*;

use crate::{components::PageTitle, t};

/// The plan.
#[component]
pub fn PlanPage() -> Element {
    rsx! {
        PageTitle { title: t!("loading") }
    }
}
