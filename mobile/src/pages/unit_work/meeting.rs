//! A meeting at the board («tavlemøte»): begun or joined here, walked through patient by patient, and ended.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    id::{Id, Unit},
    meetings::{BoardMeeting, ListMeetings, Meetings, NewMeeting, StartMeeting},
    patients::AtUnit,
    text::Line,
};

use super::{meeting_past::Past, meeting_walk::Walk};
use crate::{
    api::{Answer, new_id, use_answer},
    components::{Field, FieldError, Status, moment_words, sets, text_field},
    pages::{
        anew,
        kin::author_words,
        patients::work::{Check, plain_form, use_form},
        shown,
        state::use_text,
    },
    platform,
    session::use_me,
    t,
};

const WHO: &str = "meeting-who";

/// The meeting that lasts; else the way to begin one, and those before.
#[component]
pub(super) fn Meeting(unit: Id<Unit>) -> Element {
    let answer = use_answer::<ListMeetings>(move || (AtUnit { unit }, Nothing {}));
    shown(answer, |all| match lasting(all) {
        Some(meeting) => anew(
            meeting.id.to_string(),
            rsx! { Walk { unit, meeting: meeting.id, answer } },
        ),
        None => rsx! {
            Begin { unit, answer }
            {earlier(all, unit)}
        },
    })
}

fn lasting(all: &Meetings) -> Option<&BoardMeeting> {
    all.meetings.iter().find(|meeting| meeting.ended.is_none())
}

/// Who takes part, and off.
#[component]
fn Begin(unit: Id<Unit>, answer: Answer<Meetings>) -> Element {
    let own = use_me().map(|me| me.name.clone()).unwrap_or_default();
    let who = use_text(&|| own.clone());
    let id = use_signal(new_id);
    let form = use_form();
    let status = use_context::<Status>();
    let errors = form.errors(&[("participants", WHO, t!("meeting-who"))]);
    let start = move |()| {
        let mut check = Check::default();
        let read = |name: &str| check.line::<100>(WHO, t!("meeting-who"), name);
        let text = who.peek();
        let names = text.split(',').map(str::trim);
        let participants: Vec<Option<Line<100>>> =
            names.filter(|name| !name.is_empty()).map(read).collect();
        if !form.may_send(check.wrong()) {
            return;
        }
        let body = NewMeeting {
            id: *id.peek(),
            participants: participants.into_iter().flatten().collect(),
        };
        form.submit
            .send::<StartMeeting>(AtUnit { unit }, body, move |_| {
                status.say(t!("meeting-begun"));
                answer.ask_again();
                platform::focus("page-title");
            });
    };
    let fields = text_field(Field {
        id: WHO,
        label: t!("meeting-who"),
        hint: Some(t!("conversation-name-hint")),
        value: who(),
        problem: FieldError::of(&errors, WHO),
        oninput: sets(who),
    });
    plain_form(form, &errors, t!("meeting-begin"), start, rsx! {}, fields)
}

/// Those that ended.
fn earlier(all: &Meetings, unit: Id<Unit>) -> Element {
    if all.meetings.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { class: "stack",
            h2 { {t!("meeting-earlier")} }
            ul { class: "plain-list stack",
                for meeting in &all.meetings {
                    li { key: "{meeting.id}", class: "card stack stack-tight",
                        p { strong { {moment_words(meeting.started.at)} } }
                        p { class: "meta", {t!("meeting-by", who: author_words(&meeting.started.author))} }
                        {with(meeting)}
                        Past { unit, meeting: meeting.id, named: moment_words(meeting.started.at) }
                    }
                }
            }
        }
    }
}

/// Who takes part.
pub(super) fn with(meeting: &BoardMeeting) -> Element {
    if meeting.participants.is_empty() {
        return rsx! {};
    }
    rsx! {
        p { class: "meta", {t!("meeting-with", who: meeting.participants.join(", "))} }
    }
}
