//! Signed-in devices: end one, or all.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    identity::{AtSession, EndSession, ListSessions, SessionInfo, Sessions, SignOutEverywhere},
};

use crate::{
    api::{Answer, use_answer, use_api, use_submit},
    components::{BackLink, Button, PageTitle, Status, moment_words},
    pages::{FailureView, shown},
    route::Route,
    t,
};

/// The list.
#[component]
pub fn DevicesPage() -> Element {
    let answer = use_answer::<ListSessions>(|| (Nothing {}, Nothing {}));
    rsx! {
        BackLink { to: Route::More {}, text: t!("nav-more") }
        PageTitle { title: t!("devices-title"),
            p { {t!("devices-lead")} }
        }
        {
            shown(
                answer,
                |list| rsx! {
                    ul { class: "plain-list stack",
                        for device in list.sessions.clone() {
                            Device { key: "{device.id}", device, answer }
                        }
                    }
                    Everywhere {}
                },
            )
        }
    }
}

#[component]
fn Device(device: SessionInfo, answer: Answer<Sessions>) -> Element {
    let submit = use_submit();
    let status = use_context::<Status>();
    let session = device.id;
    let name = device.device.unwrap_or_else(|| t!("devices-unknown"));
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
                if let Some(failure) = submit.failure.read().clone() {
                    FailureView { failure }
                }
                div { class: "row",
                    Button {
                        label: t!("devices-end-label", name: name),
                        onclick: move |()| {
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
                        {t!("devices-end")}
                    }
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
            if let Some(failure) = submit.failure.read().clone() {
                FailureView { failure }
            }
            div { class: "row",
                Button {
                    onclick: move |()| {
                        submit
                            .send::<SignOutEverywhere>(
                                Nothing {},
                                (),
                                move |()| {
                                    navigator.replace(Route::Home {});
                                    api.forget_everything();
                                },
                            );
                    },
                    {t!("devices-all")}
                }
            }
        }
    }
}
