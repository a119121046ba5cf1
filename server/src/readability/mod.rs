//! How readable the letters to patients are, as numbers per ward and month.
//!
//! Invariant: a letter is measured when it is signed or comes; nobody's name and nobody's text is read for the numbers,
//! and a month with fewer than five letters is shown to nobody.

pub(crate) mod handlers;
mod rules;
pub(crate) mod store;
