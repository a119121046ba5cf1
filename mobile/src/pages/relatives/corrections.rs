//! What a related person corrected: what waits for a yes or no, and what holds already.

use dioxus::prelude::*;
use shared::related_persons::{
    AtCorrection, CorrectedField, Correction, CorrectionState, DecideCorrection,
    DecideCorrectionRequest, RelatedPerson, RelatedPersons, Relationship,
};

use super::{Whose, put, words::waiting};
use crate::{
    api::{Answer, use_submit},
    components::{Look, Status, button_with, short_words, today, warning},
    date, i18n,
    pages::{Given, failure_of},
    platform, t,
};

/// Those that wait, with yes and no.
#[component]
pub(super) fn Corrections(
    whose: Whose,
    person: Given<RelatedPerson>,
    answer: Answer<RelatedPersons>,
) -> Element {
    let submit = use_submit();
    let status = use_context::<Status>();
    let waits: Vec<_> = waiting(&person).collect();
    if waits.is_empty() {
        return rsx! {
            {failure_of(submit.failure)}
        };
    }
    let (patient, related_person) = (whose.patient, person.id);
    let decide = |correction: &Correction, accept: bool| {
        let at = AtCorrection {
            patient,
            related_person,
            correction: correction.id,
        };
        let words = if accept { "action-yes" } else { "action-no" };
        let look = Look {
            busy: *submit.busy.read(),
            label: Some(format!("{}: {}", t!(words), change_words(correction))),
            ..Look::default()
        };
        button_with(look, t!(words), move |()| {
            submit.send::<DecideCorrection>(
                at,
                DecideCorrectionRequest { accept },
                move |changed| {
                    status.say(t!("state-saved"));
                    put(answer, changed);
                    platform::focus("page-title");
                },
            );
        })
    };
    warning(rsx! {
        h2 { {t!("corrections-waiting", name: &*person.given_name)} }
        {failure_of(submit.failure)}
        ul { class: "plain-list stack",
            for correction in waits {
                li { key: "{correction.id}", class: "stack stack-tight",
                    p { {change_words(correction)} }
                    div { class: "actions",
                        {decide(correction, true)}
                        {decide(correction, false)}
                    }
                }
            }
        }
    })
}

/// Those that hold or were refused, folded.
pub(super) fn told_corrections(person: &RelatedPerson) -> Element {
    let told = person
        .corrections
        .iter()
        .filter(|correction| correction.state != CorrectionState::Waiting);
    let told: Vec<_> = told.collect();
    if told.is_empty() {
        return rsx! {};
    }
    rsx! {
        details {
            summary { {t!("corrections-title", name: &*person.given_name)} }
            ul { class: "stack stack-tight",
                for correction in told {
                    li { key: "{correction.id}",
                        span { {change_words(correction)} }
                        span { class: "meta",
                            " · "
                            {i18n::named("correction-state", &correction.state)}
                            " · "
                            {short_words(correction.at)}
                        }
                    }
                }
            }
        }
    }
}

/// «Telefon: 900 00 111 → 900 00 112».
fn change_words(correction: &Correction) -> String {
    let value = |value: &Option<String>| match value {
        Some(value) => value_words(correction.field, value),
        None => t!("value-none"),
    };
    t!(
        "correction-line",
        field: i18n::named("corrected-field", &correction.field),
        old: value(&correction.old),
        new: value(&correction.new)
    )
}

/// A stored value as people say it.
pub(super) fn value_words(field: CorrectedField, value: &str) -> String {
    match field {
        CorrectedField::Relation => Relationship::from_code(value)
            .map_or_else(|| value.to_owned(), |code| i18n::named("relation", &code)),
        CorrectedField::NextOfKin if value == "true" => t!("action-yes"),
        CorrectedField::NextOfKin => t!("action-no"),
        CorrectedField::BirthDate => value.parse().map_or_else(
            |_| value.to_owned(),
            |day| date::short(&i18n::texts(), today(), day),
        ),
        _ => value.to_owned(),
    }
}
