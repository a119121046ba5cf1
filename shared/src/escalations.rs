//! What nobody has seen to: who else is told of it, and when.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    contract::{OnUnit, endpoint},
    id::{Id, Unit},
    patients::AtUnit,
    right::marker,
    summaries::Act,
};

/// Whom something has come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EscalationLevel {
    /// The unit that owns it, once more: there was nobody else to tell.
    Owner,
    /// The unit's leader.
    Leader,
    /// The municipality's coordinator.
    Coordinator,
}

/// That somebody was told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ToldStage {
    /// Who.
    pub level: EscalationLevel,
    /// Their unit's name then.
    pub unit_name: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// How long a unit has before others are told of what it has not seen to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EscalationRule {
    /// The unit.
    pub unit: Id<Unit>,
    /// Working hours from when the unit was told until its leader is.
    pub hours_to_leader: i32,
    /// Working hours from then until the coordinator is.
    pub hours_to_coordinator: i32,
    /// Who set them, and when; absent for the defaults.
    pub changed: Option<Act>,
    /// Version, from 1; 0 for the defaults.
    pub version: i32,
}

/// Other hours. They hold for what is told from now on, and for the next rung of what climbs already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeEscalationRuleRequest {
    /// The version that was seen.
    pub version: i32,
    /// Working hours until the leader is told; 1–80.
    pub hours_to_leader: i32,
    /// Working hours from then until the coordinator is told; 1–80.
    pub hours_to_coordinator: i32,
}

endpoint!(
    /// When the unit's leader and the coordinator are told of what nobody has seen to.
    GetEscalationRule: Get "/api/v1/units/{unit}/escalation-rule",
    OnUnit<marker::LeadUnit>, at AtUnit, get EscalationRule
);
endpoint!(
    /// Changes when the unit's leader and the coordinator are told.
    ChangeEscalationRule: Put "/api/v1/units/{unit}/escalation-rule",
    OnUnit<marker::LeadUnit>, at AtUnit, send ChangeEscalationRuleRequest, get EscalationRule
);
