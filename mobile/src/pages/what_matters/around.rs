//! «Slik de rundt deg ser det»: what related persons say matters, always with their names, never in the
//! patient's own list unless the patient takes it in.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    id::{Id, Patient},
    patients::AtPatient,
    sharing::{
        AdoptContribution, AdoptRequest, AtContribution, Contribution, ContributionKind,
        Contributions, ListContributions,
    },
    what_matters::WhatMattersList,
};

use crate::{
    api::{Answer, new_id, use_answer, use_submit},
    components::{Look, Status, button_with, own_words, short_words},
    pages::{Given, failure_of, kin::author_words, shown},
    platform, t,
};

/// The section; nothing when nobody has said anything.
#[component]
pub(super) fn Around(patient: Id<Patient>, list: Answer<WhatMattersList>) -> Element {
    let answer = use_answer::<ListContributions>(move || (AtPatient { patient }, Nothing {}));
    // Nobody waits for it: what is not here yet is not missed.
    if answer.value.read().is_none() {
        return rsx! {};
    }
    shown(answer, |said| {
        let wanted = |one: &&Contribution| {
            one.kind == ContributionKind::WhatMatters && one.adopted_as.is_none()
        };
        let said: Vec<_> = said.contributions.iter().filter(wanted).collect();
        if said.is_empty() {
            return rsx! {};
        }
        rsx! {
            section { class: "stack",
                h2 { id: "around", tabindex: "-1", {t!("around-title")} }
                p { class: "meta", {t!("around-lead")} }
                ul { class: "plain-list stack",
                    for one in said {
                        Said { key: "{one.id}", patient, said: Given::new(one.clone()), list, answer }
                    }
                }
            }
        }
    })
}

#[component]
fn Said(
    patient: Id<Patient>,
    said: Given<Contribution>,
    list: Answer<WhatMattersList>,
    answer: Answer<Contributions>,
) -> Element {
    let submit = use_submit();
    let status = use_context::<Status>();
    let entry = use_hook(new_id);
    let contribution = said.id;
    let at = AtContribution {
        patient,
        contribution,
    };
    let name = said.author.name.clone();
    let adopt = move |()| {
        submit.send::<AdoptContribution>(at, AdoptRequest { entry }, move |entry| {
            status.say(t!("around-adopted"));
            list.change(|list| list.entries.push(entry));
            list.ask_again();
            answer.change(|said| said.contributions.retain(|one| one.id != contribution));
            platform::focus("page-title");
        });
    };
    rsx! {
        li { class: "card card-quiet",
            {own_words(&said.text, &said.lang)}
            p { class: "meta",
                {t!("around-by", who: author_words(&said.author), date: short_words(said.at))}
            }
            {failure_of(submit.failure)}
            div { class: "actions",
                {button_with(
                    Look {
                        busy: *submit.busy.read(),
                        label: Some(t!("around-adopt-label", name: name)),
                        ..Look::default()
                    },
                    t!("around-adopt"),
                    adopt,
                )}
            }
        }
    }
}
