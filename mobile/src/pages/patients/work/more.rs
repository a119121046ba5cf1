//! The pages of a list after the first one, which `use_answer` keeps fresh.

use dioxus::prelude::*;
use shared::{Endpoint, contract::Page};

use crate::{
    api::{Api, use_api},
    components::{ButtonKind, button},
    failure::Failure,
    pages::{failure_of, state::use_flag},
    t,
};

/// What was fetched beyond the first page.
pub(in crate::pages) struct More<T: 'static> {
    items: Signal<Vec<T>>,
    /// Where the first page ended when the second was fetched: if it ends elsewhere now, what was fetched no
    /// longer follows it.
    from: Signal<Option<String>>,
    /// Where the last page fetched ended; `None` before the first, `Some(None)` at the end.
    end: Signal<Option<Option<String>>>,
    busy: Signal<bool>,
    failure: Signal<Option<Failure>>,
    api: Api,
}

impl<T> Clone for More<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for More<T> {}
impl<T> PartialEq for More<T> {
    fn eq(&self, other: &Self) -> bool {
        self.items == other.items
    }
}

impl<T: Clone + PartialEq + 'static> More<T> {
    /// The first page with those fetched after it, each once; `same` says which are the same.
    pub(in crate::pages) fn after(self, first: &Page<T>, same: impl Fn(&T, &T) -> bool) -> Vec<T> {
        let mut all = first.items.clone();
        if *self.from.read() != first.next {
            return all;
        }
        for item in &*self.items.read() {
            if !all.iter().any(|listed| same(listed, item)) {
                all.push(item.clone());
            }
        }
        all
    }

    /// Another list is shown.
    pub(in crate::pages) fn forget(mut self) {
        self.items.write().clear();
        self.end.set(None);
        self.failure.set(None);
    }

    /// An item fetched has changed.
    pub(in crate::pages) fn replace(mut self, changed: &T, same: impl Fn(&T, &T) -> bool) {
        for item in self.items.write().iter_mut() {
            if same(item, changed) {
                *item = changed.clone();
            }
        }
    }

    /// An item fetched belongs here no longer.
    pub(in crate::pages) fn drop_item(mut self, gone: &T, same: impl Fn(&T, &T) -> bool) {
        self.items.write().retain(|item| !same(item, gone));
    }

    fn next(self, first: &Page<T>) -> Option<String> {
        let follows = *self.from.read() == first.next;
        let end = self.end.read().clone().filter(|_| follows);
        end.unwrap_or_else(|| first.next.clone())
    }
}

/// Nothing fetched yet.
pub(in crate::pages) fn use_more<T: 'static>() -> More<T> {
    More {
        items: use_signal(Vec::new),
        from: use_signal(|| None),
        end: use_signal(|| None),
        busy: use_flag(false),
        failure: use_signal(|| None),
        api: use_api(),
    }
}

/// «Vis flere», while there are more; `ask` makes the question from where the last page ended. No hooks.
pub(in crate::pages) fn show_more<E, T>(
    more: More<T>,
    first: &Page<T>,
    ask: impl Fn(String) -> (E::Path, E::Query) + 'static,
) -> Element
where
    E: Endpoint<Request = (), Response = Page<T>>,
    T: Clone + PartialEq + 'static,
{
    let Some(cursor) = more.next(first) else {
        return rsx! {};
    };
    let first_end = first.next.clone();
    let More {
        mut items,
        mut from,
        mut end,
        mut busy,
        mut failure,
        api,
    } = more;
    let fetch = move |()| {
        if *busy.peek() {
            return;
        }
        busy.set(true);
        let (path, query) = ask(cursor.clone());
        let first_end = first_end.clone();
        spawn(async move {
            match api.get::<E>(&path, &query).await {
                Ok(page) => {
                    if *from.peek() != first_end {
                        items.write().clear();
                        from.set(first_end);
                    }
                    items.write().extend(page.items);
                    end.set(Some(page.next));
                    failure.set(None);
                }
                Err(why) => failure.set(Some(why)),
            }
            busy.set(false);
        });
    };
    rsx! {
        {failure_of(failure)}
        {button(ButtonKind::Ordinary, t!("action-show-more"), fetch)}
    }
}
