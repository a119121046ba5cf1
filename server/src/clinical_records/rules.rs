//! Rules of small clinical records: what may be written, and which parts of them somebody reads. Pure.

use std::collections::HashSet;

use chrono::{DateTime, Days, NaiveDate, Timelike as _, Utc};
use shared::{
    clinical_records::{
        AssessFrailtyRequest, ClinicalFrailty, LOWEST_FRAILTY, MedicationReconciliation,
        NewConversation, NewReconciliation, ReconciliationStatus, TERMINALLY_ILL,
    },
    date::{oslo_day, oslo_time},
    problem::{FieldProblem, code},
};

use crate::error::Fault;

/// How long ago the day of a record may be.
const LONGEST_AGO: Days = Days::new(365);
/// How many may take part in a conversation.
const MOST_ATTENDEES: usize = 20;
/// From this hour on, Norway's clock, the note about tomorrow's discharge is missed.
const NOTE_DUE_HOUR: u32 = 12;

fn problem(field: &str, code: &str, message: &str) -> FieldProblem {
    FieldProblem {
        field: field.to_owned(),
        code: code.to_owned(),
        message: message.to_owned(),
    }
}

fn none_of(problems: impl IntoIterator<Item = Option<FieldProblem>>) -> Result<(), Fault> {
    let problems: Vec<_> = problems.into_iter().flatten().collect();
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Fault::Invalid(problems))
    }
}

/// A day that has come, within the last year.
fn recent(field: &str, day: NaiveDate, today: NaiveDate) -> Option<FieldProblem> {
    let too_old = today
        .checked_sub_days(LONGEST_AGO)
        .is_some_and(|oldest| day < oldest);
    if day > today {
        Some(problem(field, "in_the_future", "this day has not come yet"))
    } else if too_old {
        Some(problem(field, "out_of_range", "more than a year ago"))
    } else {
        None
    }
}

/// An assessment is on the scale, on a day that has come.
pub(super) fn check_frailty(new: &AssessFrailtyRequest, today: NaiveDate) -> Result<(), Fault> {
    let on_the_scale = (LOWEST_FRAILTY..=TERMINALLY_ILL).contains(&new.value);
    none_of([
        (!on_the_scale).then(|| problem("value", "out_of_range", "the scale is from 1 to 9")),
        recent("assessed_on", new.assessed_on, today),
    ])
}

/// What is said of open questions and sources agrees with the status.
pub(super) fn check_reconciliation(new: &NewReconciliation, today: NaiveDate) -> Result<(), Fault> {
    let mut seen = HashSet::new();
    let twice = new.sources.iter().any(|source| !seen.insert(*source));
    let (done, open) = match new.status {
        ReconciliationStatus::NotBegun | ReconciliationStatus::Begun => (false, false),
        ReconciliationStatus::Reconciled => (true, false),
        ReconciliationStatus::ReconciledWithOpenQuestions => (true, true),
    };
    let asks = new.open_questions.is_some();
    none_of([
        twice.then(|| problem("sources", "twice", "each source once")),
        (done && new.sources.is_empty())
            .then(|| problem("sources", "missing", "say which sources were used")),
        (open && !asks).then(|| problem("open_questions", "missing", "say what remains open")),
        (done && !open && asks)
            .then(|| problem("status", "invalid", "with open questions it is not done")),
        recent("day", new.day, today),
    ])
}

/// The note is about the date that is planned now, of a stay that lasts.
pub(super) fn may_write_note(
    ended: bool,
    planned_on: Option<NaiveDate>,
    seen_planned_on: NaiveDate,
    newest: i32,
    seen: i32,
) -> Result<(), &'static str> {
    if ended {
        Err(code::STAY_ENDED)
    } else if planned_on != Some(seen_planned_on) || newest != seen {
        Err(code::CHANGED_MEANWHILE)
    } else {
        Ok(())
    }
}

/// A conversation took place during the stay or after it, and somebody took part.
pub(super) fn check_conversation(
    new: &NewConversation,
    admitted_at: DateTime<Utc>,
    today: NaiveDate,
) -> Result<(), Fault> {
    let count = new.attendees.len();
    none_of([
        (new.held_on > today)
            .then(|| problem("held_on", "in_the_future", "this day has not come yet")),
        (new.held_on < oslo_day(admitted_at)).then(|| {
            problem(
                "held_on",
                "before_admission",
                "the patient was not admitted yet",
            )
        }),
        (count == 0).then(|| problem("attendees", "missing", "say who took part")),
        (count > MOST_ATTENDEES).then(|| problem("attendees", "too_long", "at most twenty")),
    ])
}

/// Whether an assessment can be opened for the patient: only level 9 is closed, and what was wrong stays so.
pub(super) const fn may_open(value: i32, in_error: bool) -> Result<(), &'static str> {
    if value == TERMINALLY_ILL && !in_error {
        Ok(())
    } else {
        Err(code::STATE_CANNOT_FOLLOW)
    }
}

/// The planned discharge date whose note is missed at this moment: tomorrow's, from noon on.
pub(super) fn note_missed_for(now: DateTime<Utc>) -> Option<NaiveDate> {
    (oslo_time(now).hour() >= NOTE_DUE_HOUR).then_some(())?;
    oslo_day(now).succ_opt()
}

/// Which parts somebody reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parts {
    /// What is written for staff: notes, sources, reasons, the note before the discharge.
    pub(super) for_staff: bool,
    /// Conversations at discharge, and for staff the notes before it.
    pub(super) discharge: bool,
}

/// The parts for the patient (`own`), or for staff with or without the right to discharge records.
pub(super) const fn parts(own: bool, discharge: bool) -> Parts {
    Parts {
        for_staff: !own,
        discharge,
    }
}

/// An assessment as the patient reads it: level 9 only when it is open, and without what staff wrote for each
/// other.
pub(super) fn frailty_for_patient(mut record: ClinicalFrailty) -> Option<ClinicalFrailty> {
    if !record.is_open() {
        return None;
    }
    record.note = None;
    record.openings = Vec::new();
    record.mine = false;
    if let Some(error) = &mut record.error {
        error.reason = None;
    }
    Some(record)
}

/// A reconciliation as the patient reads it: how it stands.
pub(super) fn reconciliation_for_patient(
    mut record: MedicationReconciliation,
) -> MedicationReconciliation {
    record.sources = Vec::new();
    record.spoken_with = None;
    record.open_questions = None;
    record
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
