//! The municipality's versions; an earlier one can be begun with again.

use dioxus::prelude::*;
use shared::checklist_templates::{GetTemplate, Template, TemplateQuery};

use super::{
    edited::{Edited, said},
    effects::format_words,
    one::Which,
};
use crate::{
    api::use_answer,
    components::{ButtonKind, Look, Status, button, button_with, moment_words},
    pages::{Given, kin::author_words, shown},
    platform, t,
};

/// All of them, folded.
#[component]
pub(super) fn Versions(which: Which, template: Given<Template>, edited: Edited) -> Element {
    let mut chosen = use_signal(|| None::<i32>);
    if template.history.is_empty() {
        return rsx! {};
    }
    rsx! {
        details {
            summary { {t!("templates-versions")} }
            ol { class: "timeline",
                for each in &template.history {
                    li { key: "{each.version}",
                        p { strong { {t!("templates-version", version: each.version)} } }
                        p { class: "meta",
                            {t!("clinical-by", who: author_words(&each.changed.author), when: moment_words(each.changed.at))}
                        }
                        {see(each.version, chosen() == Some(each.version), move |version| chosen.set(version))}
                        if chosen() == Some(each.version) {
                            Earlier { which: which.clone(), version: each.version, edited }
                        }
                    }
                }
            }
        }
    }
}

fn see(version: i32, open: bool, mut choose: impl FnMut(Option<i32>) + 'static) -> Element {
    let look = Look {
        kind: ButtonKind::Quiet,
        pressed: Some(open),
        ..Look::default()
    };
    button_with(look, t!("templates-see", version: version), move |()| {
        choose(Some(version).filter(|_| !open));
    })
}

#[component]
fn Earlier(which: Which, version: i32, edited: Edited) -> Element {
    let status = use_context::<Status>();
    let answer = use_answer::<GetTemplate>(move || {
        let query = TemplateQuery {
            version: Some(version),
        };
        (which.at(), query)
    });
    shown(answer, |template| {
        let content = template.content.clone();
        rsx! {
            ol { class: "stack stack-tight",
                for item in &template.content.items {
                    li { key: "{item.key}",
                        {said(&item.text)}
                        " "
                        span { class: "meta", {format_words(&item.format)} }
                    }
                }
            }
            div { class: "actions",
                {button(ButtonKind::Ordinary, t!("templates-begin-with"), move |()| {
                    let content = content.clone();
                    edited.change(|now| *now = content);
                    status.say(t!("templates-not-saved-yet"));
                    platform::focus("page-title");
                })}
            }
        }
    })
}
