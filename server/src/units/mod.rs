//! Units: whom one can hand something to.

pub mod admin;
pub(crate) mod handlers;
pub(crate) mod store;
