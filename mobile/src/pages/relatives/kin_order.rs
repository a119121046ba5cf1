//! The order of the next of kin, with buttons.

use dioxus::prelude::*;
use shared::{
    id,
    patients::AtPatient,
    related_persons::{NextOfKinOrder, OrderNextOfKin, RelatedPerson, RelatedPersons},
};

use super::{Whose, list::person_card};
use crate::{
    api::{Answer, use_submit},
    components::{IconName, Look, Status, button_with},
    pages::{Given, failure_of, state::use_text},
    platform, t,
};

type KinId = id::Id<id::RelatedPerson>;

/// The next of kin, to be moved.
#[component]
pub(super) fn KinOrder(
    whose: Whose,
    kin: Given<Vec<RelatedPerson>>,
    answer: Answer<RelatedPersons>,
) -> Element {
    let submit = use_submit();
    let status = use_context::<Status>();
    let patient = whose.patient;
    // A card that moves takes its buttons out of the page for a moment, and the focus with them.
    let mut focus = use_text(&String::new);
    use_effect(move || platform::focus(&focus.read()));
    let ids: Vec<KinId> = kin.iter().map(|person| person.id).collect();
    let last = ids.len().saturating_sub(1);
    let place = use_callback(move |(at, up, mut order): (usize, bool, Vec<KinId>)| {
        let to = if up { at.checked_sub(1) } else { Some(at + 1) };
        let Some(to) = to.filter(|to| *to < order.len()) else {
            return;
        };
        order.swap(at, to);
        let back = to == if up { 0 } else { order.len() - 1 };
        if let Some(moved) = order.get(to) {
            focus.set(button_id(*moved, up != back));
        }
        let body = NextOfKinOrder {
            related_persons: order,
        };
        submit.send::<OrderNextOfKin>(AtPatient { patient }, body, move |list| {
            answer.set(list);
            status.say(t!("what-matters-ordered"));
        });
    });
    let buttons = |at: usize, person: &RelatedPerson| {
        let move_button = |up: bool| {
            let (words, label, icon) = if up {
                (t!("what-matters-up"), "relatives-up-label", IconName::Up)
            } else {
                (
                    t!("what-matters-down"),
                    "relatives-down-label",
                    IconName::Down,
                )
            };
            let look = Look {
                icon: Some(icon),
                label: Some(t!(label, name: person.full_name())),
                id: Some(button_id(person.id, up)),
                ..Look::default()
            };
            let ids = ids.clone();
            button_with(look, words, move |()| place.call((at, up, ids.clone())))
        };
        rsx! {
            div { class: "row",
                if at > 0 {
                    {move_button(true)}
                }
                if at < last {
                    {move_button(false)}
                }
            }
        }
    };
    rsx! {
        p { class: "meta", {t!("relatives-order-hint")} }
        {failure_of(submit.failure)}
        ol { class: "plain-list stack",
            {kin.iter().enumerate().map(|(at, person)| rsx! {
                li { key: "{person.id}", {person_card(&whose, person, buttons(at, person))} }
            })}
        }
    }
}

fn button_id(person: KinId, up: bool) -> String {
    format!("kin-{person}-{}", if up { "up" } else { "down" })
}
