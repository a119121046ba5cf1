//! Rules of handovers. Pure.

use chrono::{DateTime, Utc};
use shared::{
    Id,
    handovers::{AnswerHandoverRequest, HandoverState, Responsible, UnitName},
    id::Unit,
    problem::code,
    units::UnitKind,
};

use crate::error::Fault;

/// A unit that serves the patient now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Serves {
    pub(crate) unit: Id<Unit>,
    pub(crate) name: String,
    pub(crate) kind: UnitKind,
    pub(crate) since: DateTime<Utc>,
    /// That it ends is known.
    pub(crate) ends: bool,
    /// When it last took over.
    pub(crate) took_over_at: Option<DateTime<Utc>>,
}

/// Who is responsible: the ward while a stay lasts; else whoever took over or began to follow up last; else anybody who
/// serves the patient, the GP first. `asked` is the unit that a waiting handover goes to.
pub(crate) fn responsible(
    ward: Option<&str>,
    serving: &[Serves],
    asked: Option<String>,
) -> Option<Responsible> {
    let ward = serving.iter().find(|unit| Some(unit.name.as_str()) == ward);
    let follows = |unit: &&Serves| {
        let follower = matches!(unit.kind, UnitKind::HomeCare | UnitKind::ShortTermCare);
        !unit.ends && (follower || unit.took_over_at.is_some())
    };
    let last = || {
        serving
            .iter()
            .filter(follows)
            .max_by_key(|unit| unit.took_over_at.unwrap_or(unit.since))
    };
    let gp = || serving.iter().find(|unit| unit.kind == UnitKind::GpOffice);
    let unit = ward.or_else(last).or_else(gp).or(serving.first())?;
    Some(Responsible {
        unit: UnitName {
            id: unit.unit,
            name: unit.name.clone(),
        },
        asked,
    })
}

/// Nobody hands over somebody who died, nor, as long as a stay lasts, anybody but the ward; `ward` is where the patient
/// lies.
pub(super) fn may_change(died: bool, ward: Option<Id<Unit>>, from: Id<Unit>) -> Result<(), Fault> {
    if died {
        return Err(Fault::conflict(code::PATIENT_DIED));
    }
    match ward {
        Some(ward) if ward != from => Err(Fault::conflict(code::IN_HOSPITAL)),
        _ => Ok(()),
    }
}

/// One hands over to another unit that follows patients up.
pub(super) fn check_receiver(
    from: Id<Unit>,
    to: Id<Unit>,
    kind: Option<UnitKind>,
) -> Result<(), Fault> {
    match kind {
        None | Some(UnitKind::Coordinator) => Err(Fault::field(
            "to",
            "not_found",
            "name a ward, a home-care district, a short-term place or a GP office",
        )),
        Some(_) if from == to => Err(Fault::field("to", "invalid", "name another unit")),
        Some(_) => Ok(()),
    }
}

/// A refusal is explained.
pub(super) fn check_answer(new: &AnswerHandoverRequest) -> Result<HandoverState, Fault> {
    match (new.accept, &new.reason) {
        (true, _) => Ok(HandoverState::Accepted),
        (false, Some(_)) => Ok(HandoverState::Refused),
        (false, None) => Err(Fault::field("reason", "reason_missing", "say why not")),
    }
}

/// What to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Do it.
    Go,
    /// It stands so already: answer it as it is.
    AsItIs,
    /// Refuse with this code and show what it is now.
    Refuse(&'static str),
}

/// Whether a handover that stands so, in this version, gets another state, asked for by somebody who saw version `seen`.
pub(super) fn settle(now: HandoverState, version: i32, seen: i32, to: HandoverState) -> Verdict {
    if now == to {
        Verdict::AsItIs
    } else if now != HandoverState::Proposed {
        Verdict::Refuse(code::ALREADY_ANSWERED)
    } else if version != seen {
        Verdict::Refuse(code::CHANGED_MEANWHILE)
    } else {
        Verdict::Go
    }
}

/// Whether a unit of this kind ends to serve the patient some time after it handed over: a GP and a coordinator stay.
pub(super) const fn leaves(kind: UnitKind) -> bool {
    matches!(
        kind,
        UnitKind::HospitalWard | UnitKind::HomeCare | UnitKind::ShortTermCare
    )
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
