//! How accessible the app is, honestly.

use dioxus::prelude::*;

use crate::{
    components::{BackLink, PageTitle},
    route::Route,
    t,
};

/// The statement.
#[component]
pub fn AccessibilityPage() -> Element {
    rsx! {
        BackLink { to: Route::More {}, text: t!("nav-more") }
        PageTitle { title: t!("accessibility-title") }
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
