//! Through a meeting patient by patient: what matters, risks, what comes next, and what is decided. Others who take part
//! see the same, each at their own pace; live.

use dioxus::prelude::*;
use shared::{
    id::{self, Id, Unit},
    meetings::{
        AtMeeting, AtMeetingPatient, EndMeeting, GetMeeting, MarkDiscussed, MeetingDecision,
        MeetingPage, MeetingPatient, MeetingQuery, Meetings,
    },
    summaries::Act,
};

use super::{
    board::about,
    meeting::with,
    meeting_decisions::{DecisionForm, decided},
};
use crate::{
    api::{Answer, Submit, use_answer, use_submit},
    components::{ButtonKind, Look, Status, button, button_with, empty_view, link, moment_words},
    pages::{Given, anew, failure_of, shown},
    platform,
    route::{AtClinical, Route},
    t,
};

/// Whom the meeting is at.
const AT: &str = "meeting-patient";

/// The meeting that lasts.
#[component]
pub(super) fn Walk(
    unit: Id<Unit>,
    meeting: Id<id::BoardMeeting>,
    answer: Answer<Meetings>,
) -> Element {
    // Where each page before this one ended: the way back.
    let ends = use_signal(Vec::<String>::new);
    let page = use_answer::<GetMeeting>(move || {
        let query = MeetingQuery {
            left: false,
            cursor: ends.read().last().cloned(),
        };
        (AtMeeting { unit, meeting }, query)
    });
    shown(page, |now| {
        let now = Given::new(now.clone());
        let first = now
            .patients
            .first()
            .map(|each| each.line.patient.id.to_string());
        rsx! {
            {with(&now.meeting)}
            if now.total == 0 {
                {empty_view(t!("board-none"), None)}
            } else {
                {anew(first.unwrap_or_default(), rsx! { OnPage { now, page, ends } })}
            }
            End { unit, meeting, answer }
        }
    })
}

/// One page of the meeting's patients, one of them at a time: the first who is left at first.
#[component]
fn OnPage(
    now: Given<MeetingPage>,
    page: Answer<MeetingPage>,
    mut ends: Signal<Vec<String>>,
) -> Element {
    let mut at = use_signal(|| first_left(&now));
    let submit = use_submit();
    let last = now.patients.len().saturating_sub(1);
    let mut go = move |to: usize| {
        submit.forget_failure();
        at.set(to);
        platform::focus(AT);
    };
    let next = now.next.clone();
    let forward = move || match &next {
        _ if *at.peek() < last => {
            let to = *at.peek() + 1;
            go(to);
        }
        Some(next) => ends.write().push(next.clone()),
        None => go(last + 1),
    };
    let Some(each) = now.patients.get(at()) else {
        return rsx! {
            section { class: "card stack",
                h2 { id: AT, tabindex: "-1", {t!("meeting-all-seen")} }
                p { {t!("meeting-progress", discussed: now.discussed, total: now.total)} }
                div { class: "actions",
                    {button(ButtonKind::Quiet, t!("meeting-previous"), move |()| go(last))}
                }
            }
        };
    };
    let discussed = DiscussedButton {
        submit,
        page,
        patient: each.line.patient.id,
        meeting: now.meeting.id,
        already: each.discussed.is_some(),
    };
    let skip = forward.clone();
    rsx! {
        p { class: "meta", aria_live: "polite",
            {t!("meeting-progress", discussed: now.discussed, total: now.total)}
        }
        {anew(each.line.patient.id.to_string(), rsx! {
            Patient { each: Given::new(each.clone()), meeting: now.meeting.id, page }
        })}
        {failure_of(submit.failure)}
        div { class: "actions",
            {discussed.drawn(forward)}
            if each.discussed.is_none() {
                {button(ButtonKind::Ordinary, t!("meeting-skip"), {
                    let mut skip = skip;
                    move |()| skip()
                })}
            }
            if at() > 0 {
                {button(ButtonKind::Quiet, t!("meeting-previous"), move |()| go(at() - 1))}
            } else if !ends.read().is_empty() {
                {button(ButtonKind::Quiet, t!("meeting-previous"), move |()| {
                    ends.write().pop();
                })}
            }
        }
    }
}

