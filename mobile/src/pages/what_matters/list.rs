//! What matters, in order.

use dioxus::prelude::*;

use crate::{components::PageTitle, t};

/// What matters, in order.
#[component]
pub fn WhatMattersPage() -> Element {
    rsx! {
        PageTitle { title: t!("loading") }
    }
}
