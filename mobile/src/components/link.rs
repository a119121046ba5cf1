//! Links to other pages of the app.

use dioxus::prelude::*;

use crate::route::Route;

/// A link to a page.
pub fn link(class: &str, to: Route, content: Element) -> Element {
    rsx! {
        Link { class: class.to_owned(), to, {content} }
    }
}

/// The way back to the page above.
pub fn back_link(to: Route, text: String) -> Element {
    rsx! {
        p { class: "back",
            Link { to, {text} }
        }
    }
}
