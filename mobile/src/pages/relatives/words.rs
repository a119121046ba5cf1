//! Where a registration stands, and what is open, in words.

use shared::{
    consents::Consent,
    related_persons::{Correction, CorrectionState, RegistrationState, RelatedPerson},
};

use super::Whose;
use crate::{
    components::short_words,
    i18n,
    pages::kin::{scope_words, until_words},
    t,
};

/// «Har bekreftet 14. mars», «Spurt 2. mars, har ikke svart ennå».
pub(super) fn state_words(person: &RelatedPerson) -> String {
    let since = person.history.first().map(|line| short_words(line.at));
    let since = since.unwrap_or_default();
    match person.state {
        RegistrationState::Invited => match &person.invitation {
            Some(invitation) => t!("relative-asked", date: short_words(invitation.at)),
            None => t!("relative-asked", date: since),
        },
        RegistrationState::Confirmed | RegistrationState::Corrected => match person.confirmed_at {
            Some(at) => t!("relative-confirmed", date: short_words(at)),
            None => t!("relative-confirmed", date: since),
        },
        RegistrationState::Registered => t!("relative-not-asked"),
        RegistrationState::Declined => t!("relative-declined"),
        RegistrationState::Expired => t!("relative-expired"),
        RegistrationState::Ended => t!("relative-ended"),
    }
}

/// What is open now.
pub(super) fn open_now(person: &RelatedPerson) -> Option<&Consent> {
    person.consents.iter().find(|consent| consent.active)
}

/// «Ser det praktiske og planen, til og med søndag 22. februar».
pub(super) fn open_words(person: &RelatedPerson) -> String {
    match open_now(person) {
        Some(consent) => t!(
            "relative-sees",
            what: scope_words(&consent.scopes),
            until: until_words(consent.until)
        ),
        None => t!("relative-sees-nothing"),
    }
}

/// Corrections that wait for a yes or no.
pub(super) fn waiting(person: &RelatedPerson) -> impl Iterator<Item = &Correction> {
    let waits = |correction: &&Correction| correction.state == CorrectionState::Waiting;
    person.corrections.iter().filter(waits)
}

/// «datter · nærmeste pårørende, nummer 1».
pub(super) fn place_words(person: &RelatedPerson) -> String {
    let relation = i18n::named("relation", &person.relation);
    match person.next_of_kin {
        Some(place) => {
            let kin = t!("relative-kin-place", place: place);
            format!("{relation} · {kin}")
        }
        None => relation,
    }
}

/// A key's words for the patient, or its `-staff` sister's with the patient's name.
pub(super) fn to_reader(whose: &Whose, key: &str, name: &str) -> String {
    match &whose.staff {
        None => i18n::text(key, &[("name", &name)]),
        Some(staff) => i18n::text(
            &format!("{key}-staff"),
            &[("name", &name), ("patient", &staff.given_name)],
        ),
    }
}
