//! The screens, one a file, in a folder for each subject.
//!
//! A page begins with [`page_title`](crate::components::page_title), asks with
//! [`use_answer`](crate::api::use_answer) and shows the answer with [`shown`]:
//!
//! ```ignore
//! #[component]
//! pub fn PlanPage() -> Element {
//!     let plan = use_answer::<GetPlan>(move || (AtPatient { patient }, Nothing {}));
//!     rsx! {
//!         {page_title(t!("plan-title"), None)}
//!         {shown(plan, |plan| rsx! { … })}
//!     }
//! }
//! ```
//! Ids from the address come as `ReadSignal`s, so that the question follows the address.

mod ask;
pub mod checklists;
pub mod clinical;
pub mod followup;
mod given;
pub mod home;
pub mod identity;
pub mod inbox;
pub mod invitation;
mod kin;
pub mod letters;
pub mod messages;
pub mod more;
pub mod not_found;
pub mod patients;
pub mod plan;
pub mod relatives;
mod save;
pub mod shared_with_me;
pub mod start;
mod state;
pub mod templates;
pub mod unit_work;
pub mod ward;
pub mod what_matters;

use dioxus::prelude::*;
use given::Given;
use shared::id::{Id, Patient};

use crate::{
    api::Answer,
    components::{loading_view, problem_view, retry_button},
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
    let onretry = move |()| answer.ask_again();
    match (&*answer.value.read(), &*answer.failure.read()) {
        (Some(value), None | Some(Failure::Offline)) => content(value),
        (Some(value), Some(failure)) => above(failure_with_retry(failure, onretry), content(value)),
        (None, Some(failure)) => failure_with_retry(failure, onretry),
        (None, None) => loading_view(),
    }
}

fn above(first: Element, second: Element) -> Element {
    rsx! {
        {first}
        {second}
    }
}

/// A failure in words.
pub fn failure_view(failure: &Failure) -> Element {
    told(failure, None)
}

/// A failure in words, with a way to try again.
pub fn failure_with_retry(failure: &Failure, onretry: impl FnMut(()) + 'static) -> Element {
    told(failure, Some(retry_button(onretry)))
}

/// [`failure_with_retry`], where a component is asked for.
#[component]
pub fn FailureView(failure: Failure, onretry: EventHandler<()>) -> Element {
    failure_with_retry(&failure, move |()| onretry.call(()))
}

fn told(failure: &Failure, retry: Option<Element>) -> Element {
    let wait = match failure {
        Failure::Problem(problem) => problem.retry_after,
        Failure::Offline | Failure::Unexpected => None,
    };
    let reference = match failure {
        Failure::Problem(problem) if problem.status >= 500 => problem.instance.clone(),
        _ => None,
    };
    let told = problem_view(t!(&failure.message_key()), wait, reference, retry);
    if *failure != Failure::Offline {
        return told;
    }
    // Who cannot reach us must still know whom to call.
    rsx! {
        {told}
        p { class: "meta", {t!("emergency-line")} }
    }
}

/// Why something that was sent failed, when it did.
pub fn failure_of(failure: Signal<Option<Failure>>) -> Element {
    match &*failure.read() {
        Some(failure) => failure_view(failure),
        None => rsx! {},
    }
}

/// Content made anew, with no state from before, when `of` is something else. A key alone counts only among the items
/// of a list.
#[inline(never)]
pub fn anew(of: String, content: Element) -> Element {
    rsx! {
        for one in [of] {
            Fragment { key: "{one}", {content.clone()} }
        }
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
