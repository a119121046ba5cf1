//! One template: edited, sent to others as a file, taken back to what comes with Hjemover.

use dioxus::prelude::*;
use shared::{
    checklist_templates::{
        AtTemplate, ExportTemplate, GetTemplate, RestoreTemplate, RestoreTemplateRequest,
        SaveTemplateRequest, Template, TemplateQuery,
    },
    checklists::template::Key,
    contract::Nothing,
    id::{Id, Unit},
};

use super::{
    back_to_all,
    edited::{Edited, draft_name, said, use_edited},
    editor::Editor,
    versions::Versions,
};
use crate::{
    api::{Answer, Api, decode, use_answer, use_submit},
    components::{ButtonKind, Look, Status, button, button_with, moment_words, page_title},
    draft::use_draft,
    pages::{Given, anew, failure_of, patients::work::OpenForm, shown},
    route::{AtTemplates, Route},
    t,
};

/// Which template, for the screens about it.
#[derive(Clone, PartialEq)]
pub(super) struct Which {
    pub(super) unit: Id<Unit>,
    pub(super) name: Key,
}

impl Which {
    /// As it is asked for.
    pub(super) fn at(&self) -> AtTemplate {
        AtTemplate {
            unit: self.unit,
            key: self.name.clone(),
        }
    }
}

/// The page. What is new to the service is shown from the device.
#[component]
pub(super) fn One(unit: Id<Unit>, name: String) -> Element {
    let Ok(name) = Key::new(&name) else {
        return rsx! {};
    };
    let which = Which { unit, name };
    let asked = which.clone();
    let answer = use_answer::<GetTemplate>(move || (asked.at(), TemplateQuery::default()));
    let draft = use_draft(|| draft_name(unit, &which.name), String::new);
    let begun: Option<SaveTemplateRequest> = decode(draft.text().as_bytes());
    let unknown = answer.value.read().is_none() && answer.failure.read().is_some();
    rsx! {
        {back_to_all(unit)}
        match begun.filter(|_| unknown) {
            Some(begun) => {
                let stands = SaveTemplateRequest { version: 0, ..begun };
                rsx! { NewOne { which, stands, answer } }
            }
            None => shown(answer, |template| {
                let template = Given::new(template.clone());
                rsx! { Known { which, template, answer } }
            }),
        }
    }
}

/// One that the service does not know yet.
#[component]
fn NewOne(which: Which, stands: SaveTemplateRequest, answer: Answer<Template>) -> Element {
    let edited = use_edited(which.unit, &which.name, &stands);
    // Nothing of it is in use: all of it is a change.
    let mut nothing = stands;
    nothing.content.items.clear();
    rsx! {
        {page_title(said(&edited.content().title), Some(rsx! { p { {t!("templates-not-in-use")} } }))}
        Editor { which, edited, stands: nothing, answer }
    }
}

#[component]
fn Known(which: Which, template: Given<Template>, answer: Answer<Template>) -> Element {
    let stands = SaveTemplateRequest {
        version: template.newest,
        content: template.content.clone(),
    };
    let edited = use_edited(which.unit, &which.name, &stands);
    let file = Api::target::<ExportTemplate>(&which.at(), &Nothing {});
    let lead = match &template.changed {
        Some(act) => t!("templates-changed", who: &*act.author.name, when: moment_words(act.at)),
        None => t!("templates-as-it-comes"),
    };
    let version = template.version;
    let in_use = template.in_use;
    rsx! {
        {page_title(said(&template.content.title), Some(rsx! {
            p { class: "meta", {t!("templates-version", version: version)} " " {lead} }
            if !in_use {
                p { {t!("templates-not-in-use")} }
            }
        }))}
        Editor { which: which.clone(), edited, stands, answer }
        section { class: "stack",
            h2 { {t!("templates-more")} }
            p { a { class: "link", href: file, download: "questionnaire.json", {t!("templates-export")} } }
            if template.in_use && template.changed.is_some() {
                Restore { which: which.clone(), template: template.clone(), edited }
            }
            {anew(template.newest.to_string(), rsx! { Versions { which, template, edited } })}
        }
    }
}

/// Back to what comes with Hjemover, asked about once.
#[component]
fn Restore(which: Which, template: Given<Template>, edited: Edited) -> Element {
    const FORM: &str = "template-restore";
    let open = use_context::<OpenForm>();
    let status = use_context::<Status>();
    let submit = use_submit();
    let (words, question) = if template.comes_with {
        (t!("templates-restore"), t!("templates-restore-question"))
    } else {
        (t!("templates-retire"), t!("templates-retire-question"))
    };
    let body = RestoreTemplateRequest {
        version: template.newest,
    };
    let stands = SaveTemplateRequest {
        version: template.newest,
        content: template.content.clone(),
    };
    let restore = move |()| {
        let (unit, stands) = (which.unit, stands.clone());
        submit.send::<RestoreTemplate>(which.at(), body, move |_| {
            edited.settle(stands);
            status.say_on_next_page(t!("templates-restored"));
            let at = AtTemplates::List;
            navigator().replace(Route::Templates { unit, at });
        });
    };
    rsx! {
        {failure_of(submit.failure)}
        div { class: "stack", id: FORM, tabindex: "-1",
            if open.is(FORM) {
                p { {question} }
                div { class: "actions",
                    {button_with(
                        Look { kind: ButtonKind::Primary, busy: *submit.busy.read(), ..Look::default() },
                        words,
                        restore,
                    )}
                    {button(ButtonKind::Quiet, t!("action-cancel"), move |()| open.close(FORM))}
                }
            } else {
                div { class: "actions",
                    {button(ButtonKind::Ordinary, words, move |()| open.open(FORM))}
                }
            }
        }
    }
}
