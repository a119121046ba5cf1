//! Editing a template: what it is called, its items, and saving it as a new version.

use dioxus::prelude::*;
use shared::{
    checklist_templates::{SaveTemplate, SaveTemplateRequest, Template},
    checklists::template::TemplateContent,
};

use super::{
    edited::{Edited, said},
    head_form::HeadForm,
    items::Items,
    one::Which,
};
use crate::{
    api::Answer,
    components::{ButtonKind, FieldError, Status, button, notice},
    i18n,
    pages::patients::work::{OpenForm, current, plain_form, use_form},
    platform, t,
};

const HEAD: &str = "template-head";

/// The editor; `stands` is what is in use, if anything is.
#[component]
pub(super) fn Editor(
    which: Which,
    edited: Edited,
    stands: SaveTemplateRequest,
    answer: Answer<Template>,
) -> Element {
    let open = use_context::<OpenForm>();
    let status = use_context::<Status>();
    let form = use_form();
    // Somebody saved meanwhile: it is told, and saving again takes the place of theirs.
    let mut theirs = use_signal(|| None::<i32>);
    use_effect(move || {
        let failure = form.submit.failure.read();
        if let Some(now) = failure.as_ref().and_then(current::<Template>) {
            theirs.set(Some(now.version));
            edited.saw(now.newest);
        }
    });
    let now = edited.request();
    let changed = now.content != stands.content;
    let errors = form.errors(&[]);
    let at = which.at();
    let save = move |()| {
        let request = edited.request();
        let wrong: Vec<_> = request
            .content
            .check()
            .err()
            .map(fault)
            .into_iter()
            .collect();
        if !form.may_send(wrong) {
            return;
        }
        form.submit
            .send::<SaveTemplate>(at.clone(), request, move |now| {
                theirs.set(None);
                edited.settle(SaveTemplateRequest {
                    version: now.newest,
                    content: now.content.clone(),
                });
                status.say(t!("templates-saved", version: now.version));
                answer.set(now);
                platform::focus("page-title");
            });
    };
    let give_up = move |()| {
        theirs.set(None);
        edited.settle(stands.clone());
        status.say(t!("templates-given-up"));
        platform::focus("page-title");
    };
    rsx! {
        section { class: "card stack", aria_labelledby: HEAD,
            h2 { id: HEAD, tabindex: "-1", {said(&now.content.title)} }
            if open.is(HEAD) {
                HeadForm { edited, back: HEAD }
            } else {
                {head(&now.content)}
                div { class: "actions",
                    {button(ButtonKind::Ordinary, t!("templates-change-head"), move |()| open.open(HEAD))}
                }
            }
        }
        Items { edited }
        if let Some(version) = theirs() {
            {notice(rsx! { p { {t!("templates-theirs", version: version)} } })}
        }
        if changed {
            {plain_form(
                form,
                &errors,
                t!("templates-save"),
                save,
                button(ButtonKind::Quiet, t!("templates-give-up"), give_up),
                rsx! { p { {t!("templates-save-explained")} } },
            )}
        }
    }
}

/// What is wrong, at the items' heading or the head's.
fn fault(fault: shared::checklists::template::TemplateFault) -> FieldError {
    let place = fault
        .at
        .strip_prefix("items[")
        .and_then(|rest| rest.split(']').next())
        .and_then(|place| place.parse::<usize>().ok());
    match place {
        Some(place) => FieldError::new(
            "items-title",
            fault.code,
            Some(t!("templates-item-number", number: place + 1)),
        ),
        None if fault.at == "items" => {
            FieldError::new("items-title", fault.code, Some(t!("templates-items-label")))
        }
        None => FieldError::new(HEAD, fault.code, None),
    }
}

fn head(content: &TemplateContent) -> Element {
    let by: Vec<_> = content
        .done_by
        .iter()
        .map(|each| i18n::named("done-by", each))
        .collect();
    let due = match content.deadline {
        Some(rule) => t!(
            "templates-due",
            days: rule.days,
            anchor: i18n::named("anchor", &rule.anchor)
        ),
        None => t!("templates-no-deadline"),
    };
    rsx! {
        if let Some(about) = &content.about {
            p { {said(about)} }
        }
        p { {t!("templates-filled-by", who: by.join(", "))} }
        p { {due} }
        if let Some(completes) = &content.completes {
            p { class: "meta", {t!("templates-completes", step: i18n::named("step-kind", &completes.step))} }
        }
    }
}
