//! What was decided, line by line; each line can become a step of the plan.

use dioxus::prelude::*;
use shared::{
    gp_visits::{DecisionStep, MOST_DECISIONS, NewDecision},
    id::{self, Id},
    units::UnitRef,
};

use crate::{
    api::new_id,
    components::{
        ButtonKind, Field, FieldError, IconName, Tick, date_field, icon_button, select, text_field,
        tick_boxes, today,
    },
    pages::{Given, patients::work::Check},
    t,
};

/// A line being written.
#[derive(Clone, PartialEq)]
pub(super) struct Line {
    text: String,
    is_step: bool,
    due: String,
    /// The unit's id; blank for the patient.
    owner: String,
    /// The step's id, the same while the same thing is sent again.
    step: Id<id::Step>,
}

impl Default for Line {
    fn default() -> Self {
        Self {
            text: String::new(),
            is_step: false,
            due: today().to_string(),
            owner: String::new(),
            step: new_id(),
        }
    }
}

/// The id of a field of a line.
pub(super) fn field_id(name: &str, number: usize) -> String {
    format!("decision-{name}-{number}")
}

/// The lines that were written; nothing when something is wrong with one.
pub(super) fn checked(check: &mut Check, lines: &[Line]) -> Option<Vec<NewDecision>> {
    let mut decisions = Vec::new();
    let mut fine = true;
    let written = lines.iter().enumerate();
    for (number, line) in written.filter(|(_, line)| line.is_step || !line.text.trim().is_empty()) {
        let label = t!("decision-label", number: number + 1);
        let text = check.line::<200>(&field_id("text", number), label.clone(), &line.text);
        let due = check.day(&field_id("due", number), label, &line.due);
        match (text, due, line.is_step) {
            (Some(text), Some(due), true) => decisions.push(NewDecision {
                text,
                step: Some(DecisionStep {
                    id: line.step,
                    owner: line.owner.parse().ok(),
                    due,
                }),
            }),
            (Some(text), _, false) => decisions.push(NewDecision { text, step: None }),
            _ => fine = false,
        }
    }
    fine.then_some(decisions)
}

/// The lines.
#[component]
pub(super) fn Decisions(
    lines: Signal<Vec<Line>>,
    owners: Given<Vec<UnitRef>>,
    staff: bool,
    errors: Vec<FieldError>,
) -> Element {
    let count = lines.read().len();
    rsx! {
        fieldset { class: "stack decisions",
            legend { {t!("decisions-title")} }
            for number in 0..count {
                div { key: "{number}", class: "card card-quiet",
                    {one(lines, number, &owners, staff, &errors)}
                }
            }
            if count < MOST_DECISIONS {
                div { class: "actions",
                    {icon_button(ButtonKind::Ordinary, IconName::Plus, t!("decision-add"), move |()| {
                        lines.write().push(Line::default());
                    })}
                }
            }
        }
    }
}

/// Changes one of the lines.
fn changes(
    mut lines: Signal<Vec<Line>>,
    number: usize,
    set: fn(&mut Line, String),
) -> Box<dyn FnMut(String)> {
    Box::new(move |text| {
        if let Some(line) = lines.write().get_mut(number) {
            set(line, text);
        }
    })
}

fn one(
    mut lines: Signal<Vec<Line>>,
    number: usize,
    owners: &[UnitRef],
    staff: bool,
    errors: &[FieldError],
) -> Element {
    let Some(line) = lines.read().get(number).cloned() else {
        return rsx! {};
    };
    let (text_id, due_id, owner_id) = (
        field_id("text", number),
        field_id("due", number),
        field_id("owner", number),
    );
    let into_plan = if staff {
        t!("decision-into-plan")
    } else {
        t!("decision-own-task")
    };
    let tick = Tick {
        value: "step".to_owned(),
        words: into_plan,
        lang: None,
        ticked: line.is_step,
    };
    rsx! {
        {text_field(Field {
            id: &text_id,
            label: t!("decision-label", number: number + 1),
            hint: None,
            value: line.text.clone(),
            problem: FieldError::of(errors, &text_id),
            oninput: changes(lines, number, |line, text| line.text = text),
        })}
        {tick_boxes(
            &field_id("step", number),
            t!("decision-then"),
            vec![tick],
            Box::new(move |(_, on)| {
                if let Some(line) = lines.write().get_mut(number) {
                    line.is_step = on;
                }
            }),
        )}
        if line.is_step {
            {date_field((Some(today()), None), Field {
                id: &due_id,
                label: t!("decision-due"),
                hint: None,
                value: line.due.clone(),
                problem: FieldError::of(errors, &due_id),
                oninput: changes(lines, number, |line, text| line.due = text),
            })}
            if staff {
                {select(&owner_options(owners), Field {
                    id: &owner_id,
                    label: t!("decision-owner"),
                    hint: None,
                    value: line.owner.clone(),
                    problem: FieldError::of(errors, &owner_id),
                    oninput: changes(lines, number, |line, text| line.owner = text),
                })}
            }
        }
    }
}

fn owner_options(owners: &[UnitRef]) -> Vec<(String, String)> {
    let patient = (String::new(), t!("decision-owner-patient"));
    let units = owners
        .iter()
        .map(|unit| (unit.id.to_string(), unit.name.clone()));
    std::iter::once(patient).chain(units).collect()
}
