//! «Hva er viktig for deg?»

pub(crate) mod handlers;
pub(crate) mod responses;
pub(crate) mod rules;
mod said;
pub(crate) mod store;
pub(crate) mod view;

pub(crate) use said::{adopt, insert_new_words};
