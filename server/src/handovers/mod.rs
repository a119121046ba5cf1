//! Handing a patient over from one unit to another, and who is responsible now.

pub(crate) mod handlers;
pub(crate) mod rules;
pub(crate) mod store;
pub(crate) mod view;

use serde::{Deserialize, Serialize};
use shared::{
    Id,
    handovers::HandoverState,
    id::{Handover, Unit},
};

/// What became of a handover: what the event tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct HandoverTold {
    pub(crate) handover: Id<Handover>,
    pub(crate) state: HandoverState,
    /// Who asked.
    pub(crate) from: Id<Unit>,
    /// The receiver's name; when it refused, its reason.
    pub(crate) text: String,
}
