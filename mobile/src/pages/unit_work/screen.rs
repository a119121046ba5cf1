//! The board on a wall, for anybody to see: initials, risks, and the kind and day of the next step; live.

use dioxus::prelude::*;
use shared::{
    board::{BoardScreen, GetBoardScreen, ScreenPatient, ScreenQuery, ScreenStep},
    id::{Id, Unit},
    patients::AtUnit,
};

use crate::{
    api::use_answer,
    components::{Look, back_link, button_with, day_words, empty_view, moment_words, page_title},
    i18n,
    pages::shown,
    route::{AtUnitWork, Route},
    t,
};

/// The screen.
#[component]
pub(super) fn OnScreen(unit: Id<Unit>) -> Element {
    let page = use_signal(|| 0_u16);
    let answer = use_answer::<GetBoardScreen>(move || {
        let query = ScreenQuery {
            page: Some(page()).filter(|page| *page > 0),
            ..ScreenQuery::default()
        };
        (AtUnit { unit }, query)
    });
    let board = Route::UnitWork {
        unit,
        at: AtUnitWork::Board,
    };
    rsx! {
        {back_link(board, t!("board-title"))}
        {page_title(t!("board-screen-title"), Some(rsx! { p { class: "meta", {t!("board-screen-lead")} } }))}
        {shown(answer, |screen| all(screen, page))}
    }
}

fn all(screen: &BoardScreen, mut page: Signal<u16>) -> Element {
    if screen.patients.is_empty() {
        return empty_view(t!("board-none"), None);
    }
    rsx! {
        ul { class: "plain-list board-screen",
            for (place , line) in screen.patients.iter().enumerate() {
                li { key: "{place}", class: "card board-group-{i18n::api_name(&line.group)}", {patient(line)} }
            }
        }
        div { class: "actions",
            if page() > 0 {
                {button_with(Look::default(), t!("board-before"), move |()| page -= 1)}
            }
            if screen.more {
                {button_with(Look::default(), t!("board-after"), move |()| page += 1)}
            }
        }
    }
}

fn patient(line: &ScreenPatient) -> Element {
    rsx! {
        p { class: "board-initials", {&*line.initials} }
        match &line.next_step {
            Some(step) => next(step),
            None => rsx! { p { class: "meta", {t!("patients-no-step")} } },
        }
        if !line.flags.is_empty() {
            p { class: "row",
                for flag in &line.flags {
                    span { class: if flag.done { "chip chip-done" } else { "chip chip-needs" }, {i18n::named("risk", &flag.kind)} }
                }
            }
        }
    }
}

fn next(step: &ScreenStep) -> Element {
    let due = day_words(step.due);
    let when = match (step.overdue, step.booked_at) {
        (true, _) => t!("staff-step-was-due", date: due),
        (false, Some(at)) => moment_words(at),
        (false, None) => t!("staff-step-due", date: due),
    };
    rsx! {
        p {
            {i18n::named("step-kind", &step.kind)}
            " "
            span { class: if step.overdue { "overdue" } else { "meta" }, {when} }
        }
    }
}
