//! Talking to the service: typed by the contract in `shared`, one place, no other.
//!
//! Pages use three hooks: [`use_answer`] shows what an endpoint answers and asks again quietly when
//! something changes; [`use_submit`] sends what a person did, safely repeatable; [`use_api`] is for the rest.
//! Show an answer with [`crate::pages::shown`], which has words for loading, failing and being offline.

mod answer;
mod answers;
mod client;
mod decode;
mod lexicon;
mod submit;
mod vault;
mod words;

pub use answer::{Answer, use_answer};
pub use answers::Answers;
pub use client::{Api, use_api};
pub use decode::{decode, decode_value};
pub use lexicon::lexicon;
pub use submit::{Submit, use_submit};
pub use words::words;

use shared::Id;
use uuid::Uuid;

/// A new id for something the client makes. Keep it while the same thing is sent again: the service then
/// stores it once.
#[must_use]
pub fn new_id<T>() -> Id<T> {
    Id::new(Uuid::now_v7())
}
