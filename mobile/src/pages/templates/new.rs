//! A new template: from nothing, or from a file.

use dioxus::prelude::*;
use shared::{
    checklist_templates::SaveTemplateRequest,
    checklists::template::{DoneBy, Key, TemplateContent},
    id::{Id, Unit},
};

use super::{
    edited::{ON_THE_NEWEST, draft_name, written},
    import::Import,
    texts::use_texts,
};
use crate::{
    draft,
    pages::patients::work::{Check, plain_form, use_form},
    route::{AtTemplates, Route},
    session::Session,
    t,
};

const TITLE: &str = "template-title";

/// Its title, and on to the items; or a file.
#[component]
pub(super) fn New(unit: Id<Unit>) -> Element {
    let title = use_texts(None);
    let form = use_form();
    let session = use_context::<Session>();
    let errors = form.errors(&[]);
    let begin = move |()| {
        let mut check = Check::default();
        let title = title.need(&mut check, TITLE, &t!("templates-name"));
        let fine = form.may_send(check.wrong());
        let (true, Some(title)) = (fine, title) else {
            return;
        };
        // A time makes the name one's own: two may be called the same.
        let name = Key::made_of(&title.nb, |_| false);
        let time = crate::platform::now().timestamp();
        let name = name
            .and_then(|name| Key::new(&format!("{}-{time}", name.get(..25).unwrap_or(&name))).ok());
        let Some(name) = name else { return };
        let content = TemplateContent {
            title,
            about: None,
            done_by: vec![DoneBy::HomeCare],
            deadline: None,
            completes: None,
            items: Vec::new(),
        };
        edit(session, unit, name, content);
    };
    let fields = title.fields(TITLE, t!("templates-name"), None, &errors);
    rsx! {
        {plain_form(form, &errors, t!("templates-begin"), begin, rsx! {}, fields)}
        Import { unit }
    }
}

/// Keeps it on the device and goes to where it is edited.
pub(super) fn edit(session: Session, unit: Id<Unit>, name: Key, content: TemplateContent) {
    let request = SaveTemplateRequest {
        version: ON_THE_NEWEST,
        content,
    };
    draft::leave(session, &draft_name(unit, &name), &written(&request));
    let at = AtTemplates::One(name);
    navigator().push(Route::Templates { unit, at });
}
