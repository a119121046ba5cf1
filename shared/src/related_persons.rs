//! Related persons (FHIR: RelatedPerson): who stands near the patient, how to reach them, and what they
//! themselves have said about it.
//!
//! Invariant: a related person sees nothing of the patient's record by being one. That takes a consent
//! ([`crate::consents`]).

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    author::Author,
    consents::Consent,
    contract::{OnPatient, endpoint},
    id::{self, Id, Patient},
    patients::AtPatient,
    right::marker,
    stays::NamedStay,
};

mod codes;
mod registration;
mod requests;

pub use codes::{CareFunction, Relationship};
pub use registration::*;
pub use requests::*;

/// How many related persons a record holds at most.
pub const MOST_RELATED_PERSONS: usize = 30;

/// From which age one can be next of kin, in years (pasient- og brukerrettighetsloven § 1-3 b).
pub const NEXT_OF_KIN_AGE: u32 = 18;

/// An invitation that can be answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OpenInvitation {
    /// Whether it went by mail; otherwise it is a code on paper.
    pub by_mail: bool,
    /// Sent or made at.
    pub at: DateTime<Utc>,
    /// Until when it can be answered.
    pub until: DateTime<Utc>,
}

/// A related person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RelatedPerson {
    /// Its id.
    pub id: Id<id::RelatedPerson>,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// How they are related.
    pub relation: Relationship,
    /// A function of care, when they have one.
    pub care_function: Option<CareFunction>,
    /// Telephone.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Whether they asked not to be written to, by the link in a mail.
    pub no_mail: bool,
    /// When they can be reached, in words.
    pub reachable: Option<String>,
    /// Born on.
    pub birth_date: Option<NaiveDate>,
    /// Their place among the next of kin, from 1; absent for other contacts.
    pub next_of_kin: Option<i32>,
    /// Where the registration stands.
    pub state: RegistrationState,
    /// Whether they can sign in.
    pub has_account: bool,
    /// On whose word they were registered.
    pub basis: RegistrationBasis,
    /// Who registered them.
    pub registered_by: Author,
    /// When.
    pub registered_at: DateTime<Utc>,
    /// The hospital stay that lasted then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registered_during: Option<NamedStay>,
    /// When they last said yes.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// Whether they said yes during the stay that lasts, or the last one.
    pub confirmed_this_stay: bool,
    /// The invitation that can be answered.
    pub invitation: Option<OpenInvitation>,
    /// Corrections, the newest first.
    pub corrections: Vec<Correction>,
    /// What was opened for them, the newest first; ended ones too.
    pub consents: Vec<Consent>,
    /// What happened, the newest first.
    pub history: Vec<HistoryLine>,
    /// Version, from 1.
    pub version: i32,
}

/// A related person in a line, for the page staff work from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RelatedPersonLine {
    /// Its id.
    pub id: Id<id::RelatedPerson>,
    /// Full name.
    pub name: String,
    /// How they are related.
    pub relation: Relationship,
    /// Telephone.
    pub phone: Option<String>,
    /// Their place among the next of kin, from 1.
    pub next_of_kin: Option<i32>,
    /// Where the registration stands.
    pub state: RegistrationState,
    /// Whether they said yes during the stay that lasts, or the last one.
    pub confirmed_this_stay: bool,
}

/// At a glance: who of the related persons has said yes during this stay.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RelativesGlance {
    /// How many have.
    pub confirmed: usize,
    /// The names of those who have not, next of kin first.
    pub missing: Vec<String>,
}

impl RelatedPerson {
    /// «Berit Solli».
    #[must_use]
    pub fn full_name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }
}

/// The patient's related persons: next of kin in order, then the others by name, then those that ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RelatedPersons {
    /// They.
    pub related_persons: Vec<RelatedPerson>,
}

/// Which related person.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct AtRelatedPerson {
    /// Whose.
    pub patient: Id<Patient>,
    /// Which.
    pub related_person: Id<id::RelatedPerson>,
}

/// Which correction.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct AtCorrection {
    /// Whose.
    pub patient: Id<Patient>,
    /// By whom.
    pub related_person: Id<id::RelatedPerson>,
    /// Which.
    pub correction: Id<id::Correction>,
}

endpoint!(
    /// The patient's related persons, with what was opened for each.
    ListRelatedPersons: Get "/api/v1/patients/{patient}/related-persons",
    OnPatient<marker::ReadRelatedPersons>, at AtPatient, get RelatedPersons
);
endpoint!(
    /// Registers a related person, and asks them by mail when there is an address.
    RegisterRelatedPerson: Post "/api/v1/patients/{patient}/related-persons",
    OnPatient<marker::ManageRelatedPersons>, at AtPatient, send NewRelatedPerson, get RelatedPerson
);
endpoint!(
    /// Changes a registration.
    ChangeRelatedPerson: Put "/api/v1/patients/{patient}/related-persons/{related_person}",
    OnPatient<marker::ManageRelatedPersons>, at AtRelatedPerson, send ChangeRelatedPersonRequest, get RelatedPerson
);
endpoint!(
    /// Orders the next of kin.
    OrderNextOfKin: Put "/api/v1/patients/{patient}/next-of-kin",
    OnPatient<marker::ManageRelatedPersons>, at AtPatient, send NextOfKinOrder, get RelatedPersons
);
endpoint!(
    /// Asks the person to confirm: by mail, or with a code to hand over. An earlier invitation ends.
    InviteRelatedPerson: Post "/api/v1/patients/{patient}/related-persons/{related_person}/invitations",
    OnPatient<marker::ManageRelatedPersons>, at AtRelatedPerson, send InviteRequest, get Invited
);
endpoint!(
    /// Calls the open invitation back.
    RevokeInvitation: Delete "/api/v1/patients/{patient}/related-persons/{related_person}/invitations",
    OnPatient<marker::ManageRelatedPersons>, at AtRelatedPerson, get RelatedPerson
);
endpoint!(
    /// Says yes or no to a correction that waits.
    DecideCorrection: Post "/api/v1/patients/{patient}/related-persons/{related_person}/corrections/{correction}",
    OnPatient<marker::ManageRelatedPersons>, at AtCorrection, send DecideCorrectionRequest, get RelatedPerson
);
endpoint!(
    /// Ends a registration, and with it what was opened.
    EndRelatedPerson: Post "/api/v1/patients/{patient}/related-persons/{related_person}/end",
    OnPatient<marker::ManageRelatedPersons>, at AtRelatedPerson, send SeenRelatedPerson, get RelatedPerson
);
