//! The patients a unit serves: overdue first, with a box that narrows the list.

use dioxus::prelude::*;
use shared::{
    contract::{Page, PageQuery},
    id::{Id, Unit},
    patients::{AtUnit, ListPatients, PatientLine},
};

use super::{
    line::patient_card,
    work::{Desk, More, UnitPicker, show_more, use_more},
};
use crate::{
    api::use_answer,
    components::{Field, Input, empty_view, page_title, sets, text_field_of},
    pages::{shown, state::use_text},
    t,
};

/// The patients a unit serves.
pub fn patients_page(unit: ReadSignal<Id<Unit>>) -> Element {
    rsx! {
        {page_title(t!("patients-title"), None)}
        UnitPicker { desk: Desk::Patients }
        PatientList { unit,
            {empty_view(
                t!("patients-none"),
                Some(rsx! { p { class: "meta", {t!("patients-none-explained")} } }),
            )}
        }
    }
}

/// The list with its box; `children` is shown when there is nobody in it.
#[component]
pub(in crate::pages) fn PatientList(
    unit: ReadSignal<Id<Unit>>,
    /// Those admitted stand by themselves; those who have left are folded.
    #[props(default)]
    ward: bool,
    children: Element,
) -> Element {
    let wanted = use_text(&String::new);
    let patients =
        use_answer::<ListPatients>(move || (AtUnit { unit: unit() }, PageQuery::default()));
    let more = use_more::<PatientLine>();
    use_effect(move || {
        let _ = unit();
        more.forget();
    });
    shown(patients, |page| {
        if page.items.is_empty() {
            return children;
        }
        let nobody_here = ward && page.items.iter().all(|line| line.admitted_at.is_none());
        rsx! {
            if nobody_here {
                {children}
            }
            {text_field_of(Input { kind: "search", autocomplete: Some("off"), ..Input::default() }, Field {
                id: "patients-filter",
                label: t!("patients-filter"),
                hint: Some(t!("patients-filter-hint")),
                value: wanted(),
                problem: None,
                oninput: sets(wanted),
            })}
            {matching(page, more, unit(), ward, &wanted())}
        }
    })
}

fn matching(
    page: &Page<PatientLine>,
    more: More<PatientLine>,
    unit: Id<Unit>,
    ward: bool,
    wanted: &str,
) -> Element {
    let all = more.after(page, |one, other| one.id == other.id);
    let lines = overdue_first(all.into_iter().filter(|line| fits(line, wanted)).collect());
    let count = lines.len();
    let (here, left): (Vec<_>, Vec<_>) = lines
        .into_iter()
        .partition(|line| !ward || line.admitted_at.is_some());
    let ask = move |cursor| {
        let query = PageQuery {
            cursor: Some(cursor),
        };
        (AtUnit { unit }, query)
    };
    rsx! {
        p { class: "meta", role: "status",
            if count == 0 {
                {t!("patients-none-match", text: wanted.to_owned())}
            } else {
                {t!("patients-shown", count: count)}
            }
        }
        ul { class: "stack",
            for line in here {
                li { key: "{line.id}", {patient_card(&line)} }
            }
        }
        if !left.is_empty() {
            details { open: !wanted.is_empty(),
                summary { {t!("ward-left")} }
                ul { class: "stack",
                    for line in left {
                        li { key: "{line.id}", {patient_card(&line)} }
                    }
                }
            }
        }
        {show_more::<ListPatients, PatientLine>(more, page, ask)}
    }
}

/// Every word wanted begins some word of the name, or stands in what matters or the next step.
fn fits(line: &PatientLine, wanted: &str) -> bool {
    let name = line.full_name().to_lowercase();
    let step = line.next_step.as_ref().map(|step| &step.title);
    let texts = line.most_important.iter().chain(step);
    let text = texts.map(|text| text.to_lowercase()).collect::<Vec<_>>();
    wanted.to_lowercase().split_whitespace().all(|word| {
        name.split_whitespace().any(|part| part.starts_with(word))
            || text.iter().any(|text| text.contains(word))
    })
}

fn overdue_first(lines: Vec<PatientLine>) -> Vec<PatientLine> {
    let waits = |line: &PatientLine| line.next_step.as_ref().is_some_and(|step| step.overdue);
    let (mut first, rest): (Vec<_>, Vec<_>) = lines.into_iter().partition(waits);
    first.extend(rest);
    first
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::new_id;
    use shared::plan::{StepBrief, StepState};

    fn line(name: &str, overdue: bool) -> PatientLine {
        PatientLine {
            id: new_id(),
            given_name: name.to_owned(),
            family_name: "Solli".to_owned(),
            birth_date: "1940-01-01".parse().unwrap(),
            most_important: Some("Hagen min".to_owned()),
            most_important_lang: Some("nb".to_owned()),
            next_step: Some(StepBrief {
                id: new_id(),
                title: "Besøk hjemme".to_owned(),
                due: "2026-11-20".parse().unwrap(),
                state: StepState::Planned,
                overdue,
            }),
            admitted_at: None,
            planned_discharge: None,
            letter: None,
            relatives: None,
        }
    }

    #[test]
    fn who_waits_comes_first_and_the_others_keep_their_order() {
        let lines = overdue_first(vec![
            line("Asta", false),
            line("Berit", false),
            line("Kåre", true),
        ]);
        let names: Vec<_> = lines.iter().map(|line| &*line.given_name).collect();
        assert_eq!(names, ["Kåre", "Asta", "Berit"]);
    }

    #[test]
    fn names_by_their_beginning_and_words_anywhere() {
        let kare = line("Kåre", false);
        for wanted in ["", "kå", "sol kå", "hagen", "hjemme", "Kåre besøk"] {
            assert!(fits(&kare, wanted), "{wanted}");
        }
        for wanted in ["åre", "asta", "kåre asta"] {
            assert!(!fits(&kare, wanted), "{wanted}");
        }
    }
}
