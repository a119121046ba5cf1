//! A step that an answer proposes: into the plan, or not.

use dioxus::prelude::*;
use shared::checklists::{DecideProposedStepRequest, TakenUp, template::Key};

use super::{words, work::Work};
use crate::{
    api::new_id,
    components::{ButtonKind, button, long_words, notice},
    t,
};

/// What is proposed, and what came of it.
#[component]
pub(super) fn Proposed(work: Work, item: Key) -> Element {
    let checklist = work.answer.value.read();
    let proposed = checklist.as_ref().and_then(|checklist| {
        let mut steps = checklist.proposed.iter();
        steps.find(|step| step.item == item)
    });
    let Some(step) = proposed else {
        return rsx! {};
    };
    let unsent = work.unsent.read();
    let waiting = unsent.decisions.iter().find(|each| each.item == item);
    let decided = match (&step.decided, waiting) {
        (Some(decided), _) => Some(decided.step.is_some()),
        (None, Some(decision)) => Some(decision.request.step.is_some()),
        (None, None) => None,
    };
    let (take, leave) = (item.clone(), item.clone());
    let (due, owner) = (step.due, step.owner);
    notice(rsx! {
        p {
            {t!("checklists-proposed")}
            " "
            strong { {words(&step.title)} }
            ". "
            {t!("checklists-due", day: long_words(step.due))}
        }
        match decided {
            Some(true) => rsx! { p { {t!("checklists-taken-up")} } },
            Some(false) => rsx! { p { {t!("checklists-not-taken-up")} } },
            None => rsx! {
                div { class: "actions",
                    {button(ButtonKind::Ordinary, t!("checklists-take-up"), move |()| {
                        let step = Some(TakenUp { id: new_id(), due, owner });
                        work.decide(take.clone(), DecideProposedStepRequest { step });
                    })}
                    {button(ButtonKind::Quiet, t!("checklists-leave"), move |()| {
                        work.decide(leave.clone(), DecideProposedStepRequest { step: None });
                    })}
                }
            },
        }
    })
}
