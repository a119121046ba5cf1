//! The clock round a benchmark, in a browser.

use js_sys::{Date, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// How often it is done: the browser's clock shows whole milliseconds.
const TIMES: u32 = 20;

/// Marks the `letter` that the page holds with its `lexicon`, and leaves there how long it took (`took`, in milliseconds)
/// and how many words are marked (`marked`).
pub fn measure_marking<T>(prepare: fn(&[u8]) -> Option<T>, mark: fn(&str, &T) -> u32) {
    let global = js_sys::global();
    let get = |name: &str| Reflect::get(&global, &name.into()).ok();
    let letter = get("letter").and_then(|letter| letter.as_string());
    let file = get("lexicon").and_then(|bytes| bytes.dyn_into::<Uint8Array>().ok());
    let lexicon = file.and_then(|file| prepare(&file.to_vec()));
    let (Some(letter), Some(lexicon)) = (letter, lexicon) else {
        return;
    };
    let begun = Date::now();
    let marked = (0..TIMES).map(|_| mark(&letter, &lexicon)).sum::<u32>() / TIMES;
    let took = (Date::now() - begun) / f64::from(TIMES);
    let set = |name: &str, value: JsValue| Reflect::set(&global, &name.into(), &value);
    let _ = (set("marked", marked.into()), set("took", took.into()));
}
