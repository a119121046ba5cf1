//! The templates in use in the municipality.

use dioxus::prelude::*;
use shared::{
    checklist_templates::{ListTemplates, TemplateLine},
    contract::Nothing,
    id::{Id, Unit},
    patients::AtUnit,
};

use crate::{
    api::use_answer,
    components::{link, moment_words},
    i18n,
    pages::shown,
    route::{AtTemplates, Route},
    t,
};

/// All of them, and the way to a new one.
#[component]
pub(super) fn List(unit: Id<Unit>) -> Element {
    let answer = use_answer::<ListTemplates>(move || (AtUnit { unit }, Nothing {}));
    let new = Route::Templates {
        unit,
        at: AtTemplates::New,
    };
    shown(answer, |all| {
        rsx! {
            p { class: "meta", {t!("templates-of", municipality: &*all.municipality)} }
            ul { class: "plain-list stack",
                for line in &all.templates {
                    li { key: "{line.key}", class: "card stack stack-tight", {one(unit, line)} }
                }
            }
            div { class: "actions", {link("button", new, rsx! { {t!("templates-new")} })} }
        }
    })
}

fn one(unit: Id<Unit>, line: &TemplateLine) -> Element {
    let at = AtTemplates::One(line.key.clone());
    let title = line.title.to(i18n::texts().language);
    rsx! {
        h2 { {link("link", Route::Templates { unit, at }, rsx! { {title} })} }
        p { {t!("templates-items", count: line.items, version: line.version)} }
        p { class: "meta",
            match &line.changed {
                Some(act) => t!("templates-changed", who: &*act.author.name, when: moment_words(act.at)),
                None => t!("templates-as-it-comes"),
            }
        }
    }
}
