//! One letter, by its address.

use dioxus::prelude::*;
use shared::id::{DischargeSummary, Id};

use super::view::LetterView;
use crate::{
    components::{BackLink, PageTitle},
    pages::for_patient,
    route::Route,
    t,
};

/// The page.
pub fn letter_page(summary: ReadSignal<Id<DischargeSummary>>) -> Element {
    for_patient(|patient| {
        rsx! {
            BackLink { to: Route::Letters {}, text: t!("letters-all") }
            PageTitle { title: t!("letter-title") }
            LetterView { patient, summary }
        }
    })
}
