//! What client and server both know: domain types, rules on values, the API contract.
//!
//! Invariant: no I/O, no clock, no randomness and no database or HTTP library in here, so that it builds
//! for wasm and every rule can be tested on plain values. Wire types never touch diesel; the server keeps
//! its row types to itself.

pub mod absences;
pub mod adherence;
pub mod audit;
pub mod author;
pub mod board;
pub mod checklist_templates;
pub mod checklists;
pub mod clinical_records;
pub mod consents;
pub mod contract;
pub mod date;
pub mod escalations;
pub mod gp_visits;
pub mod handovers;
pub mod id;
pub mod identity;
pub mod inbox;
pub mod invitations;
pub mod meetings;
pub mod messages;
pub mod national_identity_number;
pub mod notices;
pub mod patients;
pub mod plain_language;
pub mod plan;
pub mod problem;
pub mod readability;
pub mod related_persons;
pub mod rich_text;
pub mod right;
pub mod risk_flags;
pub mod sharing;
pub mod start;
pub mod stays;
pub mod summaries;
pub mod text;
pub mod units;
pub mod what_matters;
pub mod worsening;

pub use contract::{Access, Endpoint, Method};
pub use id::Id;
pub use problem::Problem;
