//! Who is responsible for the patient now, and handing over to another unit: the patient's page, and staff's.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    handovers::{
        AtHandover, Handover, HandoverState, Handovers, ListHandovers, ProposeHandover,
        ProposeHandoverRequest, SeenHandover, WithdrawHandover,
    },
    id::{Id, Patient},
    patients::AtPatient,
    units::{ListUnits, UnitKind, UnitRef, Units},
};

use crate::{
    api::{Answer, new_id, use_answer, use_submit},
    components::{
        Field, FieldError, Look, Status, back_link, button_with, moment_words, notice, page_title,
        select, sets, text_area,
    },
    draft::use_draft,
    pages::{
        Given, failure_of,
        patients::work::{Check, current, my_units, plain_form, use_form},
        shown,
        state::use_text,
    },
    platform,
    route::Route,
    t,
};

const TO: &str = "handover-to";
const MESSAGE: &str = "handover-message";
/// Where one is after asking or taking back.
const NOW: &str = "responsible-now";

/// The page.
#[component]
pub(super) fn ResponsiblePage(patient: Id<Patient>, own: bool) -> Element {
    let answer = use_answer::<ListHandovers>(move || (AtPatient { patient }, Nothing {}));
    let mine = my_units();
    shown(answer, |handovers| {
        rsx! {
            if own {
                {back_link(Route::Told {}, t!("told-title"))}
                {page_title(t!("responsible-title"), None)}
            } else {
                {back_link(Route::Patient { patient }, handovers.patient.full_name())}
                {page_title(
                    t!("relatives-title-of", title: t!("responsible-title"), name: handovers.patient.full_name()),
                    None,
                )}
            }
            {now(handovers, own)}
            if !own {
                {change(handovers, &mine, answer)}
            }
            {earlier(handovers)}
        }
    })
}

/// «Hjemmesykepleien Sør har ansvaret nå», and who was asked.
fn now(handovers: &Handovers, own: bool) -> Element {
    let Some(responsible) = &handovers.responsible else {
        return notice(rsx! { p { {t!("responsible-nobody")} } });
    };
    rsx! {
        section { class: "card", aria_labelledby: NOW,
            h2 { id: NOW, tabindex: "-1", {t!("responsible-now")} }
            p { class: "lead", {&*responsible.unit.name} }
            if let Some(asked) = &responsible.asked {
                p { {t!("responsible-asked", unit: &**asked)} }
            } else if own {
                p { class: "meta", {t!("responsible-explained")} }
            }
        }
    }
}

/// Asking somebody to take over; or, while a unit is asked, taking it back.
fn change(handovers: &Handovers, mine: &[UnitRef], answer: Answer<Handovers>) -> Element {
    let patient = handovers.patient.id;
    let waits = |one: &&Handover| one.state == HandoverState::Proposed;
    match handovers.handovers.iter().find(waits) {
        None => rsx! { AskForm { patient, answer } },
        Some(waiting) => {
            let ours = mine.iter().any(|unit| unit.id == waiting.from.id);
            rsx! {
                section { class: "card stack",
                    h2 { {t!("handover-waits")} }
                    {one(waiting)}
                    if ours {
                        Withdraw { patient, waiting: Given::new(waiting.clone()), answer }
                    }
                }
            }
        }
    }
}

#[component]
fn Withdraw(patient: Id<Patient>, waiting: Given<Handover>, answer: Answer<Handovers>) -> Element {
    let submit = use_submit();
    let status = use_context::<Status>();
    let at = AtHandover {
        patient,
        handover: waiting.id,
    };
    let seen = SeenHandover {
        version: waiting.version,
    };
    let withdraw = move |()| {
        submit.send::<WithdrawHandover>(at, seen.clone(), move |_| {
            status.say(t!("handover-withdrawn"));
            answer.ask_again();
            platform::focus(NOW);
        });
    };
    rsx! {
        {failure_of(submit.failure)}
        div { class: "actions",
            {button_with(
                Look { busy: *submit.busy.read(), ..Look::default() },
                t!("handover-withdraw"),
                withdraw,
            )}
        }
    }
}

