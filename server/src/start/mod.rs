//! The first screen, in one request and few queries.

pub(crate) mod handlers;
mod store;

pub(crate) use handlers::first_screen;
