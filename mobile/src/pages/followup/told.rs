//! What was told of being worse, and whether somebody has seen it.

use dioxus::prelude::*;
use shared::worsening::{Worsening, WorseningPage};

use super::Reader;
use crate::{
    components::{empty_view, moment_words, own_words},
    pages::kin::author_words,
    t,
};

/// All of it, the newest first.
pub(super) fn told(page: &WorseningPage, reader: Reader) -> Element {
    if page.told.is_empty() && !reader.is_staff() {
        return rsx! {};
    }
    rsx! {
        section { class: "stack",
            h2 { id: "worse-told", tabindex: "-1", {t!("worse-told")} }
            if page.told.is_empty() {
                {empty_view(t!("worse-told-none"), None)}
            }
            ul { class: "plain-list stack",
                for one in &page.told {
                    li { key: "{one.id}", class: "card card-quiet",
                        {own_words(&one.text, &one.lang)}
                        if let Some(since) = &one.since {
                            p {
                                span { class: "meta", {t!("worse-since")} ": " }
                                span { lang: &*one.lang, {&**since} }
                            }
                        }
                        p { class: "meta",
                            {t!("worse-by", who: author_words(&one.author), when: moment_words(one.at))}
                        }
                        p { {seen(one)} }
                    }
                }
            }
        }
    }
}

/// «Sett av Ingrid Dahl, Hjemmesykepleien Øst», or truthfully that nobody has.
fn seen(one: &Worsening) -> String {
    match (&one.seen, one.seen_at) {
        (Some(act), _) => t!(
            "worse-seen-by",
            who: author_words(&act.author),
            when: moment_words(act.at)
        ),
        (None, Some(at)) => t!("worse-seen", when: moment_words(at)),
        (None, None) => t!("worse-not-seen"),
    }
}
