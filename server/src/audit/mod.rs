//! Who has looked: the patient's access log. Lines are written with what they are about (`db::Tx`).

pub(crate) mod handlers;
pub(crate) mod store;
