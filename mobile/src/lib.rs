//! The Hjemover app: one code for the web (wasm, installable) and for native phones and desktops.
//!
//! - `app.rs` and `route.rs`: the frame round every screen and which screen an address shows.
//! - `part/`: what each kind of person or work gets, each a program in `bin/`.
//! - `session.rs`: who is signed in. `api/`: the only place that speaks HTTP. `live.rs`: «something changed».
//! - `pages/<subject>/`: one screen a file. `components/`: accessible parts without requests in them.
//! - `platform/`: the only place that knows whether this is a browser.
//! - `i18n.rs`, `messages.rs`: every visible word comes from `locales/<language>/*.ftl`, through `t!`.
//!
//! Invariant: no global state. Session, language and requests are contexts, all else is local to a page.

// Only the programs in `bin/` use this crate: they start it and see nothing else.
#![expect(
    unreachable_pub,
    reason = "`pub` says what a module offers to the others"
)]

mod api;
mod app;
mod components;
#[cfg(test)]
mod contrast_tests;
mod date;
mod draft;
mod failure;
mod i18n;
mod live;
mod messages;
mod pages;
mod part;
mod platform;
mod route;
mod session;

/// Starts the patient's part.
pub fn launch_patient() {
    platform::launch(|| app::start(&part::PATIENT));
}

/// Starts the part where letters are read.
pub fn launch_letters() {
    platform::launch(|| app::start(&part::LETTERS));
}

/// Starts staff's part.
pub fn launch_staff() {
    platform::launch(|| app::start(&part::STAFF));
}

/// Starts the part with a unit's inbox.
pub fn launch_inbox() {
    platform::launch(|| app::start(&part::INBOX));
}

/// Starts the part in which letters are written.
pub fn launch_workbench() {
    platform::launch(|| app::start(&part::WORKBENCH));
}

/// Starts the part for what one looks up or sets once in a while.
pub fn launch_account() {
    platform::launch(|| app::start(&part::ACCOUNT));
}

/// Starts the part in which related persons are registered, asked and let in.
pub fn launch_relations() {
    platform::launch(|| app::start(&part::RELATIONS));
}

/// Starts the part for the messages between hospital, municipality and GP.
pub fn launch_messages() {
    platform::launch(|| app::start(&part::MESSAGES));
}

/// Starts the part for filling checklists.
pub fn launch_checklists() {
    platform::launch(|| app::start(&part::CHECKLISTS));
}

/// Starts the part for what comes after: round a visit to the GP, and when somebody is worse.
pub fn launch_followup() {
    platform::launch(|| app::start(&part::FOLLOWUP));
}

/// Starts the part for related persons themselves.
pub fn launch_relative() {
    platform::launch(|| app::start(&part::RELATIVE));
}

/// Starts the part for small clinical records.
pub fn launch_clinical() {
    platform::launch(|| app::start(&part::CLINICAL));
}

/// Starts the part for editing what checklists are made from.
pub fn launch_templates() {
    platform::launch(|| app::start(&part::TEMPLATES));
}

/// Starts the part for the beginning and the end of hospital stays.
pub fn launch_stays() {
    platform::launch(|| app::start(&part::STAYS));
}

/// Measures how long marking a letter takes, in a browser.
#[cfg(feature = "web")]
pub fn measure_marking() {
    platform::measure_marking(pages::letters::lexicon_of, pages::letters::marked);
}

/// Starts the whole app.
pub fn launch_whole() {
    platform::launch(|| app::start(&part::WHOLE));
}
