//! Everybody who stands near the patient: next of kin in order, the others, and those of before.

use dioxus::prelude::*;
use shared::related_persons::{RelatedPerson, RelatedPersons};

use super::{
    Whose,
    kin_order::KinOrder,
    said::Said,
    use_related,
    words::{open_words, place_words, state_words, to_reader, waiting},
};
use crate::{
    api::Answer,
    components::{IconName, back_link, empty_view, icon, link, page_title},
    pages::{Given, shown},
    route::{AtRelatives, Route},
    t,
};

/// The page.
#[component]
pub(super) fn List(whose: Whose) -> Element {
    let answer = use_related(whose.patient);
    let lead = to_reader(&whose, "relatives-lead", "");
    let listens = whose.may(|staff| staff.may_listen);
    rsx! {
        if let Some(staff) = &whose.staff {
            {back_link(Route::Patient { patient: whose.patient }, staff.full_name.clone())}
        } else {
            {back_link(Route::More {}, t!("nav-more"))}
        }
        {page_title(whose.titled(t!("relatives-title")), Some(rsx! { p { {lead} } }))}
        {shown(answer, |list| everybody(&whose, list, answer))}
        if listens {
            Said { whose }
        }
    }
}

fn everybody(whose: &Whose, list: &RelatedPersons, answer: Answer<RelatedPersons>) -> Element {
    let (over, standing): (Vec<_>, Vec<_>) = list
        .related_persons
        .iter()
        .partition(|person| person.state.is_over());
    let (kin, others): (Vec<_>, Vec<_>) = standing
        .into_iter()
        .partition(|person| person.next_of_kin.is_some());
    let manages = whose.may(|staff| staff.may_manage);
    let nobody = kin.is_empty() && others.is_empty();
    rsx! {
        if nobody {
            {empty_view(to_reader(whose, "relatives-none", ""), None)}
        }
        if manages {
            p {
                {link("button button-primary", whose.route(AtRelatives::New), rsx! {
                    {icon(IconName::Plus)}
                    {t!("relatives-register")}
                })}
            }
        }
        if !kin.is_empty() {
            section { class: "stack",
                h2 { {t!("relatives-kin")} }
                if kin.len() > 1 && manages {
                    KinOrder { whose: whose.clone(), kin: Given::new(kin.into_iter().cloned().collect()), answer }
                } else {
                    ul { class: "plain-list stack",
                        {kin.into_iter().map(|person| rsx! { li { key: "{person.id}", {person_card(whose, person, rsx! {})} } })}
                    }
                }
            }
        }
        if !others.is_empty() {
            section { class: "stack",
                h2 { {t!("relatives-others")} }
                ul { class: "plain-list stack",
                    {others.into_iter().map(|person| rsx! { li { key: "{person.id}", {person_card(whose, person, rsx! {})} } })}
                }
            }
        }
        if !over.is_empty() {
            details {
                summary { {t!("relatives-earlier", count: over.len())} }
                ul { class: "plain-list stack",
                    {over.into_iter().map(|person| rsx! { li { key: "{person.id}", {person_card(whose, person, rsx! {})} } })}
                }
            }
        }
    }
}

/// One of them in short, with a link to all of it.
pub(super) fn person_card(whose: &Whose, person: &RelatedPerson, acts: Element) -> Element {
    let waits = waiting(person).next().is_some();
    let over = person.state.is_over();
    rsx! {
        article { class: if waits { "card card-needs-you" } else { "card" },
            h3 {
                {link(
                    "link",
                    whose.route(AtRelatives::One(person.id)),
                    rsx! { {person.full_name()} },
                )}
            }
            p { {place_words(person)} }
            p { class: "row",
                span { class: "chip", {state_words(person)} }
                if whose.staff.is_some() && !over {
                    {stay_chip(person.confirmed_this_stay)}
                }
            }
            if waits {
                p { strong { {t!("relative-waits")} } }
            }
            if !over {
                p { class: "meta", {open_words(person)} }
            }
            {acts}
        }
    }
}

/// Whether they have said yes during this stay.
pub(super) fn stay_chip(confirmed: bool) -> Element {
    if confirmed {
        rsx! {
            span { class: "chip chip-done", {t!("relative-this-stay")} }
        }
    } else {
        rsx! {
            span { class: "chip chip-needs", {t!("relative-not-this-stay")} }
        }
    }
}
