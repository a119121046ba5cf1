//! Adherence: whether those who came home got each step of the pathway in time, as numbers per unit and month.
//!
//! Invariant: nobody's name is read, and a month with fewer than five eligible homecomings is shown to nobody.

mod figures;
pub(crate) mod handlers;
mod rules;
mod store;
mod table;

pub(crate) use figures::months;
