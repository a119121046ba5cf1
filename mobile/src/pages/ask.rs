//! What cannot be taken back is asked about once more.

use dioxus::prelude::*;

use crate::{
    components::{ButtonKind, Look, button, button_with},
    pages::state::use_flag,
    platform, t,
};

/// A button; pressed, it gives way to a question with a yes and a no.
#[component]
pub(super) fn AskedTwice(
    /// Unlike any other on the page.
    id: String,
    /// What the button says.
    words: String,
    /// What is asked then, with what follows from a yes.
    question: String,
    /// What the yes says.
    yes: String,
    /// Says more than the words on the button, for those who do not see what it stands beside.
    #[props(default)]
    label: Option<String>,
    #[props(default)] busy: bool,
    onyes: EventHandler<()>,
) -> Element {
    let mut asking = use_flag(false);
    let (ask_id, back) = (format!("{id}-question"), id.clone());
    // Only once the question is there can it have the focus.
    use_effect(move || {
        if asking() {
            platform::focus(&ask_id);
        }
    });
    if !asking() {
        let look = Look {
            label,
            id: Some(id),
            ..Look::default()
        };
        return rsx! {
            div { class: "actions",
                {button_with(look, words, move |()| asking.set(true))}
            }
        };
    }
    rsx! {
        div { class: "notice notice-warn stack", role: "group", aria_labelledby: "{id}-question",
            p { id: "{id}-question", tabindex: "-1", {question} }
            div { class: "actions",
                {button_with(
                    Look { kind: ButtonKind::Primary, busy, ..Look::default() },
                    yes,
                    move |()| onyes.call(()),
                )}
                {button(ButtonKind::Quiet, t!("action-cancel"), move |()| {
                        asking.set(false);
                        platform::focus(&back);
                    })}
            }
        }
    }
}
