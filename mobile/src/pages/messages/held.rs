//! Those whom messages are about and who are not known here: a coordinator registers them, or refuses the messages.

use chrono::NaiveDate;
use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    id::{self, Id, Unit},
    messages::{
        AcceptHeld, AcceptHeldRequest, AtHeld, HeldPatient, HeldPatients, ListHeld, RefuseHeld,
        RefuseHeldRequest,
    },
    patients::AtUnit,
};

use super::line::{kind_words, way};
use crate::{
    api::{Answer, new_id, use_answer},
    components::{
        ButtonKind, Field, FieldError, Status, back_link, button, empty_view, page_title, sets,
        text_area, text_field, today,
    },
    date, i18n,
    pages::{
        Given,
        patients::work::{Check, OpenForm, use_form_at, work_form},
        shown,
        state::use_text,
    },
    route::{AtMessages, Route},
    t,
};

const PLACE: &str = "held-municipality";
const WHY: &str = "held-reason";

/// The page.
pub fn held_page(unit: ReadSignal<Id<Unit>>) -> Element {
    OpenForm::provide();
    let answer = use_answer::<ListHeld>(move || (AtUnit { unit: unit() }, Nothing {}));
    rsx! {
        {back_link(Route::Inbox { unit: unit() }, t!("inbox-title"))}
        {page_title(t!("held-title"), Some(rsx! { p { {t!("held-lead")} } }))}
        {shown(answer, |held| rsx! {
            if held.patients.is_empty() {
                {empty_view(t!("held-none"), None)}
            }
            ul { class: "plain-list stack",
                for one in &held.patients {
                    li { key: "{one.message}",
                        Waiting { unit: unit(), held: Given::new(one.clone()), answer }
                    }
                }
            }
        })}
    }
}

/// One of them, with the messages.
#[component]
fn Waiting(unit: Id<Unit>, held: Given<HeldPatient>, answer: Answer<HeldPatients>) -> Element {
    let open = use_context::<OpenForm>();
    let heading = format!("held-{}", held.message);
    let (accepts, refuses) = (format!("accept-{heading}"), format!("refuse-{heading}"));
    let at = At {
        unit,
        message: held.message,
    };
    let acts = if open.is(&accepts) {
        rsx! {
            Accept { at, heading: heading.clone() }
        }
    } else if open.is(&refuses) {
        rsx! {
            Refuse { at, heading: heading.clone(), answer }
        }
    } else {
        rsx! {
            div { class: "actions",
                {button(ButtonKind::Primary, t!("held-accept"), move |()| open.open(&accepts))}
                {button(ButtonKind::Quiet, t!("held-refuse"), move |()| open.open(&refuses))}
            }
        }
    };
    rsx! {
        article { class: "card",
            h2 { id: "{heading}", tabindex: "-1", {held_name(&held)} }
            p { {born(held.birth_date)} }
            ul { class: "plain-list stack",
                for line in &held.messages {
                    li { key: "{line.id}",
                        p { strong { {kind_words(line)} } }
                        {way(line)}
                    }
                }
            }
            {acts}
        }
    }
}

fn held_name(held: &HeldPatient) -> String {
    format!("{} {}", held.given_name, held.family_name)
        .trim()
        .to_owned()
}

fn born(birth_date: Option<NaiveDate>) -> String {
    match birth_date {
        Some(day) => t!("born", date: date::short(&i18n::texts(), today(), day)),
        None => t!("held-born-unknown"),
    }
}

/// Which messages, for which office.
#[derive(Clone, Copy, PartialEq)]
struct At {
    unit: Id<Unit>,
    message: Id<id::Message>,
}

impl At {
    const fn path(self) -> AtHeld {
        AtHeld {
            unit: self.unit,
            held: self.message,
        }
    }
}

/// Registers the person; the messages then count.
#[component]
fn Accept(at: At, heading: String) -> Element {
    let open = use_context::<OpenForm>();
    let status = use_context::<Status>();
    let navigator = use_navigator();
    let form = use_form_at(PLACE);
    let id = use_hook(new_id::<id::Patient>);
    let place = use_text(&String::new);
    let errors = form.errors(&[("municipality", PLACE, t!("ward-municipality"))]);
    let save = move |()| {
        let mut check = Check::default();
        let municipality = check.line(PLACE, t!("ward-municipality"), &place.peek());
        let fine = form.may_send(check.wrong());
        let (true, Some(municipality)) = (fine, municipality) else {
            return;
        };
        let body = AcceptHeldRequest { id, municipality };
        form.submit
            .send::<AcceptHeld>(at.path(), body, move |patient| {
                status.say_on_next_page(t!("held-accepted", name: patient.full_name()));
                navigator.push(Route::Messages {
                    patient: patient.id,
                    at: AtMessages::List,
                });
            });
    };
    work_form(
        form,
        &errors,
        t!("held-accept"),
        save,
        move |()| open.close(&heading),
        text_field(Field {
            id: PLACE,
            label: t!("ward-municipality"),
            hint: Some(t!("held-municipality-hint")),
            value: place(),
            problem: FieldError::of(&errors, PLACE),
            oninput: sets(place),
        }),
    )
}

/// Refuses the messages: their senders are told why.
#[component]
fn Refuse(at: At, heading: String, answer: Answer<HeldPatients>) -> Element {
    let open = use_context::<OpenForm>();
    let status = use_context::<Status>();
    let form = use_form_at(WHY);
    let why = use_text(&String::new);
    let errors = form.errors(&[("reason", WHY, t!("held-reason"))]);
    let save = move |()| {
        let mut check = Check::default();
        let reason = check.prose(WHY, t!("held-reason"), &why.peek());
        let fine = form.may_send(check.wrong());
        let (true, Some(reason)) = (fine, reason) else {
            return;
        };
        form.submit
            .send::<RefuseHeld>(at.path(), RefuseHeldRequest { reason }, move |()| {
                status.say(t!("held-refused"));
                open.close("page-title");
                answer.change(|held| held.patients.retain(|one| one.message != at.message));
                answer.ask_again();
            });
    };
    work_form(
        form,
        &errors,
        t!("held-refuse-save"),
        save,
        move |()| open.close(&heading),
        text_area(
            500,
            3,
            None,
            Field {
                id: WHY,
                label: t!("held-reason"),
                hint: Some(t!("held-reason-hint")),
                value: why(),
                problem: FieldError::of(&errors, WHY),
                oninput: sets(why),
            },
        ),
    )
}
