//! Conversations at discharge, each with what was written down before it was corrected.

use dioxus::prelude::*;
use shared::clinical_records::{Attendee, DischargeConversation};

use super::{Records, by, fact, to};
use crate::{
    components::{day_title, empty_view, link},
    i18n,
    route::AtClinical,
    t,
};

/// The card.
pub(super) fn conversations(records: &Records) -> Element {
    let mine = records.stays.iter().any(|stay| stay.mine);
    // The versions of each stand together, the newest first.
    let mut groups: Vec<Vec<&DischargeConversation>> = Vec::new();
    for each in &records.conversations {
        match groups.last_mut() {
            Some(group)
                if group
                    .iter()
                    .any(|first| first.conversation == each.conversation) =>
            {
                group.push(each);
            }
            _ => groups.push(vec![each]),
        }
    }
    rsx! {
        section { class: "card stack", aria_labelledby: "conversation",
            h2 { id: "conversation", {t!("conversation-title")} }
            if groups.is_empty() {
                {empty_view(t!("conversation-none"), None)}
            }
            {groups.iter().map(|group| one(records, group))}
            if mine {
                div { class: "actions",
                    {link("button", to(records, AtClinical::Conversation), rsx! { {t!("conversation-new")} })}
                }
            }
        }
    }
}

/// One conversation: as it stands, and before.
fn one(records: &Records, versions: &[&DischargeConversation]) -> Element {
    let Some((newest, earlier)) = versions.split_first() else {
        return rsx! {};
    };
    let mine = records
        .stays
        .iter()
        .any(|stay| stay.mine && stay.id == newest.stay);
    rsx! {
        article { class: "stack stack-tight", key: "{newest.conversation}",
            {version(newest)}
            if mine {
                p { {link("link", to(records, AtClinical::Correct(newest.id)), rsx! { {t!("conversation-correct")} })} }
            }
            if !earlier.is_empty() {
                details {
                    summary { {t!("clinical-earlier")} }
                    ol { class: "timeline",
                        for each in earlier {
                            li { key: "{each.id}", {version(each)} }
                        }
                    }
                }
            }
        }
    }
}

fn version(said: &DischargeConversation) -> Element {
    let attendees: Vec<_> = said.attendees.iter().map(attendee).collect();
    let attendees = attendees.join(", ");
    let back = if said.teach_back.done {
        t!("teach-back-said")
    } else {
        t!("teach-back-not-said")
    };
    let nothing = t!("conversation-nothing-written");
    let given = said.written_information.as_deref().unwrap_or(&nothing);
    rsx! {
        h3 { {day_title(said.held_on)} }
        {fact(t!("conversation-attendees-short"), Some(&attendees))}
        {fact(t!("conversation-topics"), Some(&said.topics))}
        {fact(back, Some(&said.teach_back.text))}
        {fact(t!("conversation-written"), Some(given))}
        {fact(t!("conversation-questions"), said.questions_left.as_deref())}
        {by(&said.author, said.at)}
    }
}

/// «Pårørende (Berit Solli)».
fn attendee(attendee: &Attendee) -> String {
    let kind = i18n::named("attendee", &attendee.kind);
    match &attendee.name {
        Some(name) => format!("{kind} ({})", &**name),
        None => kind,
    }
}
