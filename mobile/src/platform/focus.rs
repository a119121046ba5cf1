//! The keyboard's and the screen reader's place in the page, in a browser.

use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{HtmlElement, HtmlTextAreaElement};

use super::web::{document, window};

/// How long a page may take to show what a press made of it, in milliseconds.
const SHOWN_MS: i32 = 120;

/// Moves the keyboard's and the screen reader's place to an element, and shows it.
///
/// What is being shown anew may take the element out of the page and put it back somewhere else: if the place
/// is lost then, the element is looked for once more.
pub fn focus(id: &str) {
    focus_now(id);
    let id = id.to_owned();
    let again = Closure::once_into_js(move || {
        if is_focus_lost() {
            focus_now(&id);
        }
    });
    if let Some(window) = window() {
        let again = again.unchecked_ref();
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(again, SHOWN_MS);
    }
}

/// Whether the keyboard's place is nowhere in the page.
#[must_use]
pub fn is_focus_lost() -> bool {
    let at = document().and_then(|document| document.active_element());
    at.is_none_or(|at| at.tag_name() == "BODY")
}

/// Whether the keyboard's place is an element.
#[must_use]
pub fn has_focus(id: &str) -> bool {
    let at = document().and_then(|document| document.active_element());
    at.is_some_and(|at| at.id() == id)
}

fn focus_now(id: &str) {
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else {
        return;
    };
    // What lies folded cannot be gone to: what unfolds it can.
    let folded = element.closest("details:not([open])").ok().flatten();
    let unfolds = folded.and_then(|details| details.query_selector("summary").ok()?);
    if let Ok(element) = unfolds.unwrap_or(element).dyn_into::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Selects words in a text field, from and to in UTF-16 units, and shows them.
pub fn select(id: &str, from: u32, to: u32) {
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else {
        return;
    };
    if let Ok(field) = element.dyn_into::<HtmlTextAreaElement>() {
        let _ = field.focus();
        let _ = field.set_selection_range(from, to);
    }
}

/// The vertical middle of an element in the window, in CSS pixels.
#[must_use]
pub fn middle_of(id: &str) -> Option<f64> {
    let element = document()?.get_element_by_id(id)?;
    let place = element.get_bounding_client_rect();
    Some(place.top() + place.height() / 2.0)
}
