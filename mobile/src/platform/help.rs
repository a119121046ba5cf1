//! What is written in JavaScript because a browser offers it to nothing else in few words: `paper.js`, `vault.js`
//! and `voice.js` in `mobile/assets`. `boot.js` fetches them when they are first asked for.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;

use super::web::in_this_runtime;

/// Calls a function of one of them; nothing when it fails.
async fn call(module: &str, function: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let help: Function = Reflect::get(&js_sys::global(), &"hjemover".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let all = Array::of2(&module.into(), &function.into());
    for argument in arguments {
        all.push(argument);
    }
    let promise: Promise = help.apply(&JsValue::NULL, &all).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

/// Keeps an answer on the device, encrypted.
pub fn vault_put(name: &str, bytes: &[u8]) {
    let arguments = [name.into(), Uint8Array::from(bytes).into()];
    spawn_out(async move {
        let _ = call("vault", "put", &arguments).await;
    });
}

/// An answer that was kept.
pub async fn vault_get(name: &str) -> Option<Vec<u8>> {
    let found = call("vault", "get", &[name.into()]).await?;
    Some(found.dyn_into::<Uint8Array>().ok()?.to_vec())
}

/// Forgets all that was kept.
pub fn vault_clear() {
    spawn_out(async {
        let _ = call("vault", "clear", &[]).await;
    });
}

/// What stands at the foot of every printed page: words, and the page's number; `page` has a `#` for it and one for how
/// many there are.
pub fn paper_foot(page: &str, words: &str) {
    let arguments = [page.into(), words.into()];
    spawn_out(async move {
        let _ = call("paper", "foot", &arguments).await;
    });
}

/// Nothing of ours there.
pub fn paper_clear() {
    spawn_out(async {
        let _ = call("paper", "clear", &[]).await;
    });
}

fn spawn_out(task: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(task);
}

/// Reads sentences aloud from one of them on, in a language, at a rate of the voice's own speed, and tells which one it
/// is at; nothing at the end. False when the device has no voice for it.
pub async fn speak(
    sentences: &[String],
    (lang, rate, from): (&str, f64, usize),
    mut told: impl FnMut(Option<usize>) + 'static,
) -> bool {
    let texts: Array = sentences
        .iter()
        .map(|text| JsValue::from(text.as_str()))
        .collect();
    let told = in_this_runtime(move |at: f64| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a sentence's number"
        )]
        told((at >= 0.0).then_some(at as usize));
    });
    let told = Closure::<dyn FnMut(f64)>::new(told).into_js_value();
    #[expect(clippy::cast_precision_loss, reason = "a sentence's number")]
    let from = JsValue::from(from as f64);
    let arguments = [texts.into(), lang.into(), rate.into(), from, told];
    call("voice", "speak", &arguments)
        .await
        .is_some_and(|spoken| spoken.is_truthy())
}

/// Stops reading.
pub fn hush() {
    spawn_out(async {
        let _ = call("voice", "hush", &[]).await;
    });
}
