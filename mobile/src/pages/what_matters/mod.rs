//! What matters to the patient, in own words.

mod edit;
mod entry;
mod list;
mod new_entry;

pub use edit::EditEntryPage;
pub use entry::EntryPage;
pub use list::WhatMattersPage;
pub use new_entry::NewEntryPage;
