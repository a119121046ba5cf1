//! The rest, and the way out.

use dioxus::prelude::*;
use shared::{contract::Nothing, identity::SignOut};

use crate::{
    api::{use_api, use_submit},
    components::{Button, EmergencyLinks, Icon, IconName, PageTitle},
    pages::FailureView,
    route::Route,
    session::use_own_record,
    t,
};

/// Links to everything else, and sign-out.
#[component]
pub fn MorePage() -> Element {
    let patient = use_own_record().is_some();
    rsx! {
        PageTitle { title: t!("nav-more") }
        ul { class: "plain-list stack stack-tight menu",
            if patient {
                Item { to: Route::AccessLog {}, icon: IconName::Eye, words: t!("access-log-title") }
            }
            Item { to: Route::Look {}, icon: IconName::TextSize, words: t!("look-title") }
            Item { to: Route::Devices {}, icon: IconName::Device, words: t!("devices-title") }
            Item { to: Route::Password {}, icon: IconName::Lock, words: t!("password-title") }
            Item { to: Route::Accessibility {}, icon: IconName::Person, words: t!("accessibility-title") }
        }
        SignOutButton {}
        EmergencyLinks {}
    }
}

#[component]
fn Item(to: Route, icon: IconName, words: String) -> Element {
    rsx! {
        li {
            Link { class: "choice", to,
                Icon { name: icon }
                span { {words} }
            }
        }
    }
}

/// Signs this device out. What was being written here is forgotten with it.
#[component]
fn SignOutButton() -> Element {
    let api = use_api();
    let submit = use_submit();
    let navigator = use_navigator();
    rsx! {
        if let Some(failure) = submit.failure.read().clone() {
            FailureView { failure }
        }
        div { class: "row",
            Button {
                onclick: move |()| {
                    submit
                        .send::<SignOut>(
                            Nothing {},
                            (),
                            move |()| {
                                navigator.replace(Route::Home {});
                                api.forget_everything();
                            },
                        );
                },
                Icon { name: IconName::SignOut }
                {t!("action-sign-out")}
            }
        }
    }
}
