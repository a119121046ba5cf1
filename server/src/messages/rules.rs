//! Rules of messages. Pure.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use kith::Stay;
use shared::{
    Id,
    id::{HospitalStay, Unit},
    messages::{Coded, MessageContent, MessageKind},
    right::Right,
    units::UnitKind,
};

use crate::stays::reported::KnownStay;

/// Whether a unit of this kind sends such messages. Where the patient is and what the letter says is for the ward to
/// tell (HIS 1143–1149:2014); of a death anybody may who follows the patient.
pub(super) const fn may_send(kind: MessageKind, sender: UnitKind) -> bool {
    use UnitKind::{Coordinator, GpOffice, HomeCare, HospitalWard, ShortTermCare};
    match kind {
        MessageKind::Admitted
        | MessageKind::ReadyForDischarge
        | MessageKind::NotReadyAfterAll
        | MessageKind::Discharged
        | MessageKind::HealthInformation
        | MessageKind::DischargeReport
        | MessageKind::DischargeLetter => matches!(sender, HospitalWard),
        MessageKind::AdmissionReport | MessageKind::HealthInformationToGp => {
            matches!(sender, HomeCare | ShortTermCare)
        }
        MessageKind::MedicalInformation => matches!(sender, GpOffice | HospitalWard),
        MessageKind::ServiceNotice => matches!(sender, HomeCare | ShortTermCare | Coordinator),
        MessageKind::Died | MessageKind::Unknown => true,
    }
}

/// Of what kinds the course of a stay is made: where the patient is, the letter, and the nurses' report at discharge.
pub(super) fn of_the_course() -> Vec<MessageKind> {
    let more = [MessageKind::DischargeReport, MessageKind::DischargeLetter];
    MessageKind::LOGISTICS.into_iter().chain(more).collect()
}

/// Whether staff may open a message: where the patient is, everybody who serves them; what says more, those who may
/// read whole letters, and the units that it is from and to.
pub(super) fn opens(
    kind: MessageKind,
    between: [Option<Id<Unit>>; 2],
    mine: &[Id<Unit>],
    allows: impl Fn(Right) -> bool,
) -> bool {
    let ours = between.iter().flatten().any(|unit| mine.contains(unit));
    MessageKind::LOGISTICS.contains(&kind) || ours || allows(Right::ReadWholeSummaries)
}

/// The day that a message is about, for the patient's line of it, and whether it is an estimate.
pub(super) fn about(kind: MessageKind, content: &MessageContent) -> (Option<NaiveDate>, bool) {
    let MessageContent::Logistics(logistics) = content else {
        return (None, false);
    };
    let code = match kind {
        MessageKind::Admitted => "1",
        MessageKind::Discharged => "2",
        MessageKind::ReadyForDischarge => "3",
        _ => return (None, false),
    };
    let is = |known: &Option<Coded>| known.as_ref().is_some_and(|known| known.code == code);
    let event = logistics.events.iter().find(|event| is(&event.code));
    event.map_or((None, false), |event| (Some(event.when.on), event.estimate))
}

/// Something to do about a stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum StayChange {
    /// The admission was taken back.
    Cancel(Id<HospitalStay>),
    /// What is said of a stay, and was said before if anything was.
    Follow {
        stay: Id<HospitalStay>,
        ward: Id<Unit>,
        before: Option<Box<Stay>>,
        now: Box<Stay>,
    },
    /// A stay that nobody knew.
    Begin { ward: Id<Unit>, now: Box<Stay> },
}

/// What to do for the stored stays to be as the messages tell, in an order in which nobody is in two wards. `wards` are
/// the senders' units by HER-id; a stay that none of ours told of is left out.
pub(super) fn changes(
    told: &[Stay],
    known: &[KnownStay],
    wards: &BTreeMap<String, Id<Unit>>,
) -> Vec<StayChange> {
    let mut rest: Vec<&KnownStay> = known.iter().collect();
    let (mut follows, mut unknown) = (Vec::new(), Vec::new());
    for now in told {
        match take(&mut rest, |stay| began_on(stay) == Some(now.admitted.on)) {
            Some(stay) => follows.push(follow(stay, now)),
            None => unknown.push(now),
        }
    }
    let mut begins = Vec::new();
    for now in unknown {
        let Some(ward) = ward(now, wards) else {
            continue;
        };
        let near = |stay: &KnownStay| {
            let days = (stay.admitted_on - now.admitted.on).abs();
            stay.reported.is_none() && stay.ward == ward && days <= TimeDelta::days(1)
        };
        // Entered by hand; or told before, with another day.
        let found = take(&mut rest, near).or_else(|| {
            take(&mut rest, |stay| {
                stay.reported.is_some() && stay.ward == ward
            })
        });
        match found {
            Some(stay) => follows.push(follow(stay, now)),
            None => begins.push(StayChange::Begin {
                ward,
                now: Box::new(now.clone()),
            }),
        }
    }
    let gone = rest.iter().filter(|stay| stay.reported.is_some());
    let mut changes: Vec<StayChange> = gone.map(|stay| StayChange::Cancel(stay.id)).collect();
    // What ends comes before what begins to last.
    follows.sort_by_key(lasts);
    changes.extend(follows.into_iter().filter(says_something_new));
    changes.extend(begins);
    changes
}

fn take<'k>(
    rest: &mut Vec<&'k KnownStay>,
    is: impl Fn(&KnownStay) -> bool,
) -> Option<&'k KnownStay> {
    let index = rest.iter().position(|stay| is(stay))?;
    Some(rest.remove(index))
}

fn began_on(stay: &KnownStay) -> Option<NaiveDate> {
    stay.reported.as_ref().map(|told| told.admitted.on)
}

fn follow(stay: &KnownStay, now: &Stay) -> StayChange {
    StayChange::Follow {
        stay: stay.id,
        ward: stay.ward,
        before: stay.reported.clone().map(Box::new),
        now: Box::new(now.clone()),
    }
}

fn ward(told: &Stay, wards: &BTreeMap<String, Id<Unit>>) -> Option<Id<Unit>> {
    wards.get(told.sender.as_ref()?).copied()
}

fn lasts(change: &StayChange) -> bool {
    matches!(change, StayChange::Follow { now, .. } if now.discharged.is_none())
}

fn says_something_new(change: &StayChange) -> bool {
    !matches!(change, StayChange::Follow { before: Some(before), now, .. } if before == now)
}

/// Stays with an end for each that another one followed: who is admitted anew has left, though nobody said so.
pub(super) fn one_at_a_time(mut told: Vec<Stay>) -> Vec<Stay> {
    let begins: Vec<_> = told.iter().skip(1).map(|stay| stay.admitted).collect();
    for (stay, next) in told.iter_mut().zip(begins) {
        if stay.discharged.is_none() {
            stay.discharged = Some(kith::Discharged {
                when: next,
                // Another unit of the same institution (8408).
                to: Some(Coded {
                    code: "7".to_owned(),
                    text: None,
                    system: None,
                }),
                dead: false,
                message: String::new(),
            });
        }
    }
    told
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
