//! What is printed: a code to hand over, and a consent to sign.

use chrono::NaiveDate;
use dioxus::prelude::*;
use shared::{consents::Scope, related_persons::RelatedPerson};

use super::Staff;
use crate::{
    components::{long_words, today},
    i18n,
    pages::kin::until_words,
    platform, t,
};

/// The code, large, with what to do with it.
pub(super) fn code_paper(code: &str, name: &str) -> Element {
    let address = format!("{}/invitation", platform::service());
    rsx! {
        section { class: "paper stack", id: "code", tabindex: "-1", aria_label: t!("code-title", name: name),
            h3 { {t!("code-title", name: name)} }
            p { class: "code", {code} }
            p { {t!("code-what-to-do", address: address)} }
            p { class: "meta", {t!("code-once")} }
        }
    }
}

/// A consent on paper: who, what in words, until when, two signatures. Only on paper.
pub(super) fn consent_paper(
    staff: &Staff,
    person: &RelatedPerson,
    scopes: &[Scope],
    until: Option<NaiveDate>,
) -> Element {
    let relation = i18n::named("relation", &person.relation);
    rsx! {
        section { class: "paper paper-only stack",
            h2 { {t!("paper-title")} }
            p { {t!("paper-who", patient: &*staff.full_name, name: person.full_name(), relation: relation)} }
            ul {
                for scope in scopes {
                    li { key: "{i18n::api_name(scope)}", {i18n::named("scope-long", scope)} }
                }
            }
            p { {t!("paper-until", until: until_words(until))} }
            p { {t!("paper-end")} }
            p { {t!("paper-date", date: long_words(today()))} }
            p { class: "signature", {t!("paper-patient")} }
            p { class: "signature", {t!("paper-witness")} }
        }
    }
}
