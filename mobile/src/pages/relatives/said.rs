//! What related persons have said, with their names.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    patients::AtPatient,
    sharing::{Contribution, ListContributions},
};

use super::Whose;
use crate::{
    api::use_answer,
    components::{moment_words, own_words},
    i18n,
    pages::{kin::author_words, shown},
    t,
};

/// The newest first.
#[component]
pub(super) fn Said(whose: Whose) -> Element {
    let patient = whose.patient;
    let answer = use_answer::<ListContributions>(move || (AtPatient { patient }, Nothing {}));
    shown(answer, |said| {
        if said.contributions.is_empty() {
            return rsx! {};
        }
        rsx! {
            section { class: "stack",
                h2 { id: "said", tabindex: "-1", {t!("said-title")} }
                ul { class: "plain-list stack",
                    for one in &said.contributions {
                        li { key: "{one.id}", class: "card card-quiet", {words_of(one)} }
                    }
                }
            }
        }
    })
}

fn words_of(said: &Contribution) -> Element {
    rsx! {
        p { class: "eyebrow", {i18n::named("contribution", &said.kind)} }
        {own_words(&said.text, &said.lang)}
        p { class: "meta",
            strong { {author_words(&said.author)} }
            " · "
            {moment_words(said.at)}
            if said.adopted_as.is_some() {
                " · "
                {t!("said-adopted")}
            }
        }
    }
}
