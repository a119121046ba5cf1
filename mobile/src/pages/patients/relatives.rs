//! Who stands near the patient, one line each, and the way to all about them.

use dioxus::prelude::*;
use shared::{patients::PatientPage as Record, related_persons::RelatedPersonLine, right::Right};

use crate::{
    components::{card, link, tel},
    i18n,
    route::{AtRelatives, Route},
    t,
};

/// The card.
pub(super) fn relatives(record: &Record) -> Element {
    if !record.may.contains(&Right::ReadRelatedPersons) {
        return rsx! {};
    }
    let to = Route::Relatives {
        patient: record.patient.id,
        at: AtRelatives::List,
    };
    let people = rsx! {
        if record.related_persons.is_empty() {
            p { class: "meta", {t!("patient-relatives-none")} }
        }
        ul { class: "stack stack-tight", {record.related_persons.iter().map(line)} }
        p {
            {link("button", to, rsx! { {t!("patient-relatives-open")} })}
        }
    };
    card("card-quiet", t!("relatives-title"), people)
}

fn line(person: &RelatedPersonLine) -> Element {
    let standing = if person.confirmed_this_stay {
        t!("relative-this-stay")
    } else {
        i18n::named("relative-line", &person.state)
    };
    rsx! {
        li { key: "{person.id}", class: "contact",
            span {
                {&*person.name}
                span { class: "meta",
                    " · "
                    {i18n::named("relation", &person.relation)}
                    " · "
                    {standing}
                }
            }
            if let Some(phone) = &person.phone {
                a { class: "link-target", href: tel(phone),
                    aria_label: t!("action-call-number", name: &*person.name, phone: &**phone),
                    {&**phone}
                }
            }
        }
    }
}
