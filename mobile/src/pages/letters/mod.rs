//! Letters from hospital.

mod letter;
mod list;

pub use letter::LetterPage;
pub use list::LettersPage;
