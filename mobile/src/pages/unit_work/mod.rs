//! The rest of a unit's work, beside its inbox: the board and its meetings, who is away, when others are told of what nobody has seen to, and how
//! many get each step in time.

mod absence_form;
mod absences;
mod board;
mod chart;
mod escalation;
mod measures;
mod meeting;
mod meeting_decisions;
mod meeting_past;
mod meeting_walk;
mod readability;
mod screen;

pub(in crate::pages) use absences::leads;
use dioxus::prelude::*;
use shared::id::{Id, Unit};

use crate::{
    components::{back_link, page_title},
    route::{AtUnitWork, Route},
    t,
};

/// The board, its meetings, and the board on a wall.
pub fn unit_work_page(unit: ReadSignal<Id<Unit>>) -> Element {
    let unit = unit();
    match at() {
        AtUnitWork::Meeting => rsx! {
            {back_link(Route::UnitWork { unit, at: AtUnitWork::Board }, t!("board-title"))}
            {page_title(t!("meeting-title"), Some(rsx! { p { {t!("meeting-lead")} } }))}
            meeting::Meeting { unit }
        },
        AtUnitWork::Screen => rsx! { screen::OnScreen { unit } },
        _ => rsx! {
            {back_link(Route::Inbox { unit }, t!("inbox-title"))}
            {page_title(t!("board-title"), None)}
            board::OnBoard { unit }
        },
    }
}

/// What is looked up or set once in a while: who is away, when others are told, how many get each step in time.
pub fn unit_affairs_page(unit: ReadSignal<Id<Unit>>) -> Element {
    let unit = unit();
    let back = back_link(Route::Inbox { unit }, t!("inbox-title"));
    match at() {
        AtUnitWork::Escalation => rsx! {
            {back}
            {page_title(t!("escalation-title"), Some(rsx! { p { {t!("escalation-lead")} } }))}
            escalation::Escalation { unit }
        },
        AtUnitWork::Measures => rsx! {
            {back}
            {page_title(t!("measures-title"), None)}
            measures::Measures { unit }
        },
        _ => rsx! {
            {back}
            {page_title(t!("absences-title"), Some(rsx! { p { {t!("absences-lead")} } }))}
            absences::Absent { unit }
        },
    }
}

fn at() -> AtUnitWork {
    match use_route::<Route>() {
        Route::UnitWork { at, .. } => at,
        _ => AtUnitWork::Board,
    }
}
