//! Words about related persons that several parts of the app say.

use chrono::NaiveDate;
use dioxus::prelude::*;
use shared::{author::Author, consents::Scope, sharing::ActingFor};

use crate::{
    components::{IconName, icon, link, long_words},
    i18n,
    route::{AtShared, Route},
    t,
};

/// «Berit Solli, datter», «Ingrid Dahl, Hjemmesykepleien Øst».
pub(super) fn author_words(author: &Author) -> String {
    let beside = match &author.relative {
        Some(relative) => Some(i18n::named("relation", &relative.relation)),
        None => author.unit_name.clone(),
    };
    match beside {
        Some(beside) => format!("{}, {beside}", author.name),
        None => author.name.clone(),
    }
}

/// «det praktiske, planen og hele brevet».
pub(super) fn scope_words(scopes: &[Scope]) -> String {
    let named = |scope: &Scope| i18n::named("scope", scope);
    // Who sees all of a letter sees the patient's section of it.
    let whole = scopes.contains(&Scope::WholeLetters);
    let said = Scope::ALL
        .iter()
        .filter(|scope| scopes.contains(scope) && !(whole && **scope == Scope::PatientInformation));
    listed(said.map(named).collect())
}

/// «a, b og c».
fn listed(mut words: Vec<String>) -> String {
    let last = words.pop().unwrap_or_default();
    if words.is_empty() {
        return last;
    }
    t!("list-and", first: words.join(", "), last: last)
}

/// «til og med 22. februar», or that it holds until somebody ends it.
pub(super) fn until_words(until: Option<NaiveDate>) -> String {
    match until {
        Some(day) => t!("until-day", date: long_words(day)),
        None => t!("until-ended"),
    }
}

/// The name one may say of whom one acts for.
pub(super) fn acting_name(acting: &ActingFor) -> String {
    match &acting.family_name {
        Some(family) => format!("{} {family}", acting.given_name),
        None => acting.given_name.clone(),
    }
}

/// Links to those one may act for.
pub(super) fn acting_links(acting: &[ActingFor]) -> Element {
    rsx! {
        for acting in acting {
            li { key: "{acting.patient}",
                {link(
                    "choice",
                    Route::Shared { patient: acting.patient, at: AtShared::Home },
                    rsx! {
                        {icon(IconName::Patients)}
                        span {
                            {t!(
                                "acting-link",
                                name: acting_name(acting),
                                relation: i18n::named("relation", &acting.relation)
                            )}
                        }
                    },
                )}
            }
        }
    }
}
