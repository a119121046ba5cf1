//! A new own task.

use dioxus::prelude::*;

use crate::{components::PageTitle, t};

/// A new own task.
#[component]
pub fn NewTaskPage() -> Element {
    rsx! {
        PageTitle { title: t!("loading") }
    }
}
