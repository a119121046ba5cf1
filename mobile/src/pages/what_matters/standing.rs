//! Whether an entry still matters: reached, no longer important, or important again.

use dioxus::prelude::*;
use shared::{
    id::{self, Id, Patient},
    what_matters::{AtEntry, EntryStatus, SetEntryStatus, SetWhatMattersStatus, WhatMattersList},
};

use super::list::put_back;
use crate::{
    api::{Answer, use_submit},
    components::{ButtonKind, Status, button},
    pages::failure_with_retry,
    platform, t,
};

const TITLE: &str = "standing";

/// Buttons for where it may go from here.
#[component]
pub fn Standing(
    patient: Id<Patient>,
    answer: Answer<WhatMattersList>,
    entry: Id<id::WhatMatters>,
    version: i32,
    now: EntryStatus,
) -> Element {
    let submit = use_submit();
    let said = use_context::<Status>();
    let set = move |status: EntryStatus| {
        let at = AtEntry { patient, entry };
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
                {failure_with_retry(&failure, move |()| answer.ask_again())}
            }
            div { class: "row",
                if now == EntryStatus::Active {
                    {button(
                        ButtonKind::Ordinary,
                        t!("standing-reached"),
                        move |()| set(EntryStatus::Reached),
                    )}
                    {button(
                        ButtonKind::Ordinary,
                        t!("standing-no-longer"),
                        move |()| set(EntryStatus::NoLongerImportant),
                    )}
                } else {
                    {button(ButtonKind::Ordinary, t!("standing-again"), move |()| set(EntryStatus::Active))}
                }
            }
        }
    }
}
