//! What an endpoint answers, on the screen: shown from memory at once, asked for, asked for again quietly.

use dioxus::prelude::*;
use shared::Endpoint;

use super::{Api, use_api};
use crate::failure::Failure;

/// An answer being shown.
pub struct Answer<T: 'static> {
    /// The newest answer; stays while it is asked for again.
    pub value: Signal<Option<T>>,
    /// Why the last try failed.
    pub failure: Signal<Option<Failure>>,
    again: Signal<u32>,
    target: Memo<String>,
    api: Api,
}

impl<T> Clone for Answer<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Answer<T> {}
impl<T> PartialEq for Answer<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Clone + 'static> Answer<T> {
    /// Asks again.
    pub fn ask_again(mut self) {
        let next = self.again.peek().wrapping_add(1);
        self.again.set(next);
    }

    /// Shows an answer that came from a write.
    pub fn set(mut self, answer: T) {
        let target = self.target.peek().clone();
        self.api.answers.keep(target, answer.clone());
        self.value.set(Some(answer));
        self.failure.set(None);
    }

    /// Changes the answer shown, after a write that answered a part of it.
    pub fn change(self, change: impl FnOnce(&mut T)) {
        let now = self.value.peek().clone();
        if let Some(mut answer) = now {
            change(&mut answer);
            self.set(answer);
        }
    }
}

/// Shows what `E` answers. `at` gives path and query; signals read in it are followed, and so are nudges.
pub fn use_answer<E>(at: impl Fn() -> (E::Path, E::Query) + 'static) -> Answer<E::Response>
where
    E: Endpoint<Request = ()>,
    E::Response: Clone,
{
    let api = use_api();
    let target = use_memo(move || {
        let (path, query) = at();
        Api::target::<E>(&path, &query)
    });
    let again = use_signal(|| 0);
    let mut value = use_signal(|| api.answers.get::<E::Response>(&target.peek()));
    let mut failure = use_signal(|| None);
    let mut shown = use_signal(|| target.peek().clone());
    use_resource(move || {
        let target = target();
        let _ = (api.live.changes(), again());
        async move {
            if *shown.peek() != target {
                value.set(api.answers.get(&target));
                shown.set(target.clone());
            }
            if api.answers.take_fresh(&target) {
                return;
            }
            match api.get_from::<E::Response>(&target).await {
                Ok(answer) => {
                    api.answers.keep(target, answer.clone());
                    value.set(Some(answer));
                    failure.set(None);
                }
                Err(why) => failure.set(Some(why)),
            }
        }
    });
    Answer {
        value,
        failure,
        again,
        target,
        api,
    }
}
