//! The states of a page: loading, empty, failed, offline.

use dioxus::prelude::*;

use super::{ButtonKind, button};
use crate::{live::Live, t};

/// [`loading_view`], where a component is asked for.
#[component]
pub fn LoadingView() -> Element {
    loading_view()
}

/// Something is on its way.
pub fn loading_view() -> Element {
    rsx! {
        p { class: "loading", role: "status", {t!("loading")} }
    }
}

/// Nothing here yet: what will come, and what one can do meanwhile.
pub fn empty_view(text: String, more: Option<Element>) -> Element {
    rsx! {
        div { class: "empty stack",
            p { {text} }
            if let Some(more) = more {
                {more}
            }
        }
    }
}

/// Something went wrong, in words; `wait` is in seconds, `retry` a [`retry_button`].
pub fn problem_view(
    text: String,
    wait: Option<u64>,
    reference: Option<String>,
    retry: Option<Element>,
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
            if let Some(retry) = retry {
                {retry}
            }
        }
    }
}

/// The button that tries again.
pub fn retry_button(onretry: impl FnMut(()) + 'static) -> Element {
    button(ButtonKind::Ordinary, t!("action-retry"), onretry)
}

/// Something worth knowing.
pub fn notice(content: Element) -> Element {
    rsx! {
        div { class: "notice stack", {content} }
    }
}

/// Something that somebody should act on.
pub fn warning(content: Element) -> Element {
    rsx! {
        div { class: "notice notice-warn stack", {content} }
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
