//! A form in the middle of a page: opened by a button, one at a time, with its errors above its button.

use dioxus::prelude::*;
use serde::de::DeserializeOwned;

use crate::{
    api::{Submit, decode_value, use_submit},
    components::{ButtonKind, ErrorSummary, FieldError, button, submit_button},
    failure::Failure,
    pages::{
        failure_view,
        state::{use_errors, use_focus},
    },
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
    let submit = use_submit();
    let (errors, attempt) = use_errors();
    Form {
        submit,
        errors,
        attempt,
    }
}

/// A form's state; the input with this id gets the focus when the form opens.
pub(in crate::pages) fn use_form_at(first: &'static str) -> Form {
    use_focus(first);
    use_form()
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

/// The frame round the fields: what is wrong with them, the failure, the buttons; `save` is what the first says.
pub(in crate::pages) fn work_form(
    form: Form,
    errors: &[FieldError],
    save: String,
    onsave: impl FnMut(()) + 'static,
    oncancel: impl FnMut(()) + 'static,
    fields: Element,
) -> Element {
    let cancel = button(ButtonKind::Quiet, t!("action-cancel"), oncancel);
    frame(form, errors, save, Box::new(onsave), cancel, fields)
}

/// The same where there is nothing to give up; `beside` stands beside the button.
pub(in crate::pages) fn plain_form(
    form: Form,
    errors: &[FieldError],
    save: String,
    onsave: impl FnMut(()) + 'static,
    beside: Element,
    fields: Element,
) -> Element {
    frame(form, errors, save, Box::new(onsave), beside, fields)
}

// Not generic over what the buttons do: this stands in the app once.
fn frame(
    form: Form,
    errors: &[FieldError],
    save: String,
    mut onsave: Box<dyn FnMut(())>,
    cancel: Element,
    fields: Element,
) -> Element {
    let failure = form.submit.failure.read();
    // A failure about fields on the screen is told at the fields.
    let failure = failure
        .as_ref()
        .filter(|failure| errors.is_empty() || failure.fields().is_empty());
    let busy = *form.submit.busy.read();
    rsx! {
        form {
            class: "form",
            novalidate: true,
            onsubmit: move |event| {
                event.prevent_default();
                onsave(());
            },
            {fields}
            ErrorSummary { errors: errors.to_vec(), attempt: form.attempts() }
            if let Some(failure) = failure {
                {failure_view(failure)}
            }
            div { class: "actions",
                {submit_button(busy, save)}
                {cancel}
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
