//! Units: wards, home-care districts, GP offices and coordinators' offices.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    contract::{Nothing, SignedIn, endpoint},
    id::{Id, Unit},
};

/// What kind of unit (FHIR: Organization.type).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// A hospital ward (sengepost).
    HospitalWard,
    /// A home-care district (hjemmetjeneste).
    HomeCare,
    /// A short-term place in the municipality (korttidsplass).
    ShortTermCare,
    /// A GP office (fastlegekontor).
    GpOffice,
    /// The municipality's coordinator (tjenestekontor, koordinator).
    Coordinator,
}

/// What a member of staff is in a unit.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum StaffRole {
    /// A nurse or other care worker.
    Nurse,
    /// A doctor.
    Doctor,
    /// A coordinator (saksbehandler, pasientkoordinator).
    Coordinator,
    /// The unit's leader (avdelingsleder): told of what nobody has seen to. With patients they are what other staff of
    /// the unit are; in a ward, a nurse.
    Leader,
}

/// A unit as others see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct UnitRef {
    /// Its id.
    pub id: Id<Unit>,
    /// Its kind.
    pub kind: UnitKind,
    /// Its name, for people.
    pub name: String,
    /// Its telephone, for people: «35 02 50 00».
    pub phone: Option<String>,
}

/// In which unit somebody works, and as what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Membership {
    /// The unit.
    pub unit: UnitRef,
    /// As what.
    pub role: StaffRole,
}

/// All units, sorted by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Units {
    /// The units.
    pub units: Vec<UnitRef>,
}

endpoint!(
    /// The units one can hand something to.
    ListUnits: Get "/api/v1/units", SignedIn, at Nothing, get Units
);
