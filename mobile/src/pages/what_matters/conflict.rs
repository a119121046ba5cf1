//! Somebody changed the words while they were being changed here: both are shown.

use dioxus::prelude::*;
use shared::what_matters::WhatMattersEntry;

use crate::{
    components::{ButtonKind, button, moment_words, own_words},
    pages::{Given, state::use_focus},
    t,
};

/// How it stands now, and the choice; what was written here stays in the field below.
#[component]
pub fn Conflict(
    theirs: Given<WhatMattersEntry>,
    onkeep_theirs: EventHandler<()>,
    onuse_mine: EventHandler<()>,
) -> Element {
    use_focus("conflict");
    let who = &*theirs.author.name;
    let when = moment_words(theirs.changed_at);
    rsx! {
        section { id: "conflict", class: "notice notice-warn", tabindex: "-1",
            h2 { {t!("conflict-title")} }
            p { {t!("conflict-explained")} }
            h3 { {t!("conflict-theirs")} }
            p { class: "meta", {t!("conflict-by", who: who, when: when)} }
            {own_words(&theirs.text, &theirs.lang)}
            div { class: "form-actions",
                {button(ButtonKind::Ordinary, t!("conflict-use-theirs"), move |()| onkeep_theirs.call(()))}
                {button(ButtonKind::Ordinary, t!("conflict-use-mine"), move |()| onuse_mine.call(()))}
            }
            h3 { {t!("conflict-mine")} }
        }
    }
}
