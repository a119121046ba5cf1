//! One letter, by its address.

use dioxus::prelude::*;
use shared::id::{DischargeSummary, Id};

use super::view::LetterView;
use crate::{
    components::{back_link, page_title},
    pages::for_patient,
    route::Route,
    t,
};

/// The page.
pub fn letter_page(summary: ReadSignal<Id<DischargeSummary>>) -> Element {
    for_patient(|patient| {
        rsx! {
            {back_link(Route::Letters {}, t!("letters-all"))}
            {page_title(t!("letter-title"), None)}
            LetterView { patient, summary }
        }
    })
}
