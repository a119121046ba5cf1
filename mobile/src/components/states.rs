//! The states of a page: loading, empty, failed, offline.

use dioxus::prelude::*;

use super::{Button, ButtonKind};
use crate::{live::Live, t};

/// Something is on its way.
#[component]
pub fn LoadingView() -> Element {
    rsx! {
        p { class: "loading", role: "status", {t!("loading")} }
    }
}

/// Nothing here yet: what will come, and what one can do meanwhile.
#[component]
pub fn EmptyView(text: String, children: Element) -> Element {
    rsx! {
        div { class: "empty stack",
            p { {text} }
            {children}
        }
    }
}

/// Something went wrong, in words; `wait` is in seconds.
#[component]
pub fn Problem(
    text: String,
    wait: Option<u64>,
    reference: Option<String>,
    onretry: Option<EventHandler<()>>,
) -> Element {
    rsx! {
        div { class: "problem stack", role: "alert",
            p { {text} }
            if let Some(seconds) = wait.filter(|seconds| *seconds > 0) {
                p { {t!("problem-retry-after", seconds: seconds)} }
            }
            if let Some(reference) = reference {
                p { class: "meta", {t!("problem-reference", id: reference)} }
            }
            if let Some(onretry) = onretry {
                Button { kind: ButtonKind::Ordinary, onclick: onretry, {t!("action-retry")} }
            }
        }
    }
}

/// Something worth knowing; `warn` when somebody should do something.
#[component]
pub fn Notice(#[props(default)] warn: bool, children: Element) -> Element {
    rsx! {
        div { class: if warn { "notice notice-warn stack" } else { "notice stack" }, {children} }
    }
}

/// Says when there is no network. Always there, so that the change is read aloud.
#[component]
pub fn OfflineNotice() -> Element {
    let live = use_context::<Live>();
    rsx! {
        div { role: "status",
            if !*live.online.read() {
                p { class: "notice notice-warn", {t!("state-offline")} }
            }
        }
    }
}
