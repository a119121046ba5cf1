//! The ward: its patients, the planned date, going home, and the letter workbench.

mod admit;
mod advice;
mod conflict;
mod content;
mod desk;
mod discharge;
mod facts;
mod letter;
mod letter_acts;
mod list;
mod medicines;
mod merge;
mod own_section;
mod paper;
mod planned;
mod questions;
mod read;
mod received;
mod register;
mod top;

pub(in crate::pages) use admit::AdmitForm;
pub use discharge::discharge_page;
pub use letter::ward_letter_page;
pub use list::ward_page;
pub(in crate::pages) use planned::PlannedForm;
pub use register::register_page;
