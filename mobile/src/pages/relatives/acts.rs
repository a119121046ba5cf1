//! Asking somebody to confirm: by mail or with a code on paper, again, and calling it back.
//!
//! Invariant: a code is on the screen once and kept nowhere.

use dioxus::prelude::*;
use shared::related_persons::{
    AtRelatedPerson, InviteRelatedPerson, InviteRequest, RelatedPerson, RelatedPersons,
    RevokeInvitation,
};

use super::{Whose, list::stay_chip, paper::code_paper, put, words::state_words};
use crate::{
    api::{Answer, use_submit},
    components::{ButtonKind, Look, Status, button, button_with, short_words},
    pages::{Given, failure_of},
    platform, t,
};

const CODE: &str = "code";

/// Where the registration stands, and what one can do about it.
#[component]
pub(super) fn Asking(
    whose: Whose,
    person: Given<RelatedPerson>,
    answer: Answer<RelatedPersons>,
) -> Element {
    let submit = use_submit();
    let status = use_context::<Status>();
    let mut code = use_signal(|| None::<String>);
    use_effect(move || {
        if code.read().is_some() {
            platform::focus(CODE);
        }
    });
    let at = AtRelatedPerson {
        patient: whose.patient,
        related_person: person.id,
    };
    let name = person.given_name.clone();
    let asks = whose.may(|staff| staff.may_manage) && !person.state.is_over();
    let busy = *submit.busy.read();
    let invite = move |by_mail: bool| {
        let name = name.clone();
        submit.send::<InviteRelatedPerson>(at, InviteRequest { by_mail }, move |invited| {
            if invited.code.is_none() {
                status.say(t!("relative-mail-sent", name: name));
            }
            code.set(invited.code);
            put(answer, invited.related_person);
        });
    };
    let by_mail = {
        let invite = invite.clone();
        move |()| invite(true)
    };
    let on_paper = move |()| invite(false);
    let call_back = move |()| {
        submit.send::<RevokeInvitation>(at, (), move |changed| {
            code.set(None);
            status.say(t!("relative-called-back"));
            put(answer, changed);
        });
    };
    let again = person.invitation.is_some() || person.confirmed_at.is_some();
    rsx! {
        section { class: "card",
            h2 { {t!("relative-state")} }
            p { class: "row",
                span { class: "chip", {state_words(&person)} }
                if whose.staff.is_some() && !person.state.is_over() {
                    {stay_chip(person.confirmed_this_stay)}
                }
            }
            if let Some(open) = &person.invitation {
                p { class: "meta",
                    if open.by_mail {
                        {t!("relative-open-mail", date: short_words(open.until))}
                    } else {
                        {t!("relative-open-paper", date: short_words(open.until))}
                    }
                }
            }
            {failure_of(submit.failure)}
            if let Some(code) = code().filter(|_| person.invitation.is_some()) {
                {code_paper(&code, &person.given_name)}
                div { class: "actions",
                    {button(ButtonKind::Primary, t!("action-print"), move |()| platform::print())}
                }
            }
            if asks {
                div { class: "actions",
                    if person.email.is_some() && !person.no_mail {
                        {button_with(
                            Look { busy, ..Look::default() },
                            if again { t!("relative-mail-again") } else { t!("relative-mail") },
                            by_mail,
                        )}
                    }
                    {button_with(Look { busy, ..Look::default() }, t!("relative-code"), on_paper)}
                    if person.invitation.is_some() {
                        {button(ButtonKind::Quiet, t!("relative-call-back"), call_back)}
                    }
                }
                if person.no_mail {
                    p { class: "meta", {t!("field-no_mail_wanted")} }
                } else if person.email.is_none() {
                    p { class: "meta", {t!("relative-no-mail", name: &*person.given_name)} }
                }
            }
        }
    }
}
