//! New updates are said politely when they arrive; what was there already is not.

use std::collections::BTreeSet;

use dioxus::prelude::*;
use shared::{contract::Page, id::Id, inbox::Update};

use crate::{api::Answer, t};

/// The place where it is said.
#[component]
pub(super) fn Announcer(updates: Answer<Page<Update>>, handled: bool) -> Element {
    let mut known = use_signal(|| None::<(bool, BTreeSet<Id<shared::id::Update>>)>);
    let mut arrived = use_signal(|| 0_usize);
    use_effect(use_reactive!(|handled| {
        let Some(page) = updates.value.read().clone() else {
            return;
        };
        let now: BTreeSet<_> = page.items.iter().map(|update| update.id).collect();
        let new = match &*known.peek() {
            // Another list is no news.
            Some((list, before)) if *list == handled && !handled => now.difference(before).count(),
            _ => 0,
        };
        if new > 0 {
            arrived.set(new);
        }
        let before = known.peek().clone().filter(|(list, _)| *list == handled);
        let all = before.into_iter().flat_map(|(_, before)| before);
        let all = now.into_iter().chain(all).collect();
        known.set(Some((handled, all)));
    }));
    rsx! {
        p { class: "visually-hidden", role: "status", aria_live: "polite",
            if arrived() > 0 {
                {t!("inbox-new-announced", count: arrived())}
            }
        }
    }
}