#[component]
fn AskForm(patient: Id<Patient>, answer: Answer<Handovers>) -> Element {
    let units = use_answer::<ListUnits>(|| (Nothing {}, Nothing {}));
    let mine = my_units();
    let to = use_text(&String::new);
    let message = use_draft(|| format!("{MESSAGE}-{patient}"), String::new);
    let id = use_signal(new_id);
    let form = use_form();
    let status = use_context::<Status>();
    // A colleague was faster: theirs is shown.
    use_effect(move || {
        let failure = form.submit.failure.read();
        if failure.as_ref().and_then(current::<Handover>).is_some() {
            answer.ask_again();
        }
    });
    let errors = form.errors(&[
        ("to", TO, t!("handover-to")),
        ("message", MESSAGE, t!("handover-message")),
    ]);
    let send = move |()| {
        let mut check = Check::default();
        let unit = to.peek().parse().ok();
        if unit.is_none() {
            check.refuse(TO, t!("handover-to"), "missing");
        }
        let words = check.prose(MESSAGE, t!("handover-message"), &message.text());
        let fine = form.may_send(check.wrong());
        let (true, Some(unit), Some(words)) = (fine, unit, words) else {
            return;
        };
        let body = ProposeHandoverRequest {
            id: *id.peek(),
            to: unit,
            message: words,
        };
        form.submit
            .send::<ProposeHandover>(AtPatient { patient }, body, move |_| {
                message.settle(String::new());
                status.say(t!("handover-asked"));
                answer.ask_again();
                platform::focus(NOW);
            });
    };
    shown(units, |units| {
        let fields = rsx! {
            {select(&others(units, &mine), Field {
                id: TO,
                label: t!("handover-to"),
                hint: None,
                value: to(),
                problem: FieldError::of(&errors, TO),
                oninput: sets(to),
            })}
            {text_area(2000, 5, None, Field {
                id: MESSAGE,
                label: t!("handover-message"),
                hint: Some(t!("handover-message-hint")),
                value: message.text(),
                problem: FieldError::of(&errors, MESSAGE),
                oninput: message.writer(),
            })}
            if message.was_restored() {
                p { class: "meta", {t!("state-draft-restored")} }
            }
        };
        rsx! {
            section { class: "stack",
                h2 { {t!("handover-title")} }
                p { {t!("handover-lead")} }
                {plain_form(form, &errors, t!("handover-send"), send, rsx! {}, fields)}
            }
        }
    })
}

/// Those one can hand over to.
fn others(units: &Units, mine: &[UnitRef]) -> Vec<(String, String)> {
    let fitting = units.units.iter().filter(|unit| {
        unit.kind != UnitKind::Coordinator && mine.iter().all(|one| one.id != unit.id)
    });
    std::iter::once((String::new(), t!("handover-choose")))
        .chain(fitting.map(|unit| (unit.id.to_string(), unit.name.clone())))
        .collect()
}

/// Those that were answered or taken back.
fn earlier(handovers: &Handovers) -> Element {
    let mut past = handovers
        .handovers
        .iter()
        .filter(|one| one.state != HandoverState::Proposed)
        .peekable();
    if past.peek().is_none() {
        return rsx! {};
    }
    rsx! {
        section { class: "stack",
            h2 { {t!("handover-earlier")} }
            ol { class: "timeline",
                for each in past {
                    li { key: "{each.id}", {one(each)} }
                }
            }
        }
    }
}

/// One of them, with what was said.
fn one(handover: &Handover) -> Element {
    let answered = handover.answered.as_ref();
    let words = |key: &str| {
        answered.map(|act| {
            t!(
                key,
                unit: &*handover.to.name,
                who: &*act.author.name,
                when: moment_words(act.at)
            )
        })
    };
    let outcome = match handover.state {
        HandoverState::Proposed => None,
        HandoverState::Accepted => words("handover-accepted"),
        HandoverState::Refused => words("handover-refused"),
        HandoverState::Withdrawn => words("handover-taken-back"),
    };
    rsx! {
        div { class: "stack stack-tight",
            p {
                strong { {t!("handover-from-to", from: &*handover.from.name, to: &*handover.to.name)} }
            }
            p { class: "handover-message", {&*handover.message} }
            p { class: "meta",
                {t!("handover-by", who: &*handover.proposed.author.name, when: moment_words(handover.proposed.at))}
            }
            if let Some(outcome) = outcome {
                p { {outcome} }
            }
            if let Some(reason) = &handover.reason {
                p { {t!("handover-reason", reason: &**reason)} }
            }
        }
    }
}
