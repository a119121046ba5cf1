//! A unit's inbox: what happened to its patients, who has read it, who takes care of it.

pub(crate) mod handlers;
mod rules;
mod store;
mod view;
