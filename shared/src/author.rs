//! Who said or did something, as it was when it was said.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    id::{Id, Person, RelatedPerson, Unit},
    related_persons::Relationship,
};

/// In what capacity somebody acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Capacity {
    /// The patient.
    Patient,
    /// A relative.
    Relative,
    /// Health personnel, in a unit.
    Staff,
    /// Hjemover itself: a deadline passed, a plan made from a template.
    System,
}

/// Who said or did something. A snapshot: a name that changes later changes no history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Author {
    /// The account; absent for the system.
    pub person: Option<Id<Person>>,
    /// The name shown.
    pub name: String,
    /// In what capacity.
    pub capacity: Capacity,
    /// The unit acted for, for staff.
    pub unit: Option<Id<Unit>>,
    /// The unit's name then.
    pub unit_name: Option<String>,
    /// What a relative is to the patient.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relative: Option<Relative>,
}

/// A relative, as an author.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Relative {
    /// The registration.
    pub id: Id<RelatedPerson>,
    /// How they are related.
    pub relation: Relationship,
}
