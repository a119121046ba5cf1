//! Mail: a queue in the database, templates in three languages, and a worker that sends over SMTP or writes into a
//! folder. It knows nothing of what happened or of who wants to know: see `notices`.
//!
//! Invariants: a mail exists if and only if the fact does that it is about; it is sent once, unless an instance
//! dies or a connection breaks at the very end, and then under the same `Message-ID`; it holds no health data.

pub mod admin;
mod message;
pub(crate) mod pages;
mod rules;
mod settled;
mod store;
pub(crate) mod template;
mod transport;
mod worker;

pub(crate) use rules::{QuietHours, next_at};
pub(crate) use settled::settled;
pub(crate) use store::{NewMail, Which, cancel, queue};
pub(crate) use template::Letter;
pub(crate) use transport::Mailer;

use crate::app::{self, App};

/// Starts the worker; it ends when the service stops.
pub(crate) fn spawn(app: &App) -> Vec<tokio::task::JoinHandle<()>> {
    vec![tokio::task::spawn_local(worker::run(app::share(app)))]
}
