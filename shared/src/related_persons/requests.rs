//! What is sent to register, change and ask related persons.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CareFunction, RegistrationBasis, RelatedPerson, Relationship};
use crate::{
    id::{self, Id},
    text::Line,
};

/// How to reach somebody and who they are: what is registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RelatedPersonFields {
    /// Given name.
    pub given_name: Line<100>,
    /// Family name.
    pub family_name: Line<100>,
    /// How they are related.
    pub relation: Relationship,
    /// A function of care, when they have one.
    pub care_function: Option<CareFunction>,
    /// Telephone; this or the birth date must be known, since the person proves who they are by one of them.
    pub phone: Option<Line<30>>,
    /// E-mail.
    pub email: Option<Line<254>>,
    /// When they can be reached, in words.
    pub reachable: Option<Line<200>>,
    /// Born on; not in the future. Next of kin are at least 18 years old.
    pub birth_date: Option<NaiveDate>,
    /// Whether the patient wants them as next of kin; a new one comes last in the order.
    pub next_of_kin: bool,
}

/// Somebody to register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRelatedPerson {
    /// Made by the client: sending twice registers once.
    pub id: Id<id::RelatedPerson>,
    /// Who.
    pub fields: RelatedPersonFields,
    /// On whose word. The patient's own is always `patient_in_app`.
    pub basis: RegistrationBasis,
}

/// A changed registration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeRelatedPersonRequest {
    /// The version that was changed; another one answers 409 with the current one.
    pub version: i32,
    /// As it should be.
    pub fields: RelatedPersonFields,
}

/// The order of the next of kin, all of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NextOfKinOrder {
    /// The nearest first.
    pub related_persons: Vec<Id<id::RelatedPerson>>,
}

/// How to ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InviteRequest {
    /// By mail; otherwise a code is made, to hand over on paper or say on the telephone.
    pub by_mail: bool,
}

/// Asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Invited {
    /// The registration now.
    pub related_person: RelatedPerson,
    /// The code, in groups of four, when none went by mail. Shown once.
    pub code: Option<String>,
}

/// Yes or no to a correction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecideCorrectionRequest {
    /// Yes.
    pub accept: bool,
}

/// The version of the registration that was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenRelatedPerson {
    /// The version.
    pub version: i32,
}
