//! The sum of the observations, beside the habitual ones. What it means is not said here.

use dioxus::prelude::*;
use shared::checklists::{
    Checklist,
    template::{Effect, Key, TemplateContent},
};

use crate::{components::notice, i18n, t};

/// The last item that is an observation: the sum stands after it.
pub(super) fn last_item(content: &TemplateContent) -> Option<&Key> {
    let observed = |effects: &[Effect]| {
        effects
            .iter()
            .any(|effect| matches!(effect, Effect::News2 { .. }))
    };
    let mut items = content.items.iter().rev();
    items
        .find(|item| observed(&item.effects))
        .map(|item| &item.key)
}

/// «NEWS2: 5. Vanlig: 2.»
pub(super) fn sums(checklist: &Checklist) -> Element {
    let Some(news2) = &checklist.news2 else {
        return rsx! {};
    };
    let habitual = checklist
        .habitual_news2
        .as_ref()
        .and_then(|habitual| habitual.total);
    let parts = news2
        .scores
        .iter()
        .filter_map(|each| Some((i18n::named("news2", &each.parameter), each.score?)));
    notice(rsx! {
        p { role: "status",
            strong {
                match news2.total {
                    Some(total) => t!("news2-sum", total: total),
                    None => t!("news2-incomplete"),
                }
            }
            if let Some(total) = habitual {
                " "
                {t!("news2-habitual", total: total)}
            }
        }
        ul { class: "plain-list meta",
            for (parameter , score) in parts {
                li { key: "{parameter}", "{parameter}: {score}" }
            }
        }
        p { class: "meta", {t!("news2-no-advice")} }
    })
}
