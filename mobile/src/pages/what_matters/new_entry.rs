//! Write something that matters.

use dioxus::prelude::*;

use crate::{components::PageTitle, t};

/// Write something that matters.
#[component]
pub fn NewEntryPage() -> Element {
    rsx! {
        PageTitle { title: t!("loading") }
    }
}
