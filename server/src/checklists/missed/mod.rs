//! Checklists that nobody signed by their day, where no step of the plan would tell of it: the unit whose it is gets an
//! update, which climbs as others do, and the patient reads that it was missed and who knows.
//!
//! Invariant: told once for a stay and a checklist, over all instances; when it is signed after all, what tells of it is
//! handled.

mod rules;
mod store;
mod view;
mod watch;

pub(super) use store::signed;
pub(crate) use store::{taken_back, told};
pub(crate) use view::of_patient;
pub(crate) use watch::run as watch;
