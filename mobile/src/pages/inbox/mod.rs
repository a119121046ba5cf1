//! A unit's inbox: what happened, who took it, whether it is handled. Live.

mod announce;
mod asked;
mod update_card;

use dioxus::prelude::*;
use shared::{
    contract::Page,
    id::{Id, Unit},
    identity::Me,
    inbox::{InboxQuery, ListUpdates, Update},
    patients::AtUnit,
    units::{StaffRole, UnitKind},
};

use crate::{
    api::{Answer, use_answer},
    components::{Look, button_with, empty_view, link, page_title},
    pages::{
        Given,
        patients::work::{Desk, More, UnitPicker, my_units, show_more, use_more},
        shown,
        state::use_flag,
        unit_work::leads,
    },
    route::{AtTemplates, AtUnitWork, Route},
    session::use_me,
    t,
};
use announce::Announcer;
use asked::Asked;
use update_card::UpdateCard;

fn same(one: &Update, other: &Update) -> bool {
    one.id == other.id
}

/// A unit's inbox.
pub fn inbox_page(unit: ReadSignal<Id<Unit>>) -> Element {
    let mut handled = use_flag(false);
    let follows_up = follows_up(use_me().as_deref(), unit());
    let updates = use_answer::<ListUpdates>(move || {
        let query = InboxQuery {
            cursor: None,
            handled: handled(),
        };
        (AtUnit { unit: unit() }, query)
    });
    let more = use_more::<Update>();
    use_effect(move || {
        let _ = (unit(), handled());
        more.forget();
    });
    let mut show = move |done| {
        if *handled.peek() != done {
            handled.set(done);
        }
    };
    rsx! {
        {page_title(t!("inbox-title"), None)}
        UnitPicker { desk: Desk::Inbox }
        if my_units().iter().any(|one| one.id == unit() && one.kind == UnitKind::Coordinator) {
            p { {link("button", Route::Held { unit: unit() }, rsx! { {t!("held-title")} })} }
        }
        Beside { unit: unit() }
        if follows_up {
            Asked { unit }
        }
        div { class: "row", role: "group", aria_label: t!("inbox-title"),
            {button_with(
                Look { pressed: Some(!handled()), ..Look::default() },
                t!("inbox-waiting"),
                move |()| show(false),
            )}
            {button_with(
                Look { pressed: Some(handled()), ..Look::default() },
                t!("inbox-handled"),
                move |()| show(true),
            )}
        }
        Announcer { updates, handled: handled() }
        {shown(updates, |page| list(page, updates, more, unit(), handled()))}
    }
}

/// Whether somebody follows up patients in the unit, and so can take one over.
fn follows_up(me: Option<&Me>, unit: Id<Unit>) -> bool {
    let mut mine = me.iter().flat_map(|me| &me.memberships);
    mine.any(|one| one.unit.id == unit && matches!(one.role, StaffRole::Nurse | StaffRole::Doctor))
}

/// The ways to the rest of the unit's work.
#[component]
fn Beside(unit: Id<Unit>) -> Element {
    let me = use_me();
    let leads = me.as_deref().is_some_and(|me| leads(me, unit));
    let coordinates = me.as_deref().is_some_and(|me| {
        let mut mine = me.memberships.iter();
        mine.any(|one| one.unit.id == unit && one.role == StaffRole::Coordinator)
    });
    let way = |at, words: String| link("link", Route::UnitWork { unit, at }, rsx! { {words} });
    rsx! {
        p { class: "row",
            {way(AtUnitWork::Board, t!("board-title"))}
            {way(AtUnitWork::Absences, t!("absences-title"))}
            if leads {
                {way(AtUnitWork::Escalation, t!("escalation-title"))}
            }
            if leads || coordinates {
                {way(AtUnitWork::Measures, t!("measures-title"))}
                {link("link", Route::Templates { unit, at: AtTemplates::List }, rsx! { {t!("templates-title")} })}
            }
        }
    }
}

fn list(
    page: &Page<Update>,
    updates: Answer<Page<Update>>,
    more: More<Update>,
    unit: Id<Unit>,
    handled: bool,
) -> Element {
    if page.items.is_empty() {
        return rsx! {
            if handled {
                {empty_view(t!("inbox-handled-empty"), None)}
            } else {
                {empty_view(
                    t!("inbox-empty"),
                    Some(rsx! { p { class: "meta", {t!("inbox-empty-explained")} } }),
                )}
            }
        };
    }
    let ask = move |cursor| {
        let query = InboxQuery {
            cursor: Some(cursor),
            handled,
        };
        (AtUnit { unit }, query)
    };
    rsx! {
        ul { class: "stack",
            for update in more.after(page, same) {
                li { key: "{update.id}",
                    UpdateCard { update: Given::new(update), onchanged: move |changed| put(updates, more, changed, handled) }
                }
            }
        }
        {show_more::<ListUpdates, Update>(more, page, ask)}
    }
}

/// Shows an update as it is now, or takes it out of the list it no longer belongs to.
fn put(updates: Answer<Page<Update>>, more: More<Update>, changed: Update, handled: bool) {
    more.replace(&changed, same);
    updates.change(|page| {
        if changed.handled.is_some() == handled {
            for update in page
                .items
                .iter_mut()
                .filter(|update| same(update, &changed))
            {
                *update = changed.clone();
            }
        } else {
            page.items.retain(|update| !same(update, &changed));
            more.drop_item(&changed, same);
        }
    });
}
