//! Small clinical records with history: frailty, medication reconciliation, the note before a planned discharge,
//! the conversation at discharge. Who reads which parts of them is in `rules`.

mod discharge;
pub(crate) mod handlers;
mod rules;
mod store;
mod view;
mod watch;

pub(crate) use watch::run as watch;
