//! Discharge summaries: drafted, signed, released, superseded, withdrawn.

mod acts;
pub(crate) mod handlers;
pub(crate) mod rules;
pub(crate) mod store;
pub(crate) mod view;
