//! Invitations to related persons: made, opened with one known fact, answered once.

mod answer;
pub(crate) mod handlers;
mod inviter;
mod rules;
pub(crate) mod store;
mod token;

pub(crate) use inviter::Inviter;
pub(crate) use token::Secret;
