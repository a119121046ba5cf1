//! The API, spoken to as its clients do, on both databases.

mod access_matrix;
mod audit;
mod bad_input;
mod clinical_records;
mod concurrency;
mod contacts;
mod identity;
mod inbox;
mod invitations_by_mail;
mod mail;
mod mail_trouble;
mod messages;
mod migrations;
mod notices;
mod nudges;
mod plan;
mod query_plans;
mod reads;
mod received;
mod sharing;
mod stays;
mod summaries;
mod what_matters;
