//! Buttons. Never disabled: who presses too early is told what is missing.

use dioxus::prelude::*;

use super::{IconName, icon};
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

/// How a button looks, and what is said of it; `..Look::default()` for the rest.
#[derive(Debug, Default)]
pub struct Look {
    /// How much it stands out.
    pub kind: ButtonKind,
    /// A drawing before its words.
    pub icon: Option<IconName>,
    /// What it started is on its way.
    pub busy: bool,
    /// Whether what it switches is on.
    pub pressed: Option<bool>,
    /// Says more than the words on it, for those who do not see what it stands beside.
    pub label: Option<String>,
    /// Its id.
    pub id: Option<String>,
}

/// What happens when a button is pressed.
type Press = Box<dyn FnMut(())>;

/// A button that says what happens.
pub fn button(kind: ButtonKind, words: String, onclick: impl FnMut(()) + 'static) -> Element {
    plain(kind, None, words, Box::new(onclick))
}

/// A button with a drawing before its words.
pub fn icon_button(
    kind: ButtonKind,
    icon: IconName,
    words: String,
    onclick: impl FnMut(()) + 'static,
) -> Element {
    plain(kind, Some(icon), words, Box::new(onclick))
}

/// A button with more to it.
pub fn button_with(look: Look, words: String, onclick: impl FnMut(()) + 'static) -> Element {
    drawn(look, words, Some(Box::new(onclick)))
}

/// The button that sends the form it stands in.
pub fn submit_button(busy: bool, words: String) -> Element {
    let look = Look {
        kind: ButtonKind::Primary,
        busy,
        ..Look::default()
    };
    drawn(look, words, None)
}

// Not generic over what is pressed: a handler then costs its own code and no more.
fn plain(kind: ButtonKind, icon: Option<IconName>, words: String, onclick: Press) -> Element {
    let look = Look {
        kind,
        icon,
        ..Look::default()
    };
    drawn(look, words, Some(onclick))
}

/// Without something to press it sends its form.
fn drawn(look: Look, words: String, mut onclick: Option<Press>) -> Element {
    let words = match (look.busy, look.icon) {
        (true, _) => rsx! { {t!("state-saving")} },
        (false, Some(name)) => rsx! { {icon(name)} {words} },
        (false, None) => rsx! { {words} },
    };
    rsx! {
        button {
            class: look.kind.class(),
            id: look.id,
            r#type: if onclick.is_none() { "submit" } else { "button" },
            aria_label: look.label,
            aria_busy: look.busy.then_some("true"),
            aria_pressed: look.pressed.map(|pressed| pressed.to_string()),
            onclick: move |event| {
                if let Some(onclick) = &mut onclick {
                    event.stop_propagation();
                    onclick(());
                }
            },
            {words}
        }
    }
}
