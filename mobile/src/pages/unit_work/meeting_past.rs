//! What an earlier meeting decided, asked for when somebody wants to see it.

use dioxus::prelude::*;
use shared::{
    id::{self, Id, Unit},
    meetings::{AtMeeting, GetMeeting, MeetingPage, MeetingQuery},
};

use super::meeting_decisions::decided;
use crate::{
    api::use_answer,
    components::{Look, button_with, link},
    pages::{shown, state::use_flag},
    route::Route,
    t,
};

/// Folded until it is asked for.
#[component]
pub(super) fn Past(unit: Id<Unit>, meeting: Id<id::BoardMeeting>, named: String) -> Element {
    let mut open = use_flag(false);
    rsx! {
        div { class: "actions",
            {button_with(
                Look {
                    pressed: Some(open()),
                    label: Some(t!("meeting-see-named", when: &*named)),
                    ..Look::default()
                },
                t!("meeting-see"),
                move |()| open.toggle(),
            )}
        }
        if open() {
            Said { unit, meeting }
        }
    }
}

#[component]
fn Said(unit: Id<Unit>, meeting: Id<id::BoardMeeting>) -> Element {
    let mut ends = use_signal(Vec::<String>::new);
    let answer = use_answer::<GetMeeting>(move || {
        let query = MeetingQuery {
            left: false,
            cursor: ends.read().last().cloned(),
        };
        (AtMeeting { unit, meeting }, query)
    });
    shown(answer, |page| {
        let next = page.next.clone();
        rsx! {
            p { {t!("meeting-progress", discussed: page.discussed, total: page.total)} }
            {all(page)}
            div { class: "actions",
                if !ends.read().is_empty() {
                    {button_with(Look::default(), t!("board-before"), move |()| {
                        ends.write().pop();
                    })}
                }
                if let Some(next) = next {
                    {button_with(Look::default(), t!("board-after"), move |()| ends.write().push(next.clone()))}
                }
            }
        }
    })
}

fn all(page: &MeetingPage) -> Element {
    let mut decided_on = page
        .patients
        .iter()
        .filter(|each| !each.decisions.is_empty())
        .peekable();
    if decided_on.peek().is_none() {
        return rsx! {
            p { class: "meta", {t!("meeting-nothing-decided")} }
        };
    }
    rsx! {
        ul { class: "plain-list stack",
            for each in decided_on {
                li { key: "{each.line.patient.id}", class: "stack stack-tight",
                    p {
                        {link(
                            "patient-name",
                            Route::Patient { patient: each.line.patient.id },
                            rsx! { {each.line.patient.full_name()} },
                        )}
                    }
                    {decided(&each.decisions)}
                }
            }
        }
    }
}
