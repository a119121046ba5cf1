//! What nobody has seen to climbs: from its owner to the unit's leader and to the coordinator, in working time.
//!
//! Invariant: a step that is overdue and open, and an update that waits, has a moment when it climbs on, until it has
//! come to the top; nothing else takes it off the way.

mod climb;
pub(crate) mod handlers;
mod rules;
pub(crate) mod store;
mod watch;
mod working_time;

use serde::{Deserialize, Serialize};
use shared::{
    Id,
    escalations::EscalationLevel,
    id::{Step, Unit, Update},
};

pub(crate) use rules::{Hours, climbs};
pub(crate) use watch::run as watch;

/// That something has come to somebody else: what the event tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Escalated {
    /// The step, when it is one.
    pub(crate) step: Option<Id<Step>>,
    /// The update, when it is one.
    pub(crate) update: Option<Id<Update>>,
    /// The step's title, or the name of the update's kind.
    pub(crate) what: String,
    /// Whom it has come to.
    pub(crate) level: EscalationLevel,
    /// Their unit.
    pub(crate) to: Id<Unit>,
}
