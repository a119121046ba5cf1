//! Letters from hospital (epikriser): shown exactly as signed, the patient's section first, with help to understand it.

mod cards;
mod changes;
mod explained;
mod explanation;
mod letter;
mod lexicon;
mod list;
mod medicines;
mod notices;
mod pieces;
mod questions;
mod reading;
mod sections;
mod view;
mod voice;

pub use letter::letter_page;
pub use list::letters_page;
pub(in crate::pages) use medicines::table_of;
pub(in crate::pages) use questions::questions;
pub(in crate::pages) use sections::{says_changes, sections};
pub(in crate::pages) use view::letter_for;
