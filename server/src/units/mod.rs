//! Units: whom one can hand something to.

pub(crate) mod handlers;
pub(crate) mod store;
