//! How readable a ward's letters to patients are, month by month: for the ward's leader. No names.

use dioxus::prelude::*;
use shared::{
    id::{Id, Unit},
    patients::AtUnit,
    readability::{GetReadability, ReadabilityMonth, ReadabilityQuery},
};

use super::{
    chart::{LIX, chart},
    measures::month_words,
};
use crate::{api::use_answer, components::empty_view, pages::shown, t};

/// The letters.
#[component]
pub(super) fn Letters(unit: Id<Unit>) -> Element {
    let answer =
        use_answer::<GetReadability>(move || (AtUnit { unit }, ReadabilityQuery::default()));
    shown(answer, |now| {
        let months: Vec<_> = now.months.iter().map(|month| month.lix).collect();
        let newest = now.months.iter().rev().find(|month| month.lix.is_some());
        rsx! {
            section { class: "card stack", aria_labelledby: "letters-measured",
                h2 { id: "letters-measured", {t!("readability-title")} }
                match newest {
                    None => empty_view(t!("measures-few"), None),
                    Some(month) => rsx! {
                        p { class: "measure-now",
                            strong { "LIX {tenths(month.lix)}" }
                            span { class: "meta", {month_words(month.month)} }
                        }
                        {chart(&months, &LIX, None)}
                    },
                }
                {table(&now.months)}
            }
            p { class: "meta", {t!("readability-how")} }
        }
    })
}

/// The numbers; the box moves sideways on a small screen, and the keyboard reaches it.
fn table(months: &[ReadabilityMonth]) -> Element {
    rsx! {
        div { class: "table-box", tabindex: "0", role: "region", aria_label: t!("measures-table"),
            table {
                thead {
                    tr {
                        th { scope: "col", {t!("readability-month")} }
                        th { scope: "col", {t!("readability-letters")} }
                        th { scope: "col", {t!("readability-section")} }
                        th { scope: "col", {t!("readability-parts")} }
                        th { scope: "col", "LIX" }
                        th { scope: "col", {t!("readability-sentence")} }
                    }
                }
                tbody { {months.iter().rev().map(row)} }
            }
        }
    }
}

fn row(month: &ReadabilityMonth) -> Element {
    let count = |count: Option<u32>| count.map(|count| count.to_string()).unwrap_or_default();
    rsx! {
        tr { key: "{month.month}",
            th { scope: "row", {month_words(month.month)} }
            if month.suppressed {
                td { colspan: "5", class: "meta", {t!("measures-hidden")} }
            } else {
                td { {count(month.letters)} }
                td { {count(month.with_section)} }
                td { {count(month.with_all_parts)} }
                td { {tenths(month.lix)} }
                td { {tenths(month.words_per_sentence)} }
            }
        }
    }
}

/// «34,5».
fn tenths(number: Option<f64>) -> String {
    number
        .map(|number| number.to_string().replace('.', ","))
        .unwrap_or_default()
}
