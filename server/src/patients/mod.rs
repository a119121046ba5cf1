//! Patients: the list of those a unit serves, the page staff work from, registration.

pub(crate) mod death;
pub(crate) mod handlers;
mod lines;
pub(crate) mod rules;
pub(crate) mod store;
