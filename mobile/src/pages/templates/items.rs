//! The items in their order: moved with buttons, changed, taken away, added.

use dioxus::prelude::*;
use shared::checklists::template::{MOST_ITEMS, TemplateItem};

use super::{
    edited::{Edited, said},
    effects::{effects, format_words},
    item_form::ItemForm,
};
use crate::{
    components::{ButtonKind, IconName, Look, Status, button, button_with},
    pages::{patients::work::OpenForm, state::use_text},
    platform, t,
};

/// The form of a new one.
const NEW: &str = "item-new";
/// The heading of them all.
const ALL: &str = "items-title";

/// All of them.
#[component]
pub(super) fn Items(edited: Edited) -> Element {
    let open = use_context::<OpenForm>();
    let status = use_context::<Status>();
    // An item that moves takes its buttons out of the page for a moment, and the focus with them.
    let mut focus = use_text(&String::new);
    use_effect(move || platform::focus(&focus.read()));
    let items = edited.content().items;
    let last = items.len().saturating_sub(1);
    let place = use_callback(move |(at, up): (usize, bool)| {
        let count = edited.content().items.len();
        let to = if up { at.checked_sub(1) } else { Some(at + 1) };
        let Some(to) = to.filter(|to| *to < count) else {
            return;
        };
        let mut moved = String::new();
        edited.change(|content| {
            content.items.swap(at, to);
            moved = content
                .items
                .get(to)
                .map(|item| item.key.to_string())
                .unwrap_or_default();
        });
        let end = to == if up { 0 } else { count - 1 };
        focus.set(button_id(&moved, up != end));
        status.say(t!("templates-moved", place: to + 1));
    });
    let remove = use_callback(move |at: usize| {
        edited.change(|content| {
            content.items.remove(at);
        });
        status.say(t!("templates-removed"));
        platform::focus(ALL);
    });
    let one = |(at, item): (usize, &TemplateItem)| {
        let key = item.key.to_string();
        let form = format!("item-{key}");
        let back = form.clone();
        rsx! {
            li { key: "{key}", class: "stack",
                if let Some(section) = &item.section {
                    h3 { {said(section)} }
                }
                div { class: "card stack stack-tight",
                    if open.is(&form) {
                        ItemForm { edited, at, back }
                    } else {
                        {summary(at, item)}
                        div { class: "row",
                            if at > 0 {
                                {move_button(item, true, move |()| place.call((at, true)))}
                            }
                            if at < last {
                                {move_button(item, false, move |()| place.call((at, false)))}
                            }
                            {button_with(named(t!("templates-change-named", item: said(&item.text))), t!("templates-change"), move |()| open.open(&form))}
                            {button_with(named(t!("templates-remove-named", item: said(&item.text))), t!("templates-remove"), move |()| remove.call(at))}
                        }
                    }
                }
            }
        }
    };
    rsx! {
        section { class: "stack",
            h2 { id: ALL, tabindex: "-1", {t!("templates-items-title", count: items.len())} }
            ol { class: "plain-list stack",
                {items.iter().enumerate().map(one)}
            }
            if open.is(NEW) {
                div { class: "card stack",
                    h3 { {t!("templates-add")} }
                    ItemForm { edited, back: ALL.to_owned() }
                }
            } else if items.len() < MOST_ITEMS {
                div { class: "actions",
                    {button(ButtonKind::Ordinary, t!("templates-add"), move |()| open.open(NEW))}
                }
            }
        }
    }
}

fn summary(at: usize, item: &TemplateItem) -> Element {
    let number = at + 1;
    rsx! {
        p { id: "item-{item.key}", tabindex: "-1",
            strong { "{number}. " {said(&item.text)} }
        }
        if let Some(help) = &item.help {
            p { class: "meta", {said(help)} }
        }
        p { class: "meta", {format_words(&item.format)} }
        if item.required {
            p { span { class: "chip", {t!("templates-required-chip")} } }
        }
        {effects(item)}
    }
}

fn named(label: String) -> Look {
    Look {
        kind: ButtonKind::Quiet,
        label: Some(label),
        ..Look::default()
    }
}

fn move_button(item: &TemplateItem, up: bool, onclick: impl FnMut(()) + 'static) -> Element {
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
        kind: ButtonKind::Quiet,
        icon: Some(icon),
        label: Some(t!(label, name: said(&item.text))),
        id: Some(button_id(&item.key, up)),
        ..Look::default()
    };
    button_with(look, words, onclick)
}

fn button_id(key: &str, up: bool) -> String {
    format!("item-{key}-{}", if up { "up" } else { "down" })
}
