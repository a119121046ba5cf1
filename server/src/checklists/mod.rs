//! Checklists: HPH 0–6, the daily line and the person's own evaluation, made from versioned templates.
//!
//! Invariant: a checklist keeps the version of its template; an answer is never overwritten; a signed one never changes.

mod anchors;
mod beside;
mod decisions;
pub(crate) mod defaults;
pub(crate) mod handlers;
pub(crate) mod missed;
mod outcome;
mod reader;
pub(crate) mod rules;
mod store;
pub(crate) mod templates;
mod view;

pub(crate) use view::medicine_changes;
