//! Patients, as staff see them.

mod contacts;
mod entry;
mod follow_up;
mod letters;
mod line;
mod list;
mod matters;
mod patient;
mod plan;
mod relatives;
mod stay;
mod step;
mod step_fields;
mod step_form;
mod step_moves;
pub(in crate::pages) mod work;

pub(in crate::pages) use list::PatientList;
pub use list::patients_page;
pub(in crate::pages) use patient::About;
pub use patient::patient_page;
pub(in crate::pages) use patient::use_record;
pub(in crate::pages) use stay::{HEADING as STAY, put as put_stay, use_newest as use_newest_stay};
pub(in crate::pages) use step_fields::{
    Fields, TITLE, errors as step_errors, optional, step_fields,
};
pub(in crate::pages) use step_form::{chosen_kind, kind_choice};
