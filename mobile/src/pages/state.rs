//! State that many screens have. Each kind of it is compiled once: `use_signal` and its like are written out in
//! full wherever they are called.

use dioxus::prelude::*;

use crate::{components::FieldError, platform};

/// A text.
#[inline(never)]
pub(super) fn use_text(initial: &dyn Fn() -> String) -> Signal<String> {
    use_signal(initial)
}

/// A switch.
#[inline(never)]
pub(super) fn use_flag(initial: bool) -> Signal<bool> {
    use_signal(|| initial)
}

/// What is wrong with the fields of a form, and how often its button was pressed.
#[inline(never)]
pub(super) fn use_errors() -> (Signal<Vec<FieldError>>, Signal<u32>) {
    (use_signal(Vec::new), use_signal(|| 0))
}

/// What has this id gets the focus when the component comes.
#[inline(never)]
pub(super) fn use_focus(id: &'static str) {
    use_effect(move || platform::focus(id));
}
