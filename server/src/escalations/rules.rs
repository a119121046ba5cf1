//! Rules of climbing: what climbs, when, and whom it comes to. Pure.

use chrono::{DateTime, Utc};
use shared::{
    Id,
    escalations::{ChangeEscalationRuleRequest, EscalationLevel},
    id::Unit,
    inbox::UpdateKind,
    problem::FieldProblem,
    units::UnitKind,
};

use super::working_time::WorkingHours;
use crate::error::Fault;

/// How far something climbs: the owner is 0, the leader 1, the coordinator 2.
pub(super) const TOP: i32 = 2;

/// How many working hours are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hours {
    /// From when the unit was told until its leader is.
    pub(super) to_leader: i32,
    /// From then until the coordinator is.
    pub(super) to_coordinator: i32,
}

impl Hours {
    /// A little more than a working day for each.
    pub(crate) const DEFAULT: Self = Self {
        to_leader: 8,
        to_coordinator: 8,
    };

    /// When what has climbed so far at `now` climbs on; never when it has come to the top.
    pub(crate) fn next(self, climbed: i32, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let hours = match climbed {
            0 => self.to_leader,
            1 => self.to_coordinator,
            _ => return None,
        };
        Some(WorkingHours::OFFICE.after(now, hours.max(1).unsigned_abs()))
    }
}

/// Whether an update that nobody in a unit of this kind handles climbs. The step of an overdue one climbs itself; what
/// tells of a climb does not climb again; what was ticked off, a death and a handover that was accepted await nobody; and
/// the coordinator's office is where climbing ends.
pub(crate) const fn climbs(kind: UpdateKind, unit: UnitKind) -> bool {
    !matches!(
        kind,
        UpdateKind::StepOverdue
            | UpdateKind::StepEscalated
            | UpdateKind::UpdateEscalated
            | UpdateKind::TaskTicked
            | UpdateKind::Died
            | UpdateKind::HandoverAccepted
    ) && !matches!(unit, UnitKind::Coordinator)
}

/// A unit that serves the patient, and whether a leader of it is at work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Serving {
    pub(super) unit: Id<Unit>,
    pub(super) kind: UnitKind,
    pub(super) led: bool,
}

/// Whom something comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) unit: Id<Unit>,
    pub(super) level: EscalationLevel,
    /// How far it has come then.
    pub(super) climbed: i32,
}

/// Whom something comes to that has climbed so far and that `owner` has not seen to; nobody when no unit serves the
/// patient. A rung where nobody is on duty is passed over at once; and when there is none left, the owner is told again.
pub(super) fn target(climbed: i32, owner: Id<Unit>, serving: &[Serving]) -> Option<Target> {
    let follows =
        |unit: &&Serving| matches!(unit.kind, UnitKind::HomeCare | UnitKind::ShortTermCare);
    // An owner that no longer serves the patient sees nothing of them.
    let owner = serving
        .iter()
        .find(|unit| unit.unit == owner)
        .or_else(|| serving.iter().find(follows));
    if let Some(owner) = owner.filter(|owner| climbed == 0 && owner.led) {
        return Some(Target {
            unit: owner.unit,
            level: EscalationLevel::Leader,
            climbed: 1,
        });
    }
    let coordinator = serving
        .iter()
        .find(|unit| unit.kind == UnitKind::Coordinator);
    let (unit, level) = match (coordinator, owner.or(serving.first())) {
        (Some(coordinator), _) => (coordinator, EscalationLevel::Coordinator),
        (None, Some(again)) if again.led => (again, EscalationLevel::Leader),
        (None, Some(again)) => (again, EscalationLevel::Owner),
        (None, None) => return None,
    };
    Some(Target {
        unit: unit.unit,
        level,
        climbed: TOP,
    })
}

/// Hours are between one and eighty.
pub(super) fn check(new: &ChangeEscalationRuleRequest) -> Result<(), Fault> {
    let problems: Vec<FieldProblem> = [
        ("hours_to_leader", new.hours_to_leader),
        ("hours_to_coordinator", new.hours_to_coordinator),
    ]
    .into_iter()
    .filter(|(_, hours)| !(1..=80).contains(hours))
    .map(|(field, _)| FieldProblem {
        field: field.to_owned(),
        code: "out_of_range".to_owned(),
        message: "between 1 and 80".to_owned(),
    })
    .collect();
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Fault::Invalid(problems))
    }
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
