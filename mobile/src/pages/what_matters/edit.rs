//! Change the words.

use dioxus::prelude::*;
use shared::id::{Id, WhatMatters};

use crate::{components::PageTitle, t};

/// Change the words.
#[component]
pub fn EditEntryPage(entry: ReadSignal<Id<WhatMatters>>) -> Element {
    rsx! {
        PageTitle { title: t!("loading") }
    }
}
