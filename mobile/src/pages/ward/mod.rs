//! The ward: its patients, the planned date, going home, and the letter workbench.

mod admit;
mod conflict;
mod content;
mod desk;
mod discharge;
mod letter;
mod letter_acts;
mod list;
mod medicines;
mod merge;
mod paper;
mod planned;
mod preview;
mod read;
mod received;
mod register;

pub(in crate::pages) use admit::AdmitForm;
pub use discharge::discharge_page;
pub use letter::ward_letter_page;
pub use list::ward_page;
pub(in crate::pages) use planned::PlannedForm;
pub use register::register_page;
