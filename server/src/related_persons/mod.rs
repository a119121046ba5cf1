//! Related persons: who stands near the patient. What is opened for them is in `consents`, how they are
//! asked in `invitations`, what they see and say in `sharing`.

pub(crate) mod answers;
pub(crate) mod glance;
pub(crate) mod handlers;
mod rules;
pub(crate) mod standing;
pub(crate) mod store;
pub(crate) mod view;
mod watch;

pub(crate) use rules::{check_fields, check_until, end_of, is_standing, last_four};
pub(crate) use watch::{ask_all_again, run as watch};
