//! Editing what checklists are made from, for a municipality.
//!
//! Invariant: a version never changes. Editing makes a new one; who has begun a checklist finishes it with theirs.

mod fhir;
pub(crate) mod handlers;
mod rules;
mod store;
mod view;
