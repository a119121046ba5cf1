//! Discharge summaries: drafted, signed, released, superseded, withdrawn.

mod acts;
pub(crate) mod handlers;
mod print;
pub(crate) mod received;
pub(crate) mod rules;
pub(crate) mod store;
pub(crate) mod view;
mod watch;

pub use received::ShowsLetters;
pub(crate) use watch::run as watch;
