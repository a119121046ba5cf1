//! Who is away from a unit's work, and who takes over meanwhile.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    contract::{OnUnit, endpoint},
    id::{self, Id, Person, Unit},
    patients::AtUnit,
    right::marker,
    summaries::Act,
    units::StaffRole,
};

/// Somebody who works in the unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Colleague {
    /// Their account.
    pub person: Id<Person>,
    /// Their name.
    pub name: String,
    /// As what.
    pub role: StaffRole,
}

/// That somebody is away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Absence {
    /// Its id.
    pub id: Id<id::StaffAbsence>,
    /// Who.
    pub person: Id<Person>,
    /// Their name.
    pub name: String,
    /// From the beginning of this day in Norway.
    pub first_day: NaiveDate,
    /// To the end of this day.
    pub last_day: NaiveDate,
    /// The colleague who takes over meanwhile.
    pub handed_to: Option<Id<Person>>,
    /// That colleague's name.
    pub handed_to_name: Option<String>,
    /// Who registered it, and when.
    pub by: Act,
}

/// Who is away, and who could be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Absences {
    /// Those that last or lie ahead, by their first day.
    pub absences: Vec<Absence>,
    /// Those who work in the unit now, by name.
    pub colleagues: Vec<Colleague>,
}

/// Who took an update and is away: it is everybody's until they are back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Away {
    /// Who.
    pub name: String,
    /// They are back after this day.
    pub last_day: NaiveDate,
    /// Who takes over meanwhile.
    pub handed_to: Option<String>,
}

/// Registers that somebody is away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAbsence {
    /// Made by the client.
    pub id: Id<id::StaffAbsence>,
    /// Who; somebody else than the sender only by the unit's leader.
    pub person: Id<Person>,
    /// The first day; not in the past.
    pub first_day: NaiveDate,
    /// The last day; not before the first one, at most a year later.
    pub last_day: NaiveDate,
    /// A colleague who takes over meanwhile.
    pub handed_to: Option<Id<Person>>,
}

/// Which absence.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct AtAbsence {
    /// From whose work.
    pub unit: Id<Unit>,
    /// Which.
    pub absence: Id<id::StaffAbsence>,
}

endpoint!(
    /// Who is away from the unit's work, and who works there.
    ListAbsences: Get "/api/v1/units/{unit}/absences",
    OnUnit<marker::RegisterAbsences>, at AtUnit, get Absences
);
endpoint!(
    /// Registers that the sender is away; the unit's leader, that somebody is.
    RegisterAbsence: Post "/api/v1/units/{unit}/absences",
    OnUnit<marker::RegisterAbsences>, at AtUnit, send NewAbsence, get Absence
);
endpoint!(
    /// Ends an absence, or takes one back that lies ahead: one's own; by the unit's leader, anybody's.
    EndAbsence: Delete "/api/v1/units/{unit}/absences/{absence}",
    OnUnit<marker::RegisterAbsences>, at AtAbsence, get ()
);
