//! The only place that knows whether this is a browser: storage, network state, nudges, the document.
//!
//! Both sides offer the same functions; what one of them cannot do, it leaves out quietly.

#[cfg(feature = "web")]
mod file;
#[cfg(feature = "web")]
mod focus;
#[cfg(feature = "web")]
mod help;
#[cfg(feature = "web")]
mod history;
#[cfg(feature = "web")]
mod marking;
#[cfg(feature = "web")]
mod web;
#[cfg(feature = "web")]
pub use {
    file::{copy, file_text, save_bytes, save_file},
    focus::{focus, has_focus, is_focus_lost, middle_of, select},
    help::{hush, paper_clear, paper_foot, speak, vault_clear, vault_get, vault_put},
    marking::measure_marking,
    web::*,
};

#[cfg(all(feature = "native", not(feature = "web")))]
mod native;
#[cfg(all(feature = "native", not(feature = "web")))]
pub use native::*;

#[cfg(not(any(feature = "web", feature = "native")))]
compile_error!("choose a feature: `web` or `native`");
