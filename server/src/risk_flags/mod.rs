//! Risk flags: a risk that somebody sees to by a day, with its history.

pub(crate) mod handlers;
mod rules;
mod store;
mod view;
