//! Messages between hospital, municipality and GP: received exactly once, receipted, kept as they came, and acted on.
//!
//! What a message says is read by the crate `kith`. Here it is stored, and what all accepted messages about a patient
//! say together is compared with what is stored about them: only the difference is written. So it does not matter in
//! what order messages come, or how often.

mod act;
mod content;
pub mod folder;
pub(crate) mod handlers;
pub(crate) mod held;
pub(crate) mod inbound;
mod outgoing;
mod parties;
mod proposals;
mod receive;
mod report;
mod rules;
mod store;
mod view;