/// Where the meeting goes on: at the first who has not been talked about.
fn first_left(page: &MeetingPage) -> usize {
    let mut all = page.patients.iter();
    all.position(|each| each.discussed.is_none()).unwrap_or(0)
}

/// «Ferdig, neste».
struct DiscussedButton {
    submit: Submit,
    page: Answer<MeetingPage>,
    patient: Id<id::Patient>,
    meeting: Id<id::BoardMeeting>,
    already: bool,
}

impl DiscussedButton {
    fn drawn(self, forward: impl FnMut() + Clone + 'static) -> Element {
        let look = Look {
            kind: ButtonKind::Primary,
            busy: *self.submit.busy.read(),
            ..Look::default()
        };
        if self.already {
            let mut forward = forward;
            return button_with(look, t!("meeting-next"), move |()| forward());
        }
        let Self {
            submit,
            page,
            patient,
            meeting,
            ..
        } = self;
        button_with(look, t!("meeting-done-next"), move |()| {
            let mut forward = forward.clone();
            let at = AtMeetingPatient { patient, meeting };
            submit.send::<MarkDiscussed>(at, (), move |act| {
                talked(page, patient, act, None);
                forward();
            });
        })
    }
}

/// The meeting has talked about the patient, and decided this: shown before it is asked for again.
fn talked(
    page: Answer<MeetingPage>,
    patient: Id<id::Patient>,
    act: Act,
    decision: Option<MeetingDecision>,
) {
    page.change(|page| {
        let mut all = page.patients.iter_mut();
        let Some(each) = all.find(|each| each.line.patient.id == patient) else {
            return;
        };
        if each.discussed.is_none() {
            page.discussed += 1;
            each.discussed = Some(act);
        }
        if let Some(decision) = decision.filter(|one| !each.decisions.contains(one)) {
            each.decisions.push(decision);
        }
    });
}

/// One patient, as on the board, with what is decided.
#[component]
fn Patient(
    each: Given<MeetingPatient>,
    meeting: Id<id::BoardMeeting>,
    page: Answer<MeetingPage>,
) -> Element {
    let patient = each.line.patient.id;
    rsx! {
        section { class: "card stack", aria_labelledby: AT,
            h2 { id: AT, tabindex: "-1", class: "row",
                span { class: "board-initials", aria_hidden: "true", {&*each.line.initials} }
                span { {each.line.patient.full_name()} }
            }
            if let Some(act) = &each.discussed {
                p { span { class: "chip chip-done", {t!("meeting-discussed", who: &*act.author.name, when: moment_words(act.at))} } }
            }
            {about(&each.line)}
            p { class: "row",
                {link("link", Route::Patient { patient }, rsx! { {t!("meeting-open-patient")} })}
                {link("link", Route::Clinical { patient, at: AtClinical::Risks }, rsx! { {t!("risks-title")} })}
            }
            if !each.decisions.is_empty() {
                h3 { {t!("meeting-decided")} }
                {decided(&each.decisions)}
            }
            DecisionForm {
                patient,
                meeting,
                onrecorded: move |decision: MeetingDecision| {
                    // Who is decided about has been talked about.
                    talked(page, patient, decision.recorded.clone(), Some(decision));
                },
            }
        }
    }
}

/// Ending the meeting: what was decided stands.
#[component]
fn End(unit: Id<Unit>, meeting: Id<id::BoardMeeting>, answer: Answer<Meetings>) -> Element {
    let submit = use_submit();
    let status = use_context::<Status>();
    let end = move |()| {
        submit.send::<EndMeeting>(AtMeeting { unit, meeting }, (), move |_| {
            status.say(t!("meeting-ended"));
            answer.ask_again();
            platform::focus("page-title");
        });
    };
    rsx! {
        {failure_of(submit.failure)}
        div { class: "actions",
            {button_with(
                Look { busy: *submit.busy.read(), ..Look::default() },
                t!("meeting-end"),
                end,
            )}
        }
    }
}
