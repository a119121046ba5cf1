//! The earlier wordings; asked for when somebody wants to see them.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    id::{self, Id, Patient},
    what_matters::{AtEntry, ListWhatMattersVersions},
};

use crate::{
    api::use_answer,
    components::{ButtonKind, IconName, Look, button_with, moment_words, own_words},
    pages::{shown, state::use_flag},
    t,
};

/// A button that unfolds them.
#[component]
pub fn History(patient: Id<Patient>, entry: Id<id::WhatMatters>) -> Element {
    let mut open = use_flag(false);
    rsx! {
        div { class: "row",
            {button_with(
                Look { kind: ButtonKind::Quiet, icon: Some(IconName::History), pressed: Some(open()), ..Look::default() },
                t!("entry-history"),
                move |()| open.toggle(),
            )}
        }
        if open() {
            Versions { patient, entry }
        }
    }
}

#[component]
fn Versions(patient: Id<Patient>, entry: Id<id::WhatMatters>) -> Element {
    let at = AtEntry { patient, entry };
    let answer = use_answer::<ListWhatMattersVersions>(move || (at, Nothing {}));
    shown(answer, |versions| {
        let earlier = versions.versions.iter().skip(1);
        rsx! {
            ul { class: "plain-list stack",
                for version in earlier {
                    li { key: "{version.version}", class: "stack stack-tight",
                        {own_words(&version.text, &version.lang)}
                        p { class: "meta",
                            {t!("entry-history-line", who: &*version.author.name, when: moment_words(version.at))}
                        }
                    }
                }
            }
        }
    })
}
