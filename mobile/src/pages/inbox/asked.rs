//! Whom the unit is asked to take over: yes, or no with a reason. Above the inbox, since nobody is responsible before it
//! is answered but the one who asks.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    handovers::{
        AnswerHandover, AnswerHandoverRequest, AskedHandover, AskedHandovers, AtAskedHandover,
        ListAskedHandovers,
    },
    id::{Id, Unit},
    patients::AtUnit,
};

use crate::{
    api::{Answer, use_answer},
    components::{
        ButtonKind, Field, FieldError, Status, button, long_words, moment_words, text_area,
    },
    draft::use_draft,
    pages::{
        Given,
        patients::work::{Check, plain_form, use_form},
        state::use_flag,
    },
    platform, t,
};

/// All of them; nothing where there are none.
#[component]
pub(super) fn Asked(unit: ReadSignal<Id<Unit>>) -> Element {
    let answer = use_answer::<ListAskedHandovers>(move || (AtUnit { unit: unit() }, Nothing {}));
    let asked = answer.value.read();
    let waiting = asked.as_ref().map(|asked| &*asked.handovers);
    let waiting = waiting.unwrap_or_default();
    rsx! {
        if !waiting.is_empty() {
            ul { class: "plain-list stack",
                for one in waiting {
                    li { key: "{one.handover.id}",
                        Card { unit: unit(), asked: Given::new(one.clone()), answer }
                    }
                }
            }
        }
    }
}

#[component]
fn Card(unit: Id<Unit>, asked: Given<AskedHandover>, answer: Answer<AskedHandovers>) -> Element {
    let no = use_flag(false);
    let form = use_form();
    let status = use_context::<Status>();
    let handover = asked.handover.id;
    let field = format!("handover-reason-{handover}");
    let reason = use_draft(|| format!("handover-reason-{handover}"), String::new);
    let version = asked.handover.version;
    let send = move |accept: bool, reason_given: Option<_>| {
        let body = AnswerHandoverRequest {
            version,
            accept,
            reason: reason_given,
        };
        let at = AtAskedHandover { unit, handover };
        form.submit.send::<AnswerHandover>(at, body, move |_| {
            reason.settle(String::new());
            status.say(if accept {
                t!("handover-yes-said")
            } else {
                t!("handover-no-said")
            });
            answer.ask_again();
            platform::focus("page-title");
        });
    };
    let errors = form.errors(&[("reason", &*field, t!("handover-why-not"))]);
    let refuse = {
        let field = field.clone();
        move |()| {
            let mut check = Check::default();
            let why = check.prose(&field, t!("handover-why-not"), &reason.text());
            if let (true, Some(why)) = (form.may_send(check.wrong()), why) {
                send(false, Some(why));
            }
        }
    };
    let accept = move |()| {
        if form.may_send(Vec::new()) {
            send(true, None);
        }
    };
    let mut open = no;
    let cancel = button(ButtonKind::Quiet, t!("action-cancel"), move |()| {
        open.set(false)
    });
    rsx! {
        article { class: "card card-needs-you stack",
            h2 { {t!("handover-asked-title", name: asked.patient.full_name())} }
            p { class: "meta",
                {t!("handover-asked-of", born: long_words(asked.birth_date), municipality: &*asked.municipality)}
            }
            p { class: "handover-message", {&*asked.handover.message} }
            p { class: "meta",
                {t!("handover-asked-by", who: &*asked.handover.proposed.author.name, unit: &*asked.handover.from.name, when: moment_words(asked.handover.proposed.at))}
            }
            if no() {
                {plain_form(form, &errors, t!("handover-no-send"), refuse, cancel, rsx! {
                    {text_area(1000, 3, None, Field {
                        id: &field,
                        label: t!("handover-why-not"),
                        hint: None,
                        value: reason.text(),
                        problem: FieldError::of(&errors, &field),
                        oninput: reason.writer(),
                    })}
                })}
            } else {
                {crate::pages::failure_of(form.submit.failure)}
                div { class: "actions",
                    {button(ButtonKind::Primary, t!("handover-yes"), accept)}
                    {button(ButtonKind::Ordinary, t!("handover-no"), move |()| open.set(true))}
                }
            }
        }
    }
}
