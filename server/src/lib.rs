//! The Hjemover service: API, app and migrations in one binary.
//!
//! Layers: `http` mounts and speaks HTTP, `identity` knows who asks, `access` decides what they may,
//! each subject has `handlers` (HTTP), `rules` (pure) and `store` (SQL), `db` owns connections and
//! transactions, `outbox` carries what happened to those it concerns. See docs/architecture.md.

mod absences;
pub mod access;
mod adherence;
pub mod app;
mod audit;
mod board;
mod board_meetings;
mod checklist_templates;
mod checklists;
pub mod client;
mod clinical_records;
pub mod clock;
mod consents;
pub mod db;
pub mod demo;
mod digest;
pub mod error;
mod escalations;
mod gp_visits;
mod handovers;
pub mod http;
mod identity;
mod inbox;
mod invitations;
mod letter_responses;
mod lexicon;
pub mod mail;
pub mod messages;
mod notices;
pub mod outbox;
mod pathways;
mod patients;
mod print;
mod readability;
mod related_persons;
mod risk_flags;
pub mod secrets;
pub mod settings;
mod sharing;
mod start;
mod stays;
mod summaries;
pub mod units;
mod what_matters;
mod worsening;

pub use db::{DatabaseUrl, Db, migrations};
pub use identity::accounts;
pub use lexicon::lexicon;
pub use summaries::ShowsLetters;
