//! One message in short: what, new or changed, from whom to whom, when.

use dioxus::prelude::*;
use shared::messages::{Act, MessageKind, MessageLine, MessageState};

use crate::{components::moment_words, i18n, t};

/// «Epikrise»; what we do not know keeps its type as it was sent.
pub(super) fn kind_words(line: &MessageLine) -> String {
    let words = i18n::named("message-kind", &line.kind);
    match line.kind {
        MessageKind::Unknown => format!("{words} ({})", line.kind_code),
        _ => words,
    }
}

/// From whom to whom, when, and what is special about it.
pub(super) fn way(line: &MessageLine) -> Element {
    let at = line.made_at.unwrap_or(line.received_at);
    rsx! {
        p { {t!("message-from-to", from: &*line.from, to: &*line.to)} }
        p { class: "row",
            span { class: "meta", {moment_words(at)} }
            if line.act != Act::New {
                span { class: "chip", {i18n::named("message-act", &line.act)} }
            }
            if line.state != MessageState::Accepted {
                span { class: "chip", {i18n::named("message-state", &line.state)} }
            }
        }
    }
}
