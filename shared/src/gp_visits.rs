//! Around a visit to the GP: questions and observations before it, one page for the GP, what was decided after it.
//!
//! Invariant: what somebody wrote is theirs. Only they change it or take it away, and it always stands with who wrote
//! it.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    author::Author,
    contract::{Nothing, OnPatient, Open, Pdf, endpoint},
    id::{self, Id},
    patients::AtPatient,
    plan::{Step, StepState},
    related_persons::Relationship,
    right::marker,
    summaries::Medicine,
    units::UnitRef,
    what_matters::SaidBy,
};

mod requests;

pub use requests::*;

/// For how many days a link opens the page when no visit is booked.
pub const LINK_DAYS: i64 = 14;
/// For how many days after a booked visit it does.
pub const DAYS_AFTER_VISIT: u64 = 2;
/// How many links can be open at once.
pub const MOST_LINKS: usize = 5;
/// How many notes one person can have waiting for the next visit.
pub const MOST_NOTES: usize = 50;
/// How many decisions a visit is written down with at most.
pub const MOST_DECISIONS: usize = 20;

/// What is written before a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum VisitNoteKind {
    /// Something to ask the GP.
    Question,
    /// Something seen or felt: «svimmel om morgenen».
    Observation,
}

/// A question or observation for the next visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct VisitNote {
    /// Its id.
    pub id: Id<id::VisitNote>,
    /// What it is.
    pub kind: VisitNoteKind,
    /// The words.
    pub text: String,
    /// Their language (BCP 47).
    pub lang: String,
    /// Who wrote it.
    pub author: Author,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// Whether the reader wrote it, and so may change it or take it away.
    pub mine: bool,
    /// Version, from 1.
    pub version: i32,
}

/// The notes for the next visit, the oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct VisitNotes {
    /// All of them; for a relative their own.
    pub notes: Vec<VisitNote>,
    /// The visit they are for, when the plan has one that is open; not for relatives.
    pub visit: Option<PlannedVisit>,
}

/// The visit that comes next, as the plan has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PlannedVisit {
    /// The step.
    pub step: Id<id::Step>,
    /// By when.
    pub due: NaiveDate,
    /// When it is booked.
    pub at: Option<DateTime<Utc>>,
    /// With whom, when it is booked.
    pub with: Option<String>,
}

/// Something that matters, as it stands on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PageMatter {
    /// The words.
    pub text: String,
    /// Their language (BCP 47).
    pub lang: String,
    /// Whose words.
    pub said_by: SaidBy,
}

/// Who wrote a note: on the page, so without their account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoteBy {
    /// The patient.
    Patient,
    /// A relative.
    Relative,
    /// Home care.
    Staff,
}

/// A note, as it stands on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PageNote {
    /// What it is.
    pub kind: VisitNoteKind,
    /// The words.
    pub text: String,
    /// Their language (BCP 47).
    pub lang: String,
    /// Whose.
    pub by: NoteBy,
    /// Their name.
    pub name: String,
    /// What a relative is to the patient.
    pub relation: Option<Relationship>,
    /// The unit's name.
    pub unit_name: Option<String>,
    /// On which day, in Norway.
    pub on: NaiveDate,
}

/// What the newest letter says of medicines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PageLetter {
    /// The ward that wrote it.
    pub ward: String,
    /// The day it was released, in Norway.
    pub released_on: NaiveDate,
    /// Its language (BCP 47).
    pub lang: String,
    /// The medicines that are new, changed or stopped.
    pub changes: Vec<Medicine>,
    /// How many others it names.
    pub others: u32,
}

/// An open step, as it stands on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PageStep {
    /// What.
    pub title: String,
    /// By when.
    pub due: NaiveDate,
    /// When it is booked.
    pub booked_at: Option<DateTime<Utc>>,
    /// The unit that sees to it; none is the patient.
    pub owner: Option<String>,
    /// Its state.
    pub state: StepState,
}

/// One page for the GP.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct VisitPage {
    /// The patient's given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Born on.
    pub birth_date: NaiveDate,
    /// Today in Norway: what the page says is as of now.
    pub today: NaiveDate,
    /// The visit, when it is in the plan.
    pub visit: Option<PlannedVisit>,
    /// What matters now, in the patient's order.
    pub what_matters: Vec<PageMatter>,
    /// Questions and observations, the oldest first.
    pub notes: Vec<PageNote>,
    /// What changed with the medicines, by the newest letter.
    pub letter: Option<PageLetter>,
    /// The steps that are open, by due date.
    pub steps: Vec<PageStep>,
}

/// A link that opens the page without signing in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct VisitLink {
    /// Its id.
    pub id: Id<id::VisitLink>,
    /// Who made it.
    pub made_by: Author,
    /// When.
    pub made_at: DateTime<Utc>,
    /// Until when it opens the page.
    pub until: DateTime<Utc>,
    /// How often it has been opened.
    pub opened: i32,
    /// When it was opened last.
    pub opened_at: Option<DateTime<Utc>>,
}

