//! What the pages that staff work in have in common.

mod check;
mod form;
mod more;
mod units;

pub(in crate::pages) use check::Check;
pub(in crate::pages) use form::{
    Form, OpenForm, current, plain_form, use_form, use_form_at, work_form,
};
pub(in crate::pages) use more::{More, show_more, use_more};
pub(in crate::pages) use units::{Desk, UnitPicker, is_ward, my_units};
