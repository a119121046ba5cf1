//! Who is told by mail that something is new: choices, quiet hours, the daily mail, and links that end it all.
//!
//! Invariants: nobody is told of what they did themselves; nothing is sent about a patient who died; one event
//! makes at most one mail for a person, however many choices cover it; the mail never says what is new.

mod digest;
pub(crate) mod handlers;
pub(crate) mod pages;
mod rules;
mod store;
mod tell;
mod unsubscribe;

pub(crate) use store::InboxReaders;
pub(crate) use tell::{Happened, of_event};
pub(crate) use unsubscribe::{Subject, token};

use crate::app::{self, App};

/// Starts the maker of daily mails; it ends when the service stops.
pub(crate) fn spawn(app: &App) -> Vec<tokio::task::JoinHandle<()>> {
    vec![tokio::task::spawn_local(digest::run(app::share(app)))]
}
