//! Somebody changed the words while they were being changed here: both are shown.

use dioxus::prelude::*;
use shared::what_matters::WhatMattersEntry;

use crate::{
    components::{Button, Words, moment_words},
    platform, t,
};

/// How it stands now, and the choice; what was written here stays in the field below.
#[component]
pub fn Conflict(
    theirs: WhatMattersEntry,
    onkeep_theirs: EventHandler<()>,
    onuse_mine: EventHandler<()>,
) -> Element {
    use_effect(|| platform::focus("conflict"));
    let who = theirs.author.name.clone();
    let when = moment_words(theirs.changed_at);
    rsx! {
        section { id: "conflict", class: "notice notice-warn", tabindex: "-1",
            h2 { {t!("conflict-title")} }
            p { {t!("conflict-explained")} }
            h3 { {t!("conflict-theirs")} }
            p { class: "meta", {t!("conflict-by", who: who, when: when)} }
            Words { text: theirs.text, lang: theirs.lang }
            div { class: "form-actions",
                Button { onclick: onkeep_theirs, {t!("conflict-use-theirs")} }
                Button { onclick: onuse_mine, {t!("conflict-use-mine")} }
            }
            h3 { {t!("conflict-mine")} }
        }
    }
}
