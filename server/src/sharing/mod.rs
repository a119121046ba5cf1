//! What was opened for related persons, in one answer, and what they say themselves.

pub(crate) mod handlers;
pub(crate) mod store;
pub(crate) mod view;
