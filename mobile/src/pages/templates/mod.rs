//! Editing what checklists are made from, for those who lead. What is changed stays on the device until it is saved as a
//! new version.

mod edited;
mod editor;
mod effects;
mod head_form;
mod import;
mod item_form;
mod items;
mod list;
mod new;
mod one;
mod options;
mod texts;
mod versions;

use dioxus::prelude::*;
use shared::id::{Id, Unit};

use crate::{
    components::{back_link, page_title},
    pages::{anew, patients::work::OpenForm},
    route::{AtTemplates, Route},
    t,
};

/// The screens.
pub fn templates_page(unit: ReadSignal<Id<Unit>>) -> Element {
    OpenForm::provide();
    let unit = unit();
    let at = match use_route::<Route>() {
        Route::Templates { at, .. } => at,
        _ => AtTemplates::List,
    };
    match at {
        AtTemplates::List => rsx! {
            {back_link(Route::Inbox { unit }, t!("inbox-title"))}
            {page_title(t!("templates-title"), Some(rsx! { p { {t!("templates-lead")} } }))}
            list::List { unit }
        },
        AtTemplates::New => rsx! {
            {back_to_all(unit)}
            {page_title(t!("templates-new"), None)}
            new::New { unit }
        },
        AtTemplates::One(name) => {
            let page = rsx! { one::One { unit, name: name.to_string() } };
            anew(name.to_string(), page)
        }
    }
}

fn back_to_all(unit: Id<Unit>) -> Element {
    let all = Route::Templates {
        unit,
        at: AtTemplates::List,
    };
    back_link(all, t!("templates-title"))
}
