//! The browser's address bar and back button for the router.
//!
//! dioxus-web has one too, behind its `document` feature, which also brings evaluating JavaScript at run
//! time: larger, and forbidden by our content security policy.

use std::sync::Arc;

use dioxus_history::History;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};

/// History of the browser. Where a page was scrolled to is left to the browser.
#[derive(Debug)]
pub struct BrowserHistory;

fn history() -> Option<web_sys::History> {
    web_sys::window()?.history().ok()
}

fn to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

impl History for BrowserHistory {
    fn current_route(&self) -> String {
        let location = web_sys::window().map(|window| window.location());
        let path = location.as_ref().and_then(|l| l.pathname().ok());
        let query = location.as_ref().and_then(|l| l.search().ok());
        format!(
            "{}{}",
            path.filter(|path| !path.is_empty())
                .unwrap_or_else(|| "/".to_owned()),
            query.unwrap_or_default()
        )
    }

    fn go_back(&self) {
        let _ = history().map(|history| history.back());
    }

    fn go_forward(&self) {
        let _ = history().map(|history| history.forward());
    }

    fn push(&self, route: String) {
        if route != self.current_route()
            && let Some(history) = history()
        {
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&route));
        }
        to_top();
    }

    fn replace(&self, route: String) {
        if let Some(history) = history() {
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&route));
        }
        to_top();
    }

    fn external(&self, url: String) -> bool {
        web_sys::window().is_some_and(|window| window.location().set_href(&url).is_ok())
    }

    fn updater(&self, callback: Arc<dyn Fn() + Send + Sync>) {
        let changed = Closure::<dyn FnMut()>::new(move || callback());
        if let Some(window) = web_sys::window() {
            let _ = window.add_event_listener_with_callback(
                "popstate",
                changed.into_js_value().unchecked_ref(),
            );
        }
    }
}
