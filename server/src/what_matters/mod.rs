//! «Hva er viktig for deg?»

pub(crate) mod handlers;
mod responses;
pub(crate) mod rules;
pub(crate) mod store;
pub(crate) mod view;

pub(crate) use store::adopt;
