//! The one `h1` of a page, and the way back.

use dioxus::prelude::*;

use crate::{platform, route::Route, t};

/// The heading of the page; also the document's title. Gets the focus when the address changes.
#[component]
pub fn PageTitle(title: String, children: Element) -> Element {
    let whole = format!("{title} – {}", t!("app-name"));
    use_effect(use_reactive!(|whole| platform::set_title(&whole)));
    rsx! {
        h1 { id: "page-title", tabindex: "-1", {title} }
        {children}
    }
}

/// The way back to the page above.
#[component]
pub fn BackLink(to: Route, text: String) -> Element {
    rsx! {
        p { class: "back",
            Link { to, {text} }
        }
    }
}
