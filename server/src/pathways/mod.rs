//! The way home: the plan made at discharge, its steps, and whether they were done.

pub(crate) mod complete;
pub(crate) mod handlers;
pub(crate) mod homecoming;
mod moves;
mod plan;
pub(crate) mod rules;
pub(crate) mod store;
mod template;
pub(crate) mod view;
pub(crate) mod visit;
