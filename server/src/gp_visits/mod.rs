//! Around a visit to the GP: notes before it, one page for the GP with a link and on paper, what was decided after it.

pub(crate) mod handlers;
mod links;
mod outcomes;
mod print;
mod rules;
mod store;
mod view;
