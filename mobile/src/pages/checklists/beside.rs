//! What stands beside an item: «sist: ja, 3. desember», and what the person said themselves.

use dioxus::prelude::*;
use shared::{
    author::Capacity,
    checklists::{Answer, Checklist, template::TemplateItem},
};

use super::read;
use crate::{
    components::{day_words, short_words},
    t,
};

/// «Innen torsdag 3. desember.»
pub(super) fn due(day: Option<String>) -> Element {
    match day {
        Some(day) => rsx! {
            p { class: "meta", {t!("checklists-due", day: day)} }
        },
        None => rsx! {},
    }
}

/// What was answered the last time, and by the person, in words.
pub(super) fn answered_before(checklist: &Checklist, item: &TemplateItem) -> Option<String> {
    let last = checklist
        .earlier
        .iter()
        .find(|earlier| earlier.item == item.key)
        .map(|earlier| {
            let said = read::in_words(item, &earlier.value, &checklist.what_matters);
            t!("checklists-last", said: said, day: day_words(earlier.on))
        });
    let own = checklist.own.iter().filter(|own| own.item == item.key);
    let own = own.filter_map(|own| said_by(own, item, checklist));
    let all: Vec<_> = last.into_iter().chain(own).collect();
    (!all.is_empty()).then(|| all.join(" "))
}

fn said_by(own: &Answer, item: &TemplateItem, checklist: &Checklist) -> Option<String> {
    let said = read::in_words(item, own.value.as_ref()?, &checklist.what_matters);
    let day = short_words(own.at);
    let name = &*own.author.name;
    Some(if own.author.capacity == Capacity::Relative {
        t!("checklists-own-relative", name: name, said: said, day: day)
    } else {
        t!("checklists-own", name: name, said: said, day: day)
    })
}
