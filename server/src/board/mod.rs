//! The board of a unit: its patients by when something is to be done.

pub(crate) mod handlers;
pub(crate) mod rules;
pub(crate) mod standing;
pub(crate) mod view;
