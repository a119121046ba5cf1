//! On a phone or desktop, in the system's web view.
//!
//! Kept small until the native apps are built for real: texts are kept in memory only, nudges are polled.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc, time::Duration};

use chrono::{DateTime, Utc};
use dioxus::{core::Task, prelude::*};
use dioxus_history::History;
use shared::identity::{Language, SessionKind};

/// How this platform keeps its session.
pub const SESSION_KIND: SessionKind = SessionKind::Bearer;

/// How often to look for changes.
const POLL: Duration = Duration::from_secs(20);

/// Starts the app.
pub fn launch(app: fn() -> Element) {
    dioxus::launch(app);
}

/// There is no content before the app's.
pub fn end_first_content() {}

/// The native app is one program; it never has to.
pub fn start_again() {}

/// The native app has its words inside and always starts.
pub fn say_not_started() {}

/// The router's own history in memory serves.
#[must_use]
pub fn history() -> Option<Rc<dyn History>> {
    None
}

/// Where the service is, without a slash at the end: `HJEMOVER_SERVICE` when the app was built.
#[must_use]
pub fn service() -> String {
    option_env!("HJEMOVER_SERVICE")
        .unwrap_or("http://localhost:8080")
        .to_owned()
}

/// What the device's clock says.
#[must_use]
pub fn now() -> DateTime<Utc> {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let micros = since.map_or(0, |since| since.as_micros());
    DateTime::from_timestamp_micros(i64::try_from(micros).unwrap_or_default()).unwrap_or_default()
}

thread_local! {
    static KEPT: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

/// A text kept on the device.
#[must_use]
pub fn kept(key: &str) -> Option<String> {
    KEPT.with_borrow(|kept| kept.get(key).cloned())
}

/// Keeps a text on the device.
pub fn keep(key: &str, text: &str) {
    KEPT.with_borrow_mut(|kept| kept.insert(key.to_owned(), text.to_owned()));
}

/// Forgets a text kept on the device.
pub fn forget(key: &str) {
    KEPT.with_borrow_mut(|kept| kept.remove(key));
}

/// The keys of kept texts that begin so.
#[must_use]
pub fn kept_keys(prefix: &str) -> Vec<String> {
    KEPT.with_borrow(|kept| {
        let keys = kept.keys().filter(|key| key.starts_with(prefix));
        keys.cloned().collect()
    })
}

/// The first of the app's languages that the device prefers.
#[must_use]
pub fn preferred_language() -> Option<Language> {
    None
}

/// The device as its owner would call it.
#[must_use]
pub fn device_name() -> Option<String> {
    Some(std::env::consts::OS.to_owned())
}

/// Links do not open the native app yet: codes are typed.
#[must_use]
pub fn take_secret() -> Option<String> {
    None
}

/// The window keeps its title.
pub fn set_title(_title: &str) {}

/// The document's language.
pub fn set_language(_tag: &str) {}

/// Text size follows the system.
pub fn set_text_size(_per_cent: u16) {}

/// Focus stays where the web view put it.
pub fn focus(_id: &str) {}

/// Whether the keyboard's place is nowhere in the page: left to the system's web view.
#[must_use]
pub fn is_focus_lost() -> bool {
    false
}

/// Whether the keyboard's place is an element: left to the system's web view.
#[must_use]
pub fn has_focus(_id: &str) -> bool {
    false
}

/// Pages are the system's own.
pub fn paper_foot(_page: &str, _words: &str) {}

/// Pages are the system's own.
pub fn paper_clear() {}

/// The web view keeps its selection.
pub fn select(_id: &str, _from: u32, _to: u32) {}

/// Not known here.
#[must_use]
pub fn middle_of(_id: &str) -> Option<f64> {
    None
}

/// Nothing to print on.
pub fn print() {}

/// Nowhere to put files yet.
pub fn save_file(_name: &str, _base64: &str) {}

/// Nowhere to put files yet.
pub fn save_bytes(_name: &str, _bytes: &[u8]) {}

/// Nowhere to read files from yet.
#[expect(clippy::unused_async, reason = "a browser takes its time")]
pub async fn file_text(_id: &str) -> Option<String> {
    None
}

/// Nowhere to paste from yet.
pub fn copy(_text: &str) -> bool {
    false
}

/// Nothing is kept on the device yet.
pub fn vault_put(_name: &str, _bytes: &[u8]) {}

/// Nothing is kept on the device yet.
#[expect(clippy::unused_async, reason = "a browser takes its time")]
pub async fn vault_get(_name: &str) -> Option<Vec<u8>> {
    None
}

/// Nothing is kept on the device yet.
pub fn vault_clear() {}

/// No voice yet.
#[expect(clippy::unused_async, reason = "a browser takes its time")]
pub async fn speak(
    _sentences: &[String],
    _how: (&str, f64, usize),
    _told: impl FnMut(Option<usize>) + 'static,
) -> bool {
    false
}

/// No voice yet.
pub fn hush() {}

/// Whether the device has a network; requests tell.
#[must_use]
pub fn is_online() -> bool {
    true
}

/// Nothing to listen to.
pub fn watch_connection(_changed: impl FnMut(bool) + 'static) {}

/// Nudges, by polling; ends when dropped.
pub struct Nudges {
    poll: Task,
}

impl Nudges {
    /// Calls `nudged` every twenty seconds.
    pub fn open(mut nudged: impl FnMut() + 'static) -> Self {
        let poll = spawn(async move {
            loop {
                tokio::time::sleep(POLL).await;
                nudged();
            }
        });
        Self { poll }
    }
}

impl Drop for Nudges {
    fn drop(&mut self) {
        self.poll.cancel();
    }
}
