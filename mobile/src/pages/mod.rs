//! The screens, one a file, in a folder for each subject.
//!
//! A page begins with [`PageTitle`](crate::components::PageTitle), asks with
//! [`use_answer`](crate::api::use_answer) and shows the answer with [`shown`]:
//!
//! ```ignore
//! #[component]
//! pub fn PlanPage() -> Element {
//!     let plan = use_answer::<GetPlan>(move || (AtPatient { patient }, Nothing {}));
//!     rsx! {
//!         PageTitle { title: t!("plan-title") }
//!         {shown(plan, |plan| rsx! { … })}
//!     }
//! }
//! ```
//! Ids from the address come as `ReadSignal`s, so that the question follows the address.

pub mod home;
pub mod identity;
pub mod inbox;
pub mod letters;
pub mod more;
pub mod not_found;
pub mod patients;
pub mod plan;
pub mod start;
pub mod ward;
pub mod what_matters;

use dioxus::prelude::*;
use shared::id::{Id, Patient};

use crate::{
    api::Answer,
    components::{LoadingView, Problem},
    failure::Failure,
    session::use_own_record,
    t,
};

/// Shows an answer: loading, failed with a way to try again, or the content; what was shown stays while it
/// is asked for again. No hooks in `content`.
pub fn shown<T: Clone + 'static>(
    answer: Answer<T>,
    content: impl FnOnce(&T) -> Element,
) -> Element {
    let failure = answer.failure.read().clone();
    let onretry = move |()| answer.ask_again();
    match (&*answer.value.read(), failure) {
        (Some(value), None | Some(Failure::Offline)) => content(value),
        (Some(value), Some(failure)) => rsx! {
            FailureView { failure, onretry }
            {content(value)}
        },
        (None, Some(failure)) => rsx! {
            FailureView { failure, onretry }
        },
        (None, None) => rsx! {
            LoadingView {}
        },
    }
}

/// A failure in words, with a way to try again if there is one.
#[component]
pub fn FailureView(failure: Failure, onretry: Option<EventHandler<()>>) -> Element {
    let wait = match &failure {
        Failure::Problem(problem) => problem.retry_after,
        Failure::Offline | Failure::Unexpected => None,
    };
    let reference = match &failure {
        Failure::Problem(problem) if problem.status >= 500 => problem.instance.clone(),
        _ => None,
    };
    rsx! {
        Problem { text: t!(&failure.message_key()), wait, reference, onretry }
    }
}

/// A page about the signed-in person's own record; those who have none are told so.
pub fn for_patient(content: impl FnOnce(Id<Patient>) -> Element) -> Element {
    match use_own_record() {
        Some(patient) => content(patient),
        None => rsx! {
            not_found::NowhereView {}
        },
    }
}
