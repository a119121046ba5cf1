//! One letter.

use dioxus::prelude::*;
use shared::id::{DischargeSummary, Id};

use crate::{components::PageTitle, t};

/// One letter.
#[component]
pub fn LetterPage(summary: ReadSignal<Id<DischargeSummary>>) -> Element {
    rsx! {
        PageTitle { title: t!("loading") }
    }
}
