//! The plan: dated steps, each with an owner and an honest state; own tasks to tick off.

mod new_task;
mod overview;
mod task;

pub use new_task::new_task_page;
pub use overview::plan_page;
