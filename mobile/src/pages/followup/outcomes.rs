//! What was decided at visits, each beside the step of the plan that the visit was.

use dioxus::prelude::*;
use shared::gp_visits::{VisitOutcome, VisitOutcomes};

use crate::{
    components::{empty_view, long_words, own_words, short_words},
    i18n,
    pages::kin::author_words,
    t,
};

/// All of them, the newest first.
pub(super) fn outcomes(found: &VisitOutcomes) -> Element {
    rsx! {
        section { class: "stack",
            h2 { id: "visit-outcomes", tabindex: "-1", {t!("outcomes-title")} }
            if found.outcomes.is_empty() {
                {empty_view(t!("outcomes-none"), None)}
            }
            ul { class: "plain-list stack",
                for outcome in &found.outcomes {
                    li { key: "{outcome.id}", class: "card", {one(outcome, found)} }
                }
            }
        }
    }
}

fn one(outcome: &VisitOutcome, found: &VisitOutcomes) -> Element {
    let visit = outcome
        .step
        .and_then(|step| found.visits.iter().find(|visit| visit.id == step));
    rsx! {
        h3 { {t!("outcome-visit", date: long_words(outcome.held_on))} }
        if let Some(visit) = visit {
            p { class: "row step-state-{i18n::api_name(&visit.state)}",
                span { {&*visit.title} }
                span { class: "chip", {i18n::named("step-state", &visit.state)} }
            }
        }
        if let Some(text) = &outcome.text {
            {own_words(text, &outcome.lang)}
        }
        if !outcome.decisions.is_empty() {
            ul { class: "stack stack-tight",
                for (index , decision) in outcome.decisions.iter().enumerate() {
                    li { key: "{index}",
                        span { lang: &*outcome.lang, {&*decision.text} }
                        if decision.step.is_some() {
                            " "
                            span { class: "chip", {t!("outcome-in-plan")} }
                        }
                    }
                }
            }
        }
        p { class: "meta",
            {t!("note-by", who: author_words(&outcome.author), date: short_words(outcome.at))}
        }
    }
}
