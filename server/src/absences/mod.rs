//! Who is away from a unit's work. What they have taken is everybody's meanwhile, and theirs again when they are back:
//! nothing is moved, so nothing can be lost.

pub(crate) mod handlers;
pub(crate) mod rules;
pub(crate) mod store;
pub(crate) mod view;
