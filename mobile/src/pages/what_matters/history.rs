//! The earlier wordings; asked for when somebody wants to see them.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    id::{self, Id, Patient},
    what_matters::{AtEntry, ListWhatMattersVersions},
};

use crate::{
    api::use_answer,
    components::{Button, ButtonKind, Icon, IconName, Words, moment_words},
    pages::shown,
    t,
};

/// A button that unfolds them.
#[component]
pub fn History(patient: Id<Patient>, entry: Id<id::WhatMatters>) -> Element {
    let mut open = use_signal(|| false);
    rsx! {
        div { class: "row",
            Button {
                kind: ButtonKind::Quiet,
                pressed: open(),
                onclick: move |()| open.toggle(),
                Icon { name: IconName::History }
                {t!("entry-history")}
            }
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
        let earlier = versions.versions.iter().skip(1).cloned();
        rsx! {
            ul { class: "plain-list stack",
                for version in earlier {
                    li { key: "{version.version}", class: "stack stack-tight",
                        Words { text: version.text, lang: version.lang }
                        p { class: "meta",
                            {t!("entry-history-line", who: version.author.name, when: moment_words(version.at))}
                        }
                    }
                }
            }
        }
    })
}
