//! Of those who came home, how many got each step in time: a run chart for each measure with its table behind, and the
//! same as a file. For the unit's leader and the coordinator.

use dioxus::prelude::*;
use shared::{
    adherence::{
        Adherence, AdherenceQuery, GetAdherence, GetAdherenceTable, Measure, MeasureFigures, Month,
        MonthFigures,
    },
    id::{Id, Unit},
    patients::AtUnit,
};

use super::{
    chart::{PERCENT, chart, share},
    readability::Letters,
};
use crate::{
    api::{Api, use_answer},
    components::{Field, Look, button_with, empty_view, select, sets},
    i18n,
    pages::{
        patients::work::{is_ward, my_units},
        shown,
        state::use_text,
    },
    t,
};

/// How many months one may look at.
const SPANS: [u32; 3] = [12, 24, 36];

/// The measures: of a ward its letters, of the others those who came home to it.
#[component]
pub(super) fn Measures(unit: Id<Unit>) -> Element {
    let mine = my_units();
    let is_ward = mine.iter().any(|one| one.id == unit && is_ward(one.kind));
    rsx! {
        if is_ward {
            Letters { unit }
        } else {
            Homecomings { unit }
        }
    }
}

#[component]
fn Homecomings(unit: Id<Unit>) -> Element {
    let mut span = use_signal(|| SPANS[0]);
    // The newest month, as the service said it.
    let mut last = use_signal(|| None::<Month>);
    let of = use_text(&String::new);
    let query = move || AdherenceQuery {
        from: last().map(|last| last.minus(span() - 1)),
        to: None,
        of: of().parse().ok(),
    };
    let answer = use_answer::<GetAdherence>(move || (AtUnit { unit }, query()));
    let mut chosen = of;
    use_effect(move || {
        let Some((newest, first)) = answer.value.read().as_ref().map(|now| (now.to, other(now)))
        else {
            return;
        };
        if *last.peek() != Some(newest) {
            last.set(Some(newest));
        }
        if let Some(first) = first {
            chosen.set(first.to_string());
        }
    });
    shown(answer, |now| {
        let file = Api::target::<GetAdherenceTable>(&AtUnit { unit }, &query());
        rsx! {
            p { {t!("measures-lead")} }
            if now.units.len() > 1 {
                {select(&units(now), Field {
                    id: "measures-unit",
                    label: t!("measures-unit"),
                    hint: None,
                    value: now.unit.id.to_string(),
                    problem: None,
                    oninput: sets(of),
                })}
            } else {
                p { strong { {&*now.unit.name} } }
            }
            div { class: "row", role: "group", aria_label: t!("measures-span"),
                for months in SPANS {
                    {button_with(
                        Look { pressed: Some(span() == months), ..Look::default() },
                        t!("measures-months", count: months),
                        move |()| span.set(months),
                    )}
                }
            }
            div { class: "measures",
                for figures in &now.measures {
                    {measure(figures)}
                }
            }
            p { a { class: "button", href: file, download: "", {t!("measures-file")} } }
            {explained()}
        }
    })
}

/// A coordinator's office has no homecomings of its own: the first unit that has.
fn other(now: &Adherence) -> Option<Id<Unit>> {
    let own = now.units.iter().any(|unit| unit.id == now.unit.id);
    now.units.first().filter(|_| !own).map(|unit| unit.id)
}

fn units(now: &Adherence) -> Vec<(String, String)> {
    let named = |unit: &shared::units::UnitRef| (unit.id.to_string(), unit.name.clone());
    now.units.iter().map(named).collect()
}

/// How it is counted: one paragraph.
fn explained() -> Element {
    rsx! {
        details {
            summary { {t!("measures-how")} }
            p { {t!("measures-how-words")} }
        }
    }
}

fn measure(figures: &MeasureFigures) -> Element {
    let words = name(figures.measure);
    let id = format!("measure-{}", figures.measure.name());
    let shares: Vec<_> = figures
        .months
        .iter()
        .map(|month| share(month).map(f64::from))
        .collect();
    let newest = figures
        .months
        .iter()
        .rev()
        .find_map(|month| Some((month, share(month)?)));
    rsx! {
        section { class: "card stack", aria_labelledby: "{id}",
            h2 { id: "{id}", {words} }
            match newest {
                None => empty_view(t!("measures-few"), None),
                Some((month, percent)) => rsx! {
                    p { class: "measure-now",
                        strong { {t!("measures-percent", percent: percent)} }
                        span { class: "meta", {t!("measures-of", reached: number(month.reached), eligible: number(month.eligible), month: month_words(month.month))} }
                    }
                    {chart(&shares, &PERCENT, figures.median)}
                    if let Some(median) = figures.median {
                        p { class: "meta", {t!("measures-median", percent: median.to_string().replace('.', ","))} }
                    }
                },
            }
            details {
                summary { {t!("measures-table")} }
                {table(figures)}
            }
        }
    }
}

/// The same in numbers; the box moves sideways on a small screen, and the keyboard reaches it.
fn table(figures: &MeasureFigures) -> Element {
    let label = name(figures.measure);
    rsx! {
        div { class: "table-box", tabindex: "0", role: "region", aria_label: label,
            table {
                thead {
                    tr {
                        th { scope: "col", {t!("measures-month")} }
                        th { scope: "col", {t!("measures-reached")} }
                        th { scope: "col", {t!("measures-eligible")} }
                        th { scope: "col", {t!("measures-share")} }
                        th { scope: "col", {t!("measures-not-due")} }
                        th { scope: "col", {t!("measures-excluded")} }
                    }
                }
                tbody {
                    for month in figures.months.iter().rev() {
                        {row(month)}
                    }
                }
            }
        }
    }
}

fn row(month: &MonthFigures) -> Element {
    let share = share(month).map(|percent| t!("measures-percent", percent: percent));
    rsx! {
        tr { key: "{month.month}",
            th { scope: "row", {month_words(month.month)} }
            if month.suppressed {
                td { colspan: "5", class: "meta", {t!("measures-hidden")} }
            } else {
                td { {number(month.reached)} }
                td { {number(month.eligible)} }
                td { {share} }
                td { {number(month.not_due)} }
                td { {number(month.excluded)} }
            }
        }
    }
}

fn number(count: Option<u32>) -> String {
    count.map(|count| count.to_string()).unwrap_or_default()
}

/// «november 2026».
pub(super) fn month_words(month: Month) -> String {
    let first = month.first().to_string();
    let mut parts = first.split('-');
    let year = parts.next().unwrap_or_default().to_owned();
    let number = parts.next().unwrap_or_default().trim_start_matches('0');
    let name = t!(&format!("month-{number}"));
    format!("{name} {year}")
}

fn name(measure: Measure) -> String {
    i18n::named("measure", &measure)
}
