//! The one `h1` of a page.

use dioxus::prelude::*;

use crate::{platform, t};

/// The heading of the page with what stands below it; also the document's title. Gets the focus when the
/// address changes.
pub fn page_title(title: String, lead: Option<Element>) -> Element {
    rsx! {
        PageTitle { title }
        if let Some(lead) = lead {
            {lead}
        }
    }
}

#[component]
fn PageTitle(title: String) -> Element {
    let whole = format!("{title} – {}", t!("app-name"));
    use_effect(use_reactive!(|whole| platform::set_title(&whole)));
    rsx! {
        h1 { id: "page-title", tabindex: "-1", {title} }
    }
}
