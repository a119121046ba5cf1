//! Whether an entry still matters: reached, no longer important, or important again.

use dioxus::prelude::*;
use shared::{
    id::{Id, Patient},
    what_matters::{
        AtEntry, EntryStatus, SetEntryStatus, SetWhatMattersStatus, WhatMattersEntry,
        WhatMattersList,
    },
};

use super::list::put_back;
use crate::{
    api::{Answer, use_submit},
    components::{Button, Status},
    pages::FailureView,
    platform, t,
};

const TITLE: &str = "standing";

/// Buttons for where it may go from here.
#[component]
pub fn Standing(
    patient: Id<Patient>,
    answer: Answer<WhatMattersList>,
    entry: WhatMattersEntry,
) -> Element {
    let submit = use_submit();
    let said = use_context::<Status>();
    let (id, version, now) = (entry.id, entry.version, entry.status);
    let set = move |status: EntryStatus| {
        let at = AtEntry { patient, entry: id };
        let body = SetEntryStatus { version, status };
        submit.send::<SetWhatMattersStatus>(at, body, move |changed| {
            said.say(t!("state-saved"));
            put_back(answer, changed);
            platform::focus(TITLE);
        });
    };
    rsx! {
        section { class: "stack",
            h2 { id: TITLE, tabindex: "-1", {t!("standing-title")} }
            if let Some(failure) = submit.failure.read().clone() {
                FailureView { failure, onretry: move |()| answer.ask_again() }
            }
            div { class: "row",
                if now == EntryStatus::Active {
                    Button { onclick: move |()| set(EntryStatus::Reached), {t!("standing-reached")} }
                    Button { onclick: move |()| set(EntryStatus::NoLongerImportant), {t!("standing-no-longer")} }
                } else {
                    Button { onclick: move |()| set(EntryStatus::Active), {t!("standing-again")} }
                }
            }
        }
    }
}
