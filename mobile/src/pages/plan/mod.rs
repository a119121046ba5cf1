//! The plan.

mod new_task;
mod overview;

pub use new_task::NewTaskPage;
pub use overview::PlanPage;
