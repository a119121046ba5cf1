//! In a browser.

use std::rc::Rc;

use chrono::{DateTime, Utc};
use dioxus::{
    core::{Runtime, current_scope_id},
    prelude::*,
};
use dioxus_history::History;
use shared::identity::{Language, SessionKind};
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Document, EventSource, Storage, Window};

/// How this platform keeps its session.
pub const SESSION_KIND: SessionKind = SessionKind::Cookie;

pub(super) fn window() -> Option<Window> {
    web_sys::window()
}

pub(super) fn document() -> Option<Document> {
    window()?.document()
}

fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}

/// Starts the app, beside the first content that the HTML brought.
pub fn launch(app: fn() -> Element) {
    dioxus::web::launch::launch_cfg(app, dioxus::web::Config::new());
}

/// Takes the first content that the HTML brought away: the app has something to show. Not at once: what
/// the app shows reaches the document after this task, and until then nothing would stand there.
pub fn end_first_content() {
    let remove = Closure::once_into_js(|| {
        let boot = document().and_then(|document| document.query_selector(".boot").ok()?);
        if let Some(boot) = boot {
            boot.remove();
        }
    });
    if let Some(window) = window() {
        let _ = window.set_timeout_with_callback(remove.unchecked_ref());
    }
}

/// Loads the app anew, at the address it is at.
pub fn start_again() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Shows what the page itself says when the app cannot start.
pub fn say_not_started() {
    let Some(document) = document() else { return };
    if let Some(hint) = document.get_element_by_id("boot-hint") {
        hint.remove();
    }
    if let Some(failed) = document.get_element_by_id("boot-failed") {
        let _ = failed.remove_attribute("hidden");
    }
}

/// Where a file of a language is, as the page says: its messages (`words`), its explained words (`lexicon`).
#[must_use]
pub fn file_at(what: &str, language: &str) -> Option<String> {
    let named = format!("meta[name={what}-{language}]");
    document()?
        .query_selector(&named)
        .ok()??
        .get_attribute("content")
}

/// Address bar and back button.
#[must_use]
pub fn history() -> Option<Rc<dyn History>> {
    Some(Rc::new(super::history::BrowserHistory))
}

/// Where the service is, without a slash at the end.
#[must_use]
pub fn service() -> String {
    window()
        .and_then(|window| window.location().origin().ok())
        .unwrap_or_default()
}

/// What the device's clock says.
#[must_use]
pub fn now() -> DateTime<Utc> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "milliseconds since 1970 fit for 200,000 years"
    )]
    DateTime::from_timestamp_millis(js_sys::Date::now() as i64).unwrap_or_default()
}

/// A text kept on the device.
#[must_use]
pub fn kept(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps a text on the device; a full or forbidden storage keeps nothing.
pub fn keep(key: &str, text: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, text);
    }
}

/// Forgets a text kept on the device.
pub fn forget(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

/// The keys of kept texts that begin so.
#[must_use]
pub fn kept_keys(prefix: &str) -> Vec<String> {
    let Some(storage) = storage() else {
        return Vec::new();
    };
    (0..storage.length().unwrap_or_default())
        .filter_map(|index| storage.key(index).ok()?)
        .filter(|key| key.starts_with(prefix))
        .collect()
}

/// The first of the app's languages that the device prefers.
#[must_use]
pub fn preferred_language() -> Option<Language> {
    let preferred = window()?.navigator().languages();
    preferred.iter().find_map(|tag| {
        let tag = tag.as_string()?;
        match tag.split('-').next()? {
            "no" => Some(Language::Nb),
            tag => Language::from_tag(tag),
        }
    })
}

/// The device as its owner would call it: «Chrome – Android».
#[must_use]
pub fn device_name() -> Option<String> {
    let agent = window()?.navigator().user_agent().ok()?;
    let first = |names: &[(&str, &'static str)]| {
        let found = names.iter().find(|(mark, _)| agent.contains(mark));
        found.map(|(_, name)| *name)
    };
    let browser = first(&[
        ("Edg", "Edge"),
        ("Firefox", "Firefox"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ]);
    let system = first(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ]);
    let parts: Vec<_> = browser.into_iter().chain(system).collect();
    (!parts.is_empty()).then(|| parts.join(" – "))
}

/// What stands in the address after `#`. Taken out of the address bar and the browser's history as it is read:
/// it is a secret.
#[must_use]
pub fn take_secret() -> Option<String> {
    let window = window()?;
    let location = window.location();
    let secret = location.hash().ok()?;
    let secret = secret.strip_prefix('#').filter(|text| !text.is_empty())?;
    let bare = format!(
        "{}{}",
        location.pathname().unwrap_or_default(),
        location.search().unwrap_or_default()
    );
    let history = window.history().ok()?;
    let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&bare));
    Some(secret.to_owned())
}

/// The document's title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// The document's language.
pub fn set_language(tag: &str) {
    set_on_root("lang", tag);
}

/// Text size in per cent.
pub fn set_text_size(per_cent: u16) {
    set_on_root("data-text-size", &per_cent.to_string());
}

fn set_on_root(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute(name, value);
    }
}

/// Opens the print dialogue.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// Whether the device has a network.
#[must_use]
pub fn is_online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}

/// Calls back when the network comes or goes, and when the app is looked at again.
pub fn watch_connection(changed: impl FnMut(bool) + 'static) {
    let Some(window) = window() else { return };
    let mut changed = in_this_runtime(changed);
    let listener = Closure::<dyn FnMut()>::new(move || changed(is_online()));
    let listener = listener.into_js_value();
    let listener = listener.unchecked_ref();
    for event in ["online", "offline", "pageshow"] {
        let _ = window.add_event_listener_with_callback(event, listener);
    }
}

/// The browser calls from outside: gives the callback Dioxus' runtime and scope back.
pub(super) fn in_this_runtime<A: 'static>(
    mut callback: impl FnMut(A) + 'static,
) -> impl FnMut(A) + 'static {
    let runtime = Runtime::current();
    let scope = current_scope_id();
    move |argument| {
        runtime.in_scope(scope, || callback(argument));
    }
}

/// The stream of nudges; closed when dropped. The browser connects again by itself.
pub struct Nudges {
    source: Option<EventSource>,
}

impl Nudges {
    /// Opens the stream; `nudged` is called for each nudge, and when the stream is back after a break.
    pub fn open(mut nudged: impl FnMut() + 'static) -> Self {
        let source = EventSource::new(shared::start::NUDGES_PATH).ok();
        if let Some(source) = &source {
            let mut nudged = in_this_runtime(move |()| nudged());
            let listener = Closure::<dyn FnMut()>::new(move || nudged(()));
            source.set_onmessage(Some(listener.into_js_value().unchecked_ref()));
        }
        Self { source }
    }
}

impl Drop for Nudges {
    fn drop(&mut self) {
        if let Some(source) = &self.source {
            source.close();
        }
    }
}
