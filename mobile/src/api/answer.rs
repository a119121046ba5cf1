//! What an endpoint answers, on the screen: shown from memory at once, asked for, asked for again quietly.

use dioxus::prelude::*;
use shared::Endpoint;

use super::{Api, decode, use_api};
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
    let mut value = use_signal(|| None);
    let asked = use_asked(Question {
        target: Box::new(move || {
            let (path, query) = at();
            Api::target::<E>(&path, &query)
        }),
        show_kept: Box::new(move |target| value.set(api.answers.get::<E::Response>(target))),
        receive: Box::new(move |target, bytes| {
            let answer: E::Response = decode(bytes)?;
            api.answers.keep(target, answer.clone());
            value.set(Some(answer));
            Some(())
        }),
    });
    Answer {
        value,
        failure: asked.failure,
        again: asked.again,
        target: asked.target,
        api,
    }
}

/// Takes in an answer's tag and bytes; nothing when they are not of the contract's shape.
type Receive = Box<dyn FnMut(String, &[u8]) -> Option<()>>;

/// What is asked, and what to do with the answer: all that differs between endpoints. The rest is compiled
/// once, which keeps the app small. Made at every rendering, kept at the first.
struct Question {
    target: Box<dyn Fn() -> String>,
    show_kept: Box<dyn FnMut(&str)>,
    receive: Receive,
}

struct Asked {
    failure: Signal<Option<Failure>>,
    again: Signal<u32>,
    target: Memo<String>,
}

#[inline(never)]
fn use_asked(question: Question) -> Asked {
    let api = use_api();
    let mut question = use_hook(move || CopyValue::new(question));
    let target = use_memo(move || (question.read().target)());
    let again = use_signal(|| 0);
    let mut failure = use_signal(|| None);
    // Before the first paint: a screen seen before has its content at once.
    let mut shown = use_hook(|| {
        let target = target.peek().clone();
        (question.write().show_kept)(&target);
        CopyValue::new(target)
    });
    use_resource(move || {
        let target = target();
        let _ = (api.live.changes(), again());
        async move {
            if *shown.peek() != target {
                (question.write().show_kept)(&target);
                shown.set(target.clone());
            }
            if api.answers.take_fresh(&target) {
                return;
            }
            let answer = api.get_bytes(&target).await;
            if api.answers.knows(&target) && api.live.passes_over() {
                return;
            }
            let received = answer.and_then(|bytes| {
                let received = (question.write().receive)(target, &bytes);
                received.ok_or(Failure::Unexpected)
            });
            let why = received.err();
            if *failure.peek() != why {
                failure.set(why);
            }
        }
    });
    Asked {
        failure,
        again,
        target,
    }
}
