//! Meetings at a unit's board: patient by patient, with what was decided.

mod decisions;
pub(crate) mod handlers;
mod rules;
mod store;
mod view;
