//! Who has looked (FHIR: AuditEvent; pasientjournalloven § 22): the patient's access log.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    author::Author,
    contract::{OnPatient, Page, PageQuery, endpoint},
    id::{self, Id},
    patients::AtPatient,
    right::{Right, marker},
};

/// On what basis somebody had access.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Their unit serves the patient.
    CareRelation,
    /// The patient's own record.
    OwnRecord,
    /// Their unit received the patient.
    Registration,
    /// A related person, for whom it was opened.
    Consent,
    /// A related person, about what they may do without any access: say something, step back.
    RelatedPerson,
    /// Their unit is asked to take the patient over.
    Handover,
    /// Whoever has a link that the patient, or home care for them, made for the GP.
    VisitLink,
}

/// One line of the access log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AccessEvent {
    /// Its id.
    pub id: Id<id::AuditEvent>,
    /// When.
    pub at: DateTime<Utc>,
    /// Who, with unit.
    pub who: Author,
    /// What they did.
    pub what: Right,
    /// On what basis.
    pub basis: Basis,
    /// Whether something is open now for who did it, as a related person.
    #[serde(default)]
    pub open_now: bool,
}

endpoint!(
    /// Who has read or changed the patient's record, other than the patient, the newest first.
    GetAccessLog: Get "/api/v1/patients/{patient}/access-log",
    OnPatient<marker::ReadAccessLog>, at AtPatient, query PageQuery, get Page<AccessEvent>
);
