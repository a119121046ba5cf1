//! The rest, and the way out.

use dioxus::prelude::*;
use shared::{contract::Nothing, identity::SignOut};

use crate::{
    api::{use_api, use_submit},
    components::{ButtonKind, IconName, emergency_links, icon, icon_button, link, page_title},
    pages::{failure_of, kin::acting_links},
    route::{AtRelatives, Route},
    session::{Session, use_own_record},
    t,
};

/// Links to everything else, and sign-out.
#[component]
pub fn MorePage() -> Element {
    let patient = use_own_record();
    let acting = use_context::<Session>().acting();
    rsx! {
        {page_title(t!("nav-more"), None)}
        ul { class: "plain-list stack stack-tight menu",
            if let Some(patient) = patient {
                {item(
                    Route::Relatives { patient, at: AtRelatives::List },
                    IconName::Patients,
                    t!("relatives-title"),
                )}
                {item(Route::AccessLog {}, IconName::Eye, t!("access-log-title"))}
            }
            {item(Route::Look {}, IconName::TextSize, t!("look-title"))}
            {item(Route::Notices {}, IconName::Letter, t!("notices-title"))}
            {item(Route::Devices {}, IconName::Device, t!("devices-title"))}
            {item(Route::Password {}, IconName::Lock, t!("password-title"))}
            {item(Route::Accessibility {}, IconName::Person, t!("accessibility-title"))}
            {acting_links(&acting)}
        }
        SignOutButton {}
        {emergency_links()}
    }
}

fn item(to: Route, drawing: IconName, words: String) -> Element {
    rsx! {
        li {
            {link("choice", to, rsx! {
                {icon(drawing)}
                span { {words} }
            })}
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
        {failure_of(submit.failure)}
        div { class: "row",
            {icon_button(ButtonKind::Ordinary, IconName::SignOut, t!("action-sign-out"), move |()| {
                    submit
                        .send::<SignOut>(
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
