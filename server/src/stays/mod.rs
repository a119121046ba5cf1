//! Hospital stays: admission, the planned discharge date with every revision, discharge.

pub(crate) mod handlers;
pub(crate) mod reported;
pub(crate) mod rules;
pub(crate) mod store;
pub(crate) mod view;
