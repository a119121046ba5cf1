//! Consents: what the patient opened for a related person, on what basis, until when.

pub(crate) mod handlers;
mod rules;
pub(crate) mod store;
