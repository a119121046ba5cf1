//! Sign-in.

use dioxus::prelude::*;

use crate::{components::PageTitle, t};

/// Sign-in.
#[component]
pub fn SignInPage(expired: bool) -> Element {
    rsx! {
        PageTitle { title: t!("loading") }
    }
}
