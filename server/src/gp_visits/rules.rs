//! Rules around a visit to the GP. Pure.

use chrono::{DateTime, Days, Months, NaiveDate, TimeDelta, Utc};
use shared::{
    Id,
    author::{Author, Capacity},
    date::{from_oslo, oslo_day},
    gp_visits::{
        DAYS_AFTER_VISIT, LINK_DAYS, MOST_DECISIONS, NewDecision, NewVisitOutcome, NoteBy,
        VisitNoteKind,
    },
    id::Person,
    plan::{NewStep, StepKind},
    summaries::{Medicine, MedicineChange},
};

use crate::error::Fault;

/// The link of a visit that is booked further ahead than this ends as if none were booked.
const FURTHEST_VISIT: TimeDelta = TimeDelta::days(60);
/// A visit is written down at most so long after it.
const BACK: Months = Months::new(12);

/// How a note stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It waits for the next visit.
    Waiting,
    /// It was taken away.
    Removed,
    /// The visit has been.
    Past,
}

/// Home care tells what it sees; it has other ways to ask the GP.
pub(super) fn check_kind(kind: VisitNoteKind, capacity: Capacity) -> Result<(), Fault> {
    if capacity == Capacity::Staff && kind == VisitNoteKind::Question {
        return Err(Fault::field(
            "kind",
            "invalid",
            "home care writes observations",
        ));
    }
    Ok(())
}

/// Whether somebody wrote it themselves.
pub(super) fn is_own(written_by: Id<Person>, reader: Id<Person>) -> bool {
    written_by == reader
}

/// Whose words a note holds.
pub(super) const fn by(author: &Author) -> NoteBy {
    match author.capacity {
        Capacity::Relative => NoteBy::Relative,
        Capacity::Staff => NoteBy::Staff,
        Capacity::Patient | Capacity::System => NoteBy::Patient,
    }
}

/// Until when a new link opens the page: some days after the visit that is booked, otherwise fourteen days.
pub(super) fn link_until(visit: Option<DateTime<Utc>>, now: DateTime<Utc>) -> DateTime<Utc> {
    let usual = now + TimeDelta::days(LINK_DAYS);
    let soon = visit.filter(|visit| *visit >= now && *visit - now <= FURTHEST_VISIT);
    soon.and_then(|visit| oslo_day(visit).checked_add_days(Days::new(DAYS_AFTER_VISIT + 1)))
        .and_then(|day| day.and_hms_opt(0, 0, 0))
        .map_or(usual, from_oslo)
}

/// Whether a link opens the page now.
pub(super) fn is_open(ended: bool, until: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    !ended && now < until
}

/// The medicines that changed, and how many others there are.
pub(super) fn changes(medicines: Vec<Medicine>) -> (Vec<Medicine>, u32) {
    let (changed, others): (Vec<_>, Vec<_>) = medicines.into_iter().partition(|medicine| {
        matches!(
            medicine.change,
            MedicineChange::New | MedicineChange::Changed | MedicineChange::Stopped
        )
    });
    (changed, u32::try_from(others.len()).unwrap_or(u32::MAX))
}

/// A visit that has been is written down, with something said, and not with too much.
pub(super) fn check_outcome(new: &NewVisitOutcome, today: NaiveDate) -> Result<(), Fault> {
    if new.held_on > today {
        return Err(Fault::field(
            "held_on",
            "in_the_future",
            "this day has not come yet",
        ));
    }
    if today
        .checked_sub_months(BACK)
        .is_some_and(|first| new.held_on < first)
    {
        return Err(Fault::field(
            "held_on",
            "out_of_range",
            "more than a year ago",
        ));
    }
    if new.text.is_none() && new.decisions.is_empty() {
        return Err(Fault::field("text", "empty", "say what was decided"));
    }
    if new.decisions.len() > MOST_DECISIONS {
        return Err(Fault::field(
            "decisions",
            "too_long",
            "at most 20 decisions",
        ));
    }
    Ok(())
}

/// The step of a decision: the patient makes own tasks, staff any.
pub(super) fn step(
    decision: &NewDecision,
    index: usize,
    manages_plan: bool,
) -> Result<Option<NewStep>, Fault> {
    let Some(step) = &decision.step else {
        return Ok(None);
    };
    if step.owner.is_some() && !manages_plan {
        return Err(Fault::field(
            &format!("decisions[{index}].step.owner"),
            "invalid",
            "the patient adds own tasks",
        ));
    }
    let kind = if step.owner.is_some() {
        StepKind::Other
    } else {
        StepKind::OwnTask
    };
    Ok(Some(NewStep {
        id: step.id,
        kind,
        title: decision.text.clone(),
        owner: step.owner,
        owner_person: None,
        due: step.due,
        serves: Vec::new(),
    }))
}

/// What is wrong with the step of a decision, at the decision.
pub(super) fn at_decision(fault: Fault, index: usize) -> Fault {
    match fault {
        Fault::Invalid(fields) => Fault::Invalid(
            fields
                .into_iter()
                .map(|mut field| {
                    field.field = format!("decisions[{index}].step.{}", field.field);
                    field
                })
                .collect(),
        ),
        other => other,
    }
}

/// What units read of it: the words, then the decisions, a line each.
pub(super) fn told(new: &NewVisitOutcome) -> String {
    let decisions = new
        .decisions
        .iter()
        .map(|decision| decision.text.to_string());
    let text = new.text.as_deref().map(str::to_owned);
    text.into_iter()
        .chain(decisions)
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
