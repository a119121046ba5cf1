//! «Jeg er blitt dårligere»: whom to call, and what somebody tells home care. It records and informs, and judges
//! nothing.

pub(crate) mod handlers;
pub(crate) mod rules;
pub(crate) mod store;
mod view;
