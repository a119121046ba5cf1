//! What those who read a letter say of its paragraphs: understood, or a question that a unit answers.
//!
//! Invariant: what somebody asked and what was answered never changes.

pub(crate) mod handlers;
mod rules;
pub(crate) mod store;
pub(crate) mod view;
