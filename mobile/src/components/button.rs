//! Buttons. Never disabled: who presses too early is told what is missing.

use dioxus::prelude::*;

use crate::t;

/// How much a button stands out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to do here.
    Primary,
    /// Something one may do.
    #[default]
    Ordinary,
    /// Something at the side: looks like text.
    Quiet,
}

impl ButtonKind {
    /// Its classes.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button-primary",
            Self::Ordinary => "button",
            Self::Quiet => "button button-quiet",
        }
    }
}

/// A button that says what happens.
#[component]
pub fn Button(
    #[props(default)] kind: ButtonKind,
    /// Sends the form it stands in.
    #[props(default)]
    submit: bool,
    /// What it started is on its way.
    #[props(default)]
    busy: bool,
    /// Says more than the words on it, for those who do not see what it stands beside.
    label: Option<String>,
    pressed: Option<bool>,
    id: Option<String>,
    onclick: Option<EventHandler<()>>,
    children: Element,
) -> Element {
    rsx! {
        button {
            class: kind.class(),
            id,
            r#type: if submit { "submit" } else { "button" },
            aria_label: label,
            aria_busy: busy.then_some("true"),
            aria_pressed: pressed.map(|pressed| pressed.to_string()),
            onclick: move |event| {
                if let Some(onclick) = onclick {
                    event.stop_propagation();
                    onclick.call(());
                }
            },
            if busy {
                {t!("state-saving")}
            } else {
                {children}
            }
        }
    }
}
