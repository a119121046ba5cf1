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
mod letter_page;
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
mod write_page;

pub(in crate::pages) use admit::AdmitForm;
pub use discharge::discharge_page;
pub use letter_page::ward_letter_page;
pub use list::ward_page;
pub(in crate::pages) use planned::PlannedForm;
pub use register::register_page;
pub use write_page::write_letter_page;
