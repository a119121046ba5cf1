//! Letters.

use dioxus::prelude::*;

use crate::{components::PageTitle, t};

/// Letters.
#[component]
pub fn LettersPage() -> Element {
    rsx! {
        PageTitle { title: t!("loading") }
    }
}
