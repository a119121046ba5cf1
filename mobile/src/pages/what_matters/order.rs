//! Ordering what matters: with buttons, or by dragging the handle.
//!
//! Every way of moving ends in the same request with the whole order; if it fails, the order that the
//! service knows is shown again, with the reason.

use dioxus::prelude::*;
use shared::{
    id::{self, Id, Patient},
    patients::AtPatient,
    what_matters::{EntryOrder, OrderWhatMatters, WhatMattersEntry, WhatMattersList},
};

use crate::{
    api::{Answer, use_submit},
    components::{IconName, Status, icon, own_words},
    pages::{Given, failure_of, state::use_text},
    platform, t,
};

type EntryId = Id<id::WhatMatters>;

/// The active entries, to be moved.
#[component]
pub fn OrderedEntries(
    patient: Id<Patient>,
    answer: Answer<WhatMattersList>,
    entries: Given<Vec<WhatMattersEntry>>,
) -> Element {
    let status = use_context::<Status>();
    let order = use_submit();
    let mut dragged = use_signal(|| None::<EntryId>);
    // A row that moves takes its buttons out of the page for a moment, and the focus with them.
    let mut focus = use_text(&String::new);
    use_effect(move || platform::focus(&focus.read()));
    let mut ids: Signal<Vec<EntryId>> = use_signal(Vec::new);
    let known: Vec<EntryId> = entries.iter().map(|entry| entry.id).collect();
    use_effect(use_reactive!(|known| ids.set(known)));

    let save = move || {
        let wanted = ids.peek().clone();
        order.send::<OrderWhatMatters>(
            AtPatient { patient },
            EntryOrder { entries: wanted },
            move |list| {
                answer.set(list);
                status.say(t!("what-matters-ordered"));
            },
        );
    };
    let place = use_callback(move |(entry, by): (EntryId, isize)| {
        let moved = moved(&ids.peek(), entry, by);
        if let Some(moved) = moved {
            focus.set(button_left(&moved, entry, by));
            ids.set(moved);
            save();
        }
    });
    let drop_here = move |_: PointerEvent| {
        if dragged.take().is_some() {
            save();
        }
    };
    let shown = in_order(&entries, &ids.read());
    let last = shown.len().saturating_sub(1);
    rsx! {
        p { class: "meta", {t!("what-matters-order-hint")} }
        {failure_of(order.failure)}
        ol {
            class: "plain-list stack order-list",
            onpointermove: move |event| {
                let Some(entry) = *dragged.peek() else { return };
                let y = event.client_coordinates().y;
                let now = ids.peek().clone();
                let moved = step_towards(&now, entry, y).and_then(|by| moved(&now, entry, by));
                if let Some(moved) = moved {
                    ids.set(moved);
                }
            },
            onpointerup: drop_here,
            onpointercancel: drop_here,
            onpointerleave: drop_here,
            {shown.iter().enumerate().map(|(index, entry)| movable(entry, index, last, dragged, place))}
        }
    }
}

fn movable(
    entry: &WhatMattersEntry,
    index: usize,
    last: usize,
    mut dragged: Signal<Option<EntryId>>,
    onmove: Callback<(EntryId, isize)>,
) -> Element {
    let id = entry.id;
    let place = index + 1;
    rsx! {
        li { key: "{id}", id: row_id(id), class: if dragged() == Some(id) { "card order-row dragged" } else { "card order-row" },
            div {
                class: "drag-handle",
                aria_hidden: "true",
                onpointerdown: move |event| {
                    event.prevent_default();
                    dragged.set(Some(id));
                },
                {icon(IconName::Grip)}
            }
            div { class: "stack stack-tight",
                p { class: "meta", {t!("what-matters-place", place: place)} }
                {own_words(&entry.text, &entry.lang)}
                div { class: "row",
                    if index > 0 {
                        button {
                            class: "button",
                            id: button_id(id, -1),
                            r#type: "button",
                            aria_label: t!("what-matters-up-label", place: place),
                            onclick: move |_| onmove.call((id, -1)),
                            {icon(IconName::Up)}
                            {t!("what-matters-up")}
                        }
                    }
                    if index < last {
                        button {
                            class: "button",
                            id: button_id(id, 1),
                            r#type: "button",
                            aria_label: t!("what-matters-down-label", place: place),
                            onclick: move |_| onmove.call((id, 1)),
                            {icon(IconName::Down)}
                            {t!("what-matters-down")}
                        }
                    }
                }
            }
        }
    }
}

fn row_id(entry: EntryId) -> String {
    format!("order-{entry}")
}

fn button_id(entry: EntryId, by: isize) -> String {
    format!("order-{entry}-{}", if by < 0 { "up" } else { "down" })
}

/// The button to go on with after a move: the same one, or the other when the entry has come to an end.
fn button_left(order: &[EntryId], entry: EntryId, by: isize) -> String {
    let end = if by < 0 { order.first() } else { order.last() };
    let back = end == Some(&entry);
    button_id(entry, if back { -by } else { by })
}

/// The order with `entry` moved by so many places; nothing when it cannot move.
fn moved<T: PartialEq + Copy>(order: &[T], entry: T, by: isize) -> Option<Vec<T>> {
    let from = order.iter().position(|other| *other == entry)?;
    let to = from
        .checked_add_signed(by)
        .filter(|to| *to < order.len() && *to != from)?;
    let mut moved = order.to_vec();
    let entry = moved.remove(from);
    moved.insert(to, entry);
    Some(moved)
}

/// Which way the dragged entry must go so that it is under the pointer.
fn step_towards(order: &[EntryId], entry: EntryId, y: f64) -> Option<isize> {
    let at = order.iter().position(|other| *other == entry)?;
    let middle = |index: usize| {
        let id = order.get(index)?;
        platform::middle_of(&row_id(*id))
    };
    if let Some(above) = at.checked_sub(1).and_then(middle)
        && y < above
    {
        return Some(-1);
    }
    middle(at + 1).filter(|below| y > *below).map(|_| 1)
}

/// The entries in the order being made; those the order does not know yet come last.
fn in_order<'a>(entries: &'a [WhatMattersEntry], order: &[EntryId]) -> Vec<&'a WhatMattersEntry> {
    let mut entries: Vec<_> = entries.iter().collect();
    entries.sort_by_key(|entry| {
        let place = order.iter().position(|id| *id == entry.id);
        place.unwrap_or(usize::MAX)
    });
    entries
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn moving_keeps_the_others_in_order() {
        assert_eq!(moved(&[1, 2, 3], 3, -2), Some(vec![3, 1, 2]));
        assert_eq!(moved(&[1, 2, 3], 1, 1), Some(vec![2, 1, 3]));
        assert_eq!(moved(&[1, 2, 3], 1, -1), None);
        assert_eq!(moved(&[1, 2, 3], 3, 1), None);
        assert_eq!(moved(&[1, 2, 3], 9, 1), None);
    }
}
