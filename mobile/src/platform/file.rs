//! Handing a file or a text over, and reading one, in a browser.

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Clipboard, Element, HtmlElement, HtmlInputElement, Url};

/// Gives the person a file of these bytes, as the browser does it. What is not base64 gives none.
pub fn save_file(name: &str, base64: &str) {
    let Some(link) = link_to_file(base64) else {
        return;
    };
    press(&link, name);
}

/// The same of the bytes themselves.
pub fn save_bytes(name: &str, bytes: &[u8]) {
    if let Some(link) = link_to(bytes) {
        press(&link, name);
    }
}

fn press(link: &Element, name: &str) {
    let _ = link.set_attribute("download", name);
    if let Some(link) = link.dyn_ref::<HtmlElement>() {
        link.click();
    }
}

/// A link that is never in the page. The browser has the bytes until the page is left.
fn link_to_file(base64: &str) -> Option<Element> {
    // One character a byte.
    let bytes: Vec<u8> = web_sys::window()?
        .atob(base64)
        .ok()?
        .chars()
        .filter_map(|byte| u8::try_from(u32::from(byte)).ok())
        .collect();
    link_to(&bytes)
}

fn link_to(bytes: &[u8]) -> Option<Element> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let file = Blob::new_with_u8_array_sequence(&parts).ok()?;
    let address = Url::create_object_url_with_blob(&file).ok()?;
    let link = web_sys::window()?.document()?.create_element("a").ok()?;
    link.set_attribute("href", &address).ok()?;
    Some(link)
}

/// The text of the file that stands in the input with this id; nothing when none does, or it cannot be read.
pub async fn file_text(id: &str) -> Option<String> {
    let input = web_sys::window()?.document()?.get_element_by_id(id)?;
    let file = input.dyn_into::<HtmlInputElement>().ok()?.files()?.get(0)?;
    JsFuture::from(file.text()).await.ok()?.as_string()
}

/// Puts a text where the person can paste it from. Answers whether this browser can.
pub fn copy(text: &str) -> bool {
    // Browsers have it on safe pages only.
    let clipboard = web_sys::window()
        .and_then(|window| Reflect::get(&window.navigator(), &"clipboard".into()).ok())
        .and_then(|found| found.dyn_into::<Clipboard>().ok());
    clipboard
        .map(|clipboard| clipboard.write_text(text))
        .is_some()
}
