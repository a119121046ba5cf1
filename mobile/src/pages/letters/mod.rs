//! Letters from hospital (epikriser): shown exactly as signed, the patient's section first.

mod explanation;
mod letter;
mod list;
mod medicines;
mod notices;
mod sections;
mod view;

pub use letter::letter_page;
pub use list::letters_page;
pub(in crate::pages) use medicines::table_of;
pub(in crate::pages) use sections::{says_changes, sections};
pub(in crate::pages) use view::letter_for;
