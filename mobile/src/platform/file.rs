//! Handing a file over, in a browser.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{Blob, Element, HtmlElement, Url};

/// Gives the person a file of these bytes, as the browser does it. What is not base64 gives none.
pub fn save_file(name: &str, base64: &str) {
    let Some(link) = link_to_file(base64) else {
        return;
    };
    let _ = link.set_attribute("download", name);
    if let Ok(link) = link.dyn_into::<HtmlElement>() {
        link.click();
    }
}

/// A link that is never in the page. The browser has the bytes until the page is left.
fn link_to_file(base64: &str) -> Option<Element> {
    let window = web_sys::window()?;
    // One character a byte.
    let bytes: Vec<u8> = window
        .atob(base64)
        .ok()?
        .chars()
        .filter_map(|byte| u8::try_from(u32::from(byte)).ok())
        .collect();
    let parts = Array::of1(&Uint8Array::from(&*bytes));
    let file = Blob::new_with_u8_array_sequence(&parts).ok()?;
    let address = Url::create_object_url_with_blob(&file).ok()?;
    let link = window.document()?.create_element("a").ok()?;
    link.set_attribute("href", &address).ok()?;
    Some(link)
}
