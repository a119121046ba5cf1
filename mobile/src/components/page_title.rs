//! The one `h1` of a page.

use std::cell::Cell;

use dioxus::prelude::*;

use crate::{platform, t};

/// The heading's id.
const ID: &str = "page-title";

thread_local! {
    /// The next heading is where the keyboard and the screen reader are to be: there was none when somebody
    /// came to the page, or it was taken away under them.
    static AWAITED: Cell<bool> = const { Cell::new(false) };
}

/// Moves the keyboard's and the screen reader's place to the page's heading, however late it comes.
pub fn go_to_title() {
    platform::focus(ID);
    AWAITED.set(!platform::has_focus(ID));
}

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
    use_effect(|| {
        if AWAITED.take() && platform::is_focus_lost() {
            platform::focus(ID);
        }
    });
    use_drop(|| {
        if platform::has_focus(ID) {
            AWAITED.set(true);
        }
    });
    rsx! {
        h1 { id: ID, tabindex: "-1", {title} }
    }
}
