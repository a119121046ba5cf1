//! A form in the middle of a page: opened by a button, one at a time, with its errors above its button.

use dioxus::prelude::*;
use serde::de::DeserializeOwned;

use crate::{
    api::{Submit, decode_value, use_submit},
    components::{Button, ButtonKind, ErrorSummary, FieldError},
    failure::Failure,
    pages::FailureView,
    platform, t,
};

/// Which form of the page is open: at most one, so that ids and errors are never doubled.
#[derive(Clone, Copy, PartialEq)]
pub(in crate::pages) struct OpenForm(Signal<Option<String>>);

impl OpenForm {
    /// The context, for a page.
    pub(in crate::pages) fn provide() -> Self {
        use_context_provider(|| Self(Signal::new(None)))
    }

    /// Whether this one is open.
    pub(in crate::pages) fn is(self, form: &str) -> bool {
        self.0.read().as_deref() == Some(form)
    }

    /// Opens this one; another closes, its text is kept.
    pub(in crate::pages) fn open(mut self, form: &str) {
        self.0.set(Some(form.to_owned()));
    }

    /// Closes the form and goes back to what it was about.
    pub(in crate::pages) fn close(mut self, back_to: &str) {
        self.0.set(None);
        platform::focus(back_to);
    }
}

/// What a form knows about its own correctness.
#[derive(Clone, Copy, PartialEq)]
pub(in crate::pages) struct Form {
    /// Sends it.
    pub(in crate::pages) submit: Submit,
    errors: Signal<Vec<FieldError>>,
    attempt: Signal<u32>,
}

/// A form's state.
pub(in crate::pages) fn use_form() -> Form {
    Form {
        submit: use_submit(),
        errors: use_signal(Vec::new),
        attempt: use_signal(|| 0),
    }
}

impl Form {
    /// The button was pressed: keeps what is wrong; `true` when nothing is and it can be sent.
    pub(in crate::pages) fn may_send(mut self, errors: Vec<FieldError>) -> bool {
        let fine = errors.is_empty();
        let next = self.attempt.peek().wrapping_add(1);
        self.attempt.set(next);
        self.errors.set(errors);
        self.submit.forget_failure();
        fine
    }

    /// How often the button was pressed.
    pub(in crate::pages) fn attempts(self) -> u32 {
        *self.attempt.read()
    }

    /// What is wrong, as found here and by the service; `fields` as in [`FieldError::from_failure`].
    pub(in crate::pages) fn errors(self, fields: &[(&str, &str, String)]) -> Vec<FieldError> {
        let mut errors = self.errors.read().clone();
        if let Some(failure) = &*self.submit.failure.read() {
            errors.extend(FieldError::from_failure(failure, fields));
        }
        errors
    }
}

/// The frame round the fields: errors, the failure, the buttons.
#[component]
pub(in crate::pages) fn WorkForm(
    form: Form,
    /// What is wrong with the fields.
    errors: Vec<FieldError>,
    /// What the button says.
    save: String,
    onsave: EventHandler<()>,
    oncancel: Option<EventHandler<()>>,
    /// The input that gets the focus when the form opens.
    first: Option<String>,
    children: Element,
) -> Element {
    use_effect(move || {
        if let Some(first) = &first {
            platform::focus(first);
        }
    });
    let failure = form.submit.failure.read().clone();
    // A failure about fields on the screen is told at the fields.
    let failure = failure.filter(|failure| errors.is_empty() || failure.fields().is_empty());
    let busy = *form.submit.busy.read();
    rsx! {
        form {
            class: "form",
            novalidate: true,
            onsubmit: move |event| {
                event.prevent_default();
                onsave.call(());
            },
            {children}
            ErrorSummary { errors, attempt: form.attempts() }
            if let Some(failure) = failure {
                FailureView { failure }
            }
            div { class: "actions",
                Button { kind: ButtonKind::Primary, submit: true, busy, {save} }
                if let Some(oncancel) = oncancel {
                    Button { kind: ButtonKind::Quiet, onclick: oncancel, {t!("action-cancel")} }
                }
            }
        }
    }
}

/// The state that a change collided with, if that is why it failed.
pub(in crate::pages) fn current<T: DeserializeOwned>(failure: &Failure) -> Option<T> {
    match failure {
        Failure::Problem(problem) => decode_value(problem.current.as_ref()?),
        Failure::Offline | Failure::Unexpected => None,
    }
}
