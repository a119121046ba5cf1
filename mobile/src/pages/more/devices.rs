//! Signed-in devices: end one, or all.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    identity::{AtSession, EndSession, ListSessions, SessionInfo, Sessions, SignOutEverywhere},
};

use crate::{
    api::{Answer, use_answer, use_api, use_submit},
    components::{
        ButtonKind, Look, Status, back_link, button, button_with, moment_words, page_title,
    },
    pages::{Given, failure_of, shown},
    route::Route,
    t,
};

/// The list.
pub fn devices_page() -> Element {
    let answer = use_answer::<ListSessions>(|| (Nothing {}, Nothing {}));
    rsx! {
        {back_link(Route::More {}, t!("nav-more"))}
        {page_title(t!("devices-title"), Some(rsx! { p { {t!("devices-lead")} } }))}
        {
            shown(
                answer,
                |list| rsx! {
                    ul { class: "plain-list stack",
                        for device in &list.sessions {
                            Device { key: "{device.id}", device: Given::new(device.clone()), answer }
                        }
                    }
                    Everywhere {}
                },
            )
        }
    }
}

#[component]
fn Device(device: Given<SessionInfo>, answer: Answer<Sessions>) -> Element {
    let submit = use_submit();
    let status = use_context::<Status>();
    let session = device.id;
    let name = device
        .device
        .clone()
        .unwrap_or_else(|| t!("devices-unknown"));
    rsx! {
        li { class: "card",
            p { class: "row",
                strong { {name.clone()} }
                if device.current {
                    span { class: "chip", {t!("devices-this")} }
                }
            }
            p { class: "meta", {t!("devices-since", when: moment_words(device.started_at))} }
            if !device.current {
                p { class: "meta", {t!("devices-used", when: moment_words(device.last_used_at))} }
                {failure_of(submit.failure)}
                div { class: "row",
                    {button_with(
                        Look { label: Some(t!("devices-end-label", name: name)), ..Look::default() },
                        t!("devices-end"),
                        move |()| {
                            submit
                                .send::<EndSession>(
                                    AtSession { session },
                                    (),
                                    move |()| {
                                        status.say(t!("devices-ended"));
                                        answer.change(|list| list.sessions.retain(|other| other.id != session));
                                    },
                                );
                        },
                    )}
                }
            }
        }
    }
}

#[component]
fn Everywhere() -> Element {
    let api = use_api();
    let submit = use_submit();
    let navigator = use_navigator();
    rsx! {
        section { class: "stack stack-tight",
            h2 { {t!("devices-all-title")} }
            p { {t!("devices-all-text")} }
            {failure_of(submit.failure)}
            div { class: "row",
                {button(ButtonKind::Ordinary, t!("devices-all"), move |()| {
                        submit
                            .send::<SignOutEverywhere>(
                                Nothing {},
                                (),
                                move |()| {
                                    navigator.replace(Route::Home {});
                                    api.forget_everything();
                                },
                            );
                    })}
            }
        }
    }
}
