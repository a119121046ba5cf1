//! Discharge summaries: drafted, signed, released, superseded, withdrawn.

pub(crate) mod handlers;
pub(crate) mod rules;
pub(crate) mod store;
pub(crate) mod view;
