//! A Questionnaire (FHIR) from a file: read by the service, looked at, and then edited like any other.

use dioxus::prelude::*;
use shared::{
    checklist_templates::{QuestionnaireRead, ReadQuestionnaire, ReadQuestionnaireRequest},
    id::{Id, Unit},
    patients::AtUnit,
};

use super::{edited::said, new::edit};
use crate::{
    api::use_submit,
    components::{ButtonKind, button, notice},
    i18n,
    pages::{Given, failure_of},
    platform,
    session::Session,
    t,
};

const FILE: &str = "questionnaire-file";
const READ: &str = "questionnaire-read";

/// Choosing the file, and what was read of it.
#[component]
pub(super) fn Import(unit: Id<Unit>) -> Element {
    let submit = use_submit();
    let mut read = use_signal(|| None::<Given<QuestionnaireRead>>);
    let session = use_context::<Session>();
    let chosen = move |_| {
        spawn(async move {
            let Some(questionnaire) = platform::file_text(FILE).await else {
                return;
            };
            read.set(None);
            let body = ReadQuestionnaireRequest { questionnaire };
            submit.send::<ReadQuestionnaire>(AtUnit { unit }, body, move |now| {
                read.set(Some(Given::new(now)));
                platform::focus(READ);
            });
        });
    };
    rsx! {
        section { class: "stack",
            h2 { {t!("templates-import")} }
            div { class: "field",
                label { r#for: FILE, {t!("templates-file")} }
                p { class: "hint", id: "{FILE}-hint", {t!("templates-file-hint")} }
                input {
                    id: FILE,
                    r#type: "file",
                    accept: ".json,application/json,application/fhir+json",
                    aria_describedby: "{FILE}-hint",
                    onchange: chosen,
                }
            }
            {failure_of(submit.failure)}
            if let Some(found) = read() {
                h3 { id: READ, tabindex: "-1", {t!("templates-read", title: said(&found.content.title))} }
                p { {t!("templates-read-items", count: found.content.items.len())} }
                {unread(&found)}
                div { class: "actions",
                    {button(ButtonKind::Primary, t!("templates-edit-read"), move |()| {
                        edit(session, unit, found.key.clone(), found.content.clone());
                    })}
                }
            }
        }
    }
}

/// What was not taken in as it stood.
fn unread(found: &QuestionnaireRead) -> Element {
    if found.unread.is_empty() {
        return rsx! {};
    }
    notice(rsx! {
        p { strong { {t!("templates-unread")} } }
        ul {
            for (place , each) in found.unread.iter().enumerate() {
                li { key: "{place}",
                    if each.text.is_empty() { {&*each.link_id} } else { {&*each.text} }
                    ": "
                    {i18n::named("unread-reason", &each.why)}
                }
            }
        }
    })
}
