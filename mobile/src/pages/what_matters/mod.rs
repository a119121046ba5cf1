//! «Hva er viktig for deg?»: what matters to the patient, in own words, and what came of it.

mod around;
mod conflict;
mod edit;
mod entry;
mod history;
mod language;
mod list;
mod new_entry;
mod order;
mod rating;
mod standing;

pub use edit::edit_entry_page;
pub use entry::entry_page;
pub(in crate::pages) use language::{app_language, language_of_words};
pub use list::what_matters_page;
pub(in crate::pages) use new_entry::MOST;
pub use new_entry::new_entry_page;

use shared::{
    contract::Nothing,
    id::{Id, Patient},
    patients::AtPatient,
    what_matters::{ListWhatMatters, WhatMattersEntry, WhatMattersList},
};

use crate::{
    api::{Answer, use_answer},
    components::short_words,
    t,
};

/// All entries of a patient. Several screens ask for them: one function, compiled once.
#[inline(never)]
pub(super) fn use_matters(patient: Id<Patient>) -> Answer<WhatMattersList> {
    use_answer::<ListWhatMatters>(move || (AtPatient { patient }, Nothing {}))
}

/// «Sett av Hjemmetjenesten øst 14. mars», of the words as they stand; or that nobody has seen them yet.
fn seen_words(entry: &WhatMattersEntry) -> String {
    let newest = entry.acknowledgements.iter().max_by_key(|seen| seen.at);
    let Some(seen) = newest else {
        return t!("seen-by-nobody");
    };
    let who = seen.author.unit_name.clone();
    let who = who.unwrap_or_else(|| seen.author.name.clone());
    let date = short_words(seen.at);
    if seen.version < entry.version {
        t!("seen-by-earlier", who: who, date: date)
    } else {
        t!("seen-by", who: who, date: date)
    }
}
