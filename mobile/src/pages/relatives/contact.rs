//! How to reach a related person, and who wrote them down.

use dioxus::prelude::*;
use shared::related_persons::RelatedPerson;

use super::Whose;
use crate::components::{IconName, icon, link};
use crate::{
    components::{call_link, short_words, today},
    date, i18n,
    pages::kin::author_words,
    route::AtRelatives,
    t,
};

/// The card, with the way to change it.
pub(super) fn contact(whose: &Whose, person: &RelatedPerson) -> Element {
    let texts = i18n::texts();
    let born = person.birth_date.map(|day| {
        let words = date::short(&texts, today(), day);
        t!("born", date: words)
    });
    let changes = whose.may(|staff| staff.may_manage) && !person.state.is_over();
    rsx! {
        section { class: "card",
            h2 { {t!("relative-contact")} }
            if let Some(function) = &person.care_function {
                p { {i18n::named("care-function", function)} }
            }
            if let Some(phone) = &person.phone {
                p { {call_link(&person.full_name(), phone)} }
            }
            if let Some(email) = &person.email {
                p {
                    a { class: "link-target", href: "mailto:{email}", {&**email} }
                }
            }
            if let Some(reachable) = &person.reachable {
                p { {t!("relative-reachable-line", when: &**reachable)} }
            }
            if let Some(born) = born {
                p { class: "meta", {born} }
            }
            p { class: "meta",
                {t!(
                    "relative-registered-by",
                    who: author_words(&person.registered_by),
                    date: short_words(person.registered_at)
                )}
                " "
                {i18n::named("registration-basis", &person.basis)}
                if let Some(stay) = &person.registered_during {
                    " "
                    {t!(
                        "relative-registered-during",
                        ward: &*stay.ward,
                        date: short_words(stay.admitted_at)
                    )}
                }
            }
            if changes {
                p {
                    {link("button", whose.route(AtRelatives::Change(person.id)), rsx! {
                        {icon(IconName::Pencil)}
                        {t!("relative-change")}
                    })}
                }
            }
        }
    }
}
