//! What is new about a letter: a newer version, what changed, or that it was withdrawn.

use dioxus::prelude::*;
use shared::summaries::{DischargeSummary, SummaryStatus};

use crate::{
    components::{Notice, short_words},
    route::Route,
    t,
};

/// Notices above the letter.
#[component]
pub fn VersionNotices(letter: DischargeSummary) -> Element {
    let came = letter.released.as_ref().map(|act| short_words(act.at));
    let came = came.unwrap_or_default();
    rsx! {
        if let Some(withdrawal) = letter.withdrawn {
            Notice { warn: true,
                h2 { {t!("letter-withdrawn", date: short_words(withdrawal.act.at))} }
                p { {withdrawal.reason} }
                p { {t!("letter-withdrawn-ask")} }
            }
        }
        if letter.newer.is_some() || letter.status == SummaryStatus::Superseded {
            Notice { warn: true,
                p { {t!("letter-superseded")} }
                if let Some(summary) = letter.newer {
                    p {
                        Link { class: "link", to: Route::Letter { summary }, {t!("letter-open-newer")} }
                    }
                }
            }
        }
        if letter.number > 1 {
            Notice {
                p {
                    strong { {t!("letter-new-version", date: came)} }
                }
                if let Some(note) = letter.change_note {
                    p { class: "note", {note} }
                }
                if let Some(summary) = letter.previous {
                    p {
                        Link { class: "link", to: Route::Letter { summary }, {t!("letter-open-previous")} }
                    }
                }
            }
        }
    }
}