/// The links that are open, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct VisitLinks {
    /// They.
    pub links: Vec<VisitLink>,
}

/// What was decided, and the step that was made of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Decision {
    /// In one line.
    pub text: String,
    /// The step.
    pub step: Option<Id<id::Step>>,
}

/// What was decided at a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct VisitOutcome {
    /// Its id.
    pub id: Id<id::VisitOutcome>,
    /// The step of the plan that the visit was.
    pub step: Option<Id<id::Step>>,
    /// The day of the visit.
    pub held_on: NaiveDate,
    /// In whose words.
    pub text: Option<String>,
    /// The language of text and decisions (BCP 47).
    pub lang: String,
    /// What was decided, line by line.
    pub decisions: Vec<Decision>,
    /// Who wrote it down.
    pub author: Author,
    /// When.
    pub at: DateTime<Utc>,
}

/// What was decided at visits, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct VisitOutcomes {
    /// They.
    pub outcomes: Vec<VisitOutcome>,
    /// The steps of the plan that are visits to the GP, by due date.
    pub visits: Vec<Step>,
    /// The units that serve the patient and can see to a step, by name; for those who may make one.
    pub owners: Vec<UnitRef>,
    /// Today in Norway.
    pub today: NaiveDate,
}

endpoint!(
    /// The questions and observations for the next visit to the GP.
    ListVisitNotes: Get "/api/v1/patients/{patient}/visit-notes",
    OnPatient<marker::ReadVisitNotes>, at AtPatient, get VisitNotes
);
endpoint!(
    /// Writes a question or an observation for the next visit; home care writes observations.
    WriteVisitNote: Post "/api/v1/patients/{patient}/visit-notes",
    OnPatient<marker::WriteVisitNotes>, at AtPatient, send NewVisitNote, get VisitNote
);
endpoint!(
    /// Changes one's own words; the earlier ones are kept.
    ChangeVisitNote: Put "/api/v1/patients/{patient}/visit-notes/{note}",
    OnPatient<marker::WriteVisitNotes>, at AtVisitNote, send ChangeVisitNoteRequest, get VisitNote
);
endpoint!(
    /// Takes one's own note away. Twice is fine.
    RemoveVisitNote: Post "/api/v1/patients/{patient}/visit-notes/{note}/removal",
    OnPatient<marker::WriteVisitNotes>, at AtVisitNote, send SeenVisitNote, get ()
);
endpoint!(
    /// The page for the GP.
    GetVisitPage: Get "/api/v1/patients/{patient}/visit-page",
    OnPatient<marker::ReadVisitPage>, at AtPatient, get VisitPage
);
endpoint!(
    /// The page for the GP as a document to print or send (tagged PDF, A4).
    GetVisitPaper: Get "/api/v1/patients/{patient}/visit-page.pdf",
    OnPatient<marker::ReadVisitPage>, at AtPatient, get Pdf
);
endpoint!(
    /// The links to the page that are open.
    ListVisitLinks: Get "/api/v1/patients/{patient}/visit-links",
    OnPatient<marker::ShareVisitPage>, at AtPatient, get VisitLinks
);
endpoint!(
    /// Makes a link that opens the page without signing in, for a limited time.
    MakeVisitLink: Post "/api/v1/patients/{patient}/visit-links",
    OnPatient<marker::ShareVisitPage>, at AtPatient, send NewVisitLink, get MadeVisitLink
);
endpoint!(
    /// Ends a link at once. Twice is fine.
    EndVisitLink: Delete "/api/v1/patients/{patient}/visit-links/{link}",
    OnPatient<marker::ShareVisitPage>, at AtVisitLink, get ()
);
endpoint!(
    /// The page, by a link. Each time stands in the patient's access log; attempts are limited.
    OpenVisitLink: Post "/api/v1/visit-page", Open, at Nothing, send VisitLinkToken, get VisitPage
);
endpoint!(
    /// The page as a document, by a link. Each time stands in the patient's access log; attempts are limited.
    OpenVisitPaper: Post "/api/v1/visit-page.pdf", Open, at Nothing, send VisitLinkToken, get Pdf
);
endpoint!(
    /// What was decided at visits to the GP.
    ListVisitOutcomes: Get "/api/v1/patients/{patient}/visit-outcomes",
    OnPatient<marker::ReadPlan>, at AtPatient, get VisitOutcomes
);
endpoint!(
    /// Writes down what was decided at a visit, and makes steps of decisions: the patient own tasks, staff steps.
    RecordVisit: Post "/api/v1/patients/{patient}/visit-outcomes",
    OnPatient<marker::RecordVisit>, at AtPatient, send NewVisitOutcome, get VisitOutcome
);
