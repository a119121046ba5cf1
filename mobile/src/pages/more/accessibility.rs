//! How accessible the app is, honestly.

use dioxus::prelude::*;

use crate::{
    components::{back_link, page_title},
    route::Route,
    t,
};

/// The statement.
pub fn accessibility_page() -> Element {
    rsx! {
        {back_link(Route::More {}, t!("nav-more"))}
        {page_title(t!("accessibility-title"), None)}
        p { {t!("accessibility-aim")} }
        h2 { {t!("accessibility-works-title")} }
        ul {
            li { {t!("accessibility-works-keyboard")} }
            li { {t!("accessibility-works-text")} }
            li { {t!("accessibility-works-colours")} }
            li { {t!("accessibility-works-reader")} }
        }
        h2 { {t!("accessibility-not-title")} }
        ul {
            li { {t!("accessibility-not-tested")} }
            li { {t!("accessibility-not-letters")} }
        }
        h2 { {t!("accessibility-tell-title")} }
        p { {t!("accessibility-tell")} }
    }
}
