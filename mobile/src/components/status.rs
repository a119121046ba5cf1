//! «Lagret»: what went well, said politely in one place.

use dioxus::prelude::*;

/// What was said last, as a context.
#[derive(Clone, Copy)]
pub struct Status {
    text: Signal<String>,
    moves_left: CopyValue<u8>,
}

impl Status {
    /// Makes the context; once, in a hook of the root component.
    pub fn provide() -> Self {
        provide_context(Self {
            text: Signal::new(String::new()),
            moves_left: CopyValue::new(0),
        })
    }

    /// Says something; it stands until the person goes to another page.
    pub fn say(mut self, text: String) {
        self.moves_left.set(0);
        self.text.set(text);
    }

    /// Says something just before going to another page, where it is to stand.
    pub fn say_on_next_page(mut self, text: String) {
        self.moves_left.set(1);
        self.text.set(text);
    }

    /// What is to stand on the next page; empty when nothing is.
    #[must_use]
    pub fn for_next_page(self) -> String {
        match *self.moves_left.peek() {
            0 => String::new(),
            _ => self.text.peek().clone(),
        }
    }

    /// The address has changed.
    pub fn moved(mut self) {
        let left = *self.moves_left.peek();
        if left > 0 {
            self.moves_left.set(left - 1);
        } else if !self.text.peek().is_empty() {
            self.text.set(String::new());
        }
    }
}

/// The place where it is said.
#[component]
pub fn StatusLine() -> Element {
    let status = use_context::<Status>();
    let text = status.text.read().clone();
    rsx! {
        div { class: "status-message", role: "status", aria_live: "polite",
            if !text.is_empty() {
                p { {text} }
            }
        }
    }
}
