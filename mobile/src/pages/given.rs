//! What a page gives to its parts.

use std::{ops::Deref, rc::Rc};

/// Something large that components are given: shared, not copied, and equal only to itself. Comparing and
/// copying whole records field by field would be among the largest code of the app.
pub(super) struct Given<T>(Rc<T>);

impl<T> Given<T> {
    /// Gives this.
    pub(super) fn new(value: T) -> Self {
        Self(Rc::new(value))
    }
}

impl<T> Clone for Given<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Given<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Given<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
