//! Letters from hospital (epikriser): shown exactly as signed, the patient's section first, with help to understand it.

mod cards;
mod changes;
mod explained;
mod explanation;
mod foot;
mod letter;
mod lexicon;
mod list;
#[cfg(feature = "web")]
mod marking;
mod medicines;
mod notices;
mod pieces;
mod preview;
mod questions;
mod reading;
mod sections;
mod view;
mod voice;

pub use letter::letter_page;
pub use list::letters_page;
#[cfg(feature = "web")]
pub use marking::{lexicon_of, marked};
pub(in crate::pages) use medicines::table_of;
pub use preview::preview_page;
pub(in crate::pages) use questions::questions;
pub(in crate::pages) use sections::{says_changes, sections};
pub(in crate::pages) use view::letter_for;
