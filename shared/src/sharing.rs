//! What a related person sees: the parts that were opened, in one answer; and what they say themselves.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    author::Author,
    consents::{ConsentBasis, Scope},
    contract::{OnPatient, endpoint},
    id::{self, Id, Patient},
    patients::AtPatient,
    plan::Step,
    related_persons::Relationship,
    right::marker,
    summaries::SummaryHeadline,
    text::LanguageTag,
    units::UnitRef,
    what_matters::{WhatMattersEntry, Words},
};

/// For whom the signed-in person may act, why and until when: stands on each screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ActingFor {
    /// The patient's record.
    pub patient: Id<Patient>,
    /// The patient's given name: what a relative knows anyway.
    pub given_name: String,
    /// The patient's family name; only with access to something.
    pub family_name: Option<String>,
    /// What the signed-in person is to the patient.
    pub relation: Relationship,
    /// What is open.
    pub scopes: Vec<Scope>,
    /// On what basis.
    pub basis: Option<ConsentBasis>,
    /// The last day it is open.
    pub until: Option<NaiveDate>,
}

/// A visit that is booked, or a step that somebody comes for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Visit {
    /// When it is booked.
    pub at: Option<DateTime<Utc>>,
    /// Before when somebody comes, when no time is booked.
    pub due: NaiveDate,
    /// Who comes: the unit.
    pub unit: String,
    /// Who comes, by name, when it is known.
    pub with: Option<String>,
}

/// What is shared. Parts that are not open are empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Shared {
    /// For whom, why and until when.
    pub acting_for: ActingFor,
    /// With `practical`: whom to call.
    pub contacts: Vec<UnitRef>,
    /// With `practical`: who comes when.
    pub visits: Vec<Visit>,
    /// With `what_matters`: the patient's own list.
    pub what_matters: Vec<WhatMattersEntry>,
    /// With `plan`: the steps, by due date.
    pub steps: Vec<Step>,
    /// With either scope of letters: the released letters.
    pub summaries: Vec<SummaryHeadline>,
    /// What the reader has said, the newest first.
    pub contributions: Vec<Contribution>,
    /// Today in Norway.
    pub today: NaiveDate,
}

/// What a related person says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ContributionKind {
    /// What matters to the patient, «slik jeg ser det». The patient may adopt it.
    WhatMatters,
    /// Something seen: «hun spiser lite».
    Observation,
    /// A question. Answered on the telephone, not here.
    Question,
}

/// Something a related person said. Always shown with who said it; never part of the patient's own list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Contribution {
    /// Its id.
    pub id: Id<id::Contribution>,
    /// What kind.
    pub kind: ContributionKind,
    /// The words.
    pub text: String,
    /// Their language (BCP 47).
    pub lang: String,
    /// Who said it.
    pub author: Author,
    /// When.
    pub at: DateTime<Utc>,
    /// When a unit opened it: all that the one who said it is told.
    pub received_at: Option<DateTime<Utc>>,
    /// The entry of the patient's own list that was made of it.
    pub adopted_as: Option<Id<id::WhatMatters>>,
}

/// What related persons have said, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Contributions {
    /// They.
    pub contributions: Vec<Contribution>,
}

/// Something to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewContribution {
    /// Made by the client: sending twice says it once.
    pub id: Id<id::Contribution>,
    /// What kind.
    pub kind: ContributionKind,
    /// The words.
    pub text: Words,
    /// Their language.
    pub lang: LanguageTag,
}

/// Making a relative's words one's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AdoptRequest {
    /// The new entry's id, made by the client.
    pub entry: Id<id::WhatMatters>,
}

/// Which contribution.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct AtContribution {
    /// About whom.
    pub patient: Id<Patient>,
    /// Which.
    pub contribution: Id<id::Contribution>,
}

endpoint!(
    /// What was opened for the reader, in one answer.
    GetShared: Get "/api/v1/patients/{patient}/shared",
    OnPatient<marker::ReadShared>, at AtPatient, get Shared
);
endpoint!(
    /// Gives up one's own access; the registration stays.
    LeaveShared: Delete "/api/v1/patients/{patient}/shared",
    OnPatient<marker::LeaveShared>, at AtPatient, get ()
);
endpoint!(
    /// Says something as a related person, with or without access: staff may listen.
    Contribute: Post "/api/v1/patients/{patient}/contributions",
    OnPatient<marker::Contribute>, at AtPatient, send NewContribution, get Contribution
);
endpoint!(
    /// What related persons have said.
    ListContributions: Get "/api/v1/patients/{patient}/contributions",
    OnPatient<marker::ReadContributions>, at AtPatient, get Contributions
);
endpoint!(
    /// Takes a relative's words into one's own list, with their name on them.
    AdoptContribution: Post "/api/v1/patients/{patient}/contributions/{contribution}/adoption",
    OnPatient<marker::AdoptContributions>, at AtContribution, send AdoptRequest, get WhatMattersEntry
);
