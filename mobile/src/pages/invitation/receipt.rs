//! Answered: what happens next.

use dioxus::prelude::*;
use shared::invitations::InvitationAnswered;

use crate::{
    components::{link, page_title},
    pages::Given,
    platform,
    route::Route,
    session::use_me,
    t,
};

/// The receipt; without an answer one declined.
#[component]
pub(super) fn Receipt(name: String, answered: Option<Given<InvitationAnswered>>) -> Element {
    let signed_in = use_me().is_some();
    use_effect(|| platform::focus("page-title"));
    let Some(answered) = answered else {
        return rsx! {
            {page_title(t!("receipt-declined"), None)}
            p { {t!("receipt-declined-text", name: &*name)} }
        };
    };
    rsx! {
        {page_title(t!("receipt-title"), None)}
        p { {t!("receipt-told", name: &*name)} }
        if answered.waits {
            p { {t!("receipt-waits", name: &*name)} }
        }
        if answered.has_account {
            p { {t!("receipt-account", name: &*name)} }
            p {
                {link("button button-primary", Route::Home {}, rsx! {
                    if signed_in {
                        {t!("receipt-go")}
                    } else {
                        {t!("action-sign-in")}
                    }
                })}
            }
        } else {
            p { {t!("receipt-no-account", name: &*name)} }
        }
    }
}
