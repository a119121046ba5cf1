//! One entry and what came of it.

use dioxus::prelude::*;
use shared::id::{Id, WhatMatters};

use crate::{components::PageTitle, t};

/// One entry and what came of it.
#[component]
pub fn EntryPage(entry: ReadSignal<Id<WhatMatters>>) -> Element {
    rsx! {
        PageTitle { title: t!("loading") }
    }
}
