//! AccessLogPage.

use dioxus::prelude::*;

use crate::{components::PageTitle, t};

/// AccessLogPage.
#[component]
pub fn AccessLogPage() -> Element {
    rsx! {
        PageTitle { title: t!("loading") }
    }
}
