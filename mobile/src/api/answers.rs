//! The last answers of this session, in memory: a screen seen before shows at once and is refreshed quietly.

use std::{any::Any, collections::HashMap, rc::Rc};

use chrono::{DateTime, TimeDelta, Utc};
use dioxus::prelude::*;

use crate::platform;

/// How long an answer that came with another request need not be asked for: while the screen it is for is
/// being shown. A screen opened later asks.
const FRESH_FOR: TimeDelta = TimeDelta::seconds(3);

struct Kept {
    answer: Rc<dyn Any>,
    fresh_since: Option<DateTime<Utc>>,
}

/// The answers, by target.
#[derive(Clone, Copy)]
pub struct Answers {
    kept: CopyValue<HashMap<String, Kept>>,
}

impl Answers {
    pub(super) fn new() -> Self {
        Self {
            kept: CopyValue::new(HashMap::new()),
        }
    }

    /// The last answer from this target.
    #[must_use]
    pub fn get<T: Clone + 'static>(self, target: &str) -> Option<T> {
        let kept = self.kept.read();
        kept.get(target)?.answer.downcast_ref::<T>().cloned()
    }

    /// Whether there is one from this target.
    pub(super) fn knows(self, target: &str) -> bool {
        self.kept.read().contains_key(target)
    }

    /// Keeps an answer.
    pub fn keep<T: 'static>(mut self, target: String, answer: T) {
        let answer = Rc::new(answer);
        self.kept.write().insert(
            target,
            Kept {
                answer,
                fresh_since: None,
            },
        );
    }

    /// Keeps an answer that came with another request this very moment: it need not be asked for.
    pub(super) fn keep_fresh<T: 'static>(mut self, target: String, answer: T) {
        let answer = Rc::new(answer);
        self.kept.write().insert(
            target,
            Kept {
                answer,
                fresh_since: Some(platform::now()),
            },
        );
    }

    /// Whether the answer need not be asked for; true once.
    pub(super) fn take_fresh(mut self, target: &str) -> bool {
        let since = self
            .kept
            .write()
            .get_mut(target)
            .and_then(|kept| kept.fresh_since.take());
        since.is_some_and(|since| platform::now() - since < FRESH_FOR)
    }

    /// Something changed: whatever came with another request is asked for all the same.
    pub(super) fn nothing_is_fresh(mut self) {
        for kept in self.kept.write().values_mut() {
            kept.fresh_since = None;
        }
    }

    /// Forgets all: another person may sign in.
    pub fn forget_all(mut self) {
        self.kept.write().clear();
    }
}
