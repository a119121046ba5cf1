//! PasswordPage.

use dioxus::prelude::*;

use crate::{components::PageTitle, t};

/// PasswordPage.
#[component]
pub fn PasswordPage() -> Element {
    rsx! {
        PageTitle { title: t!("loading") }
    }
}
