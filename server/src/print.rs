//! What stands on paper in our own words.

mod words;

pub(crate) use words::{Words, link_holder};
