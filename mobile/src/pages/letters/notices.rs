//! What is new about a letter: a newer version, what changed, or that it was withdrawn.

use dioxus::prelude::*;
use shared::summaries::{DischargeSummary, SummaryStatus};

use crate::{
    components::{link, notice, short_words, warning},
    route::Route,
    t,
};

/// Notices above the letter.
pub fn version_notices(letter: &DischargeSummary) -> Element {
    let came = letter.released.as_ref().map(|act| short_words(act.at));
    let came = came.unwrap_or_default();
    rsx! {
        if let Some(withdrawal) = &letter.withdrawn {
            {warning(rsx! {
                h2 { {t!("letter-withdrawn", date: short_words(withdrawal.at))} }
                if withdrawal.reason.is_empty() {
                    p { {t!("letter-withdrawn-cancelled")} }
                } else {
                    p { {&*withdrawal.reason} }
                }
                p { {t!("letter-withdrawn-ask")} }
            })}
        }
        if letter.newer.is_some() || letter.status == SummaryStatus::Superseded {
            {warning(rsx! {
                p { {t!("letter-superseded")} }
                if let Some(summary) = letter.newer {
                    p {
                        {link("link", Route::Letter { summary }, rsx! { {t!("letter-open-newer")} })}
                    }
                }
            })}
        }
        if letter.number > 1 {
            {notice(rsx! {
                p {
                    strong { {t!("letter-new-version", date: came)} }
                }
                if let Some(note) = &letter.change_note {
                    p { class: "note", {&**note} }
                }
                if let Some(summary) = letter.previous {
                    p {
                        {link("link", Route::Letter { summary }, rsx! { {t!("letter-open-previous")} })}
                    }
                }
            })}
        }
    }
}
