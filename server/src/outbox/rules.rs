//! Whom an event concerns. Pure.

use shared::{
    Id, author::Author, handovers::HandoverState, id::Unit, inbox::UpdateKind,
    related_persons::RegistrationEvent, sharing::ContributionKind, stays::Destination,
    units::UnitKind,
};

use super::Event;
use crate::escalations::Escalated;

/// An update to put into a unit's inbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NewUpdate {
    pub(super) unit: Id<Unit>,
    pub(super) kind: UpdateKind,
    pub(super) text: Option<String>,
    pub(super) lang: Option<String>,
    /// Who said it, when a related person did.
    pub(super) said_by: Option<Author>,
    /// What it tells of that somebody else has not seen to.
    pub(super) escalated: Option<Escalated>,
}

/// The updates an event makes, given the units that serve the patient and who acted. The unit that did something
/// is not told of it.
pub(super) fn updates(
    event: &Event,
    serving: &[(Id<Unit>, UnitKind)],
    actor: &Author,
) -> Vec<NewUpdate> {
    let Some((kind, text, lang)) = content(event) else {
        return Vec::new();
    };
    // An owner that no longer serves the patient cannot see to it: home care is told instead.
    let overdue_owner = match event {
        Event::StepOverdue {
            owner: Some(owner), ..
        } => serving
            .iter()
            .map(|(unit, _)| *unit)
            .find(|unit| unit == owner),
        _ => None,
    };
    let only = overdue_owner.or(addressee(event));
    serving
        .iter()
        .filter(|(unit, unit_kind)| match only {
            Some(only) => *unit == only,
            None => Some(*unit) != actor.unit && concerns(kind, *unit_kind),
        })
        .map(|(unit, _)| NewUpdate {
            unit: *unit,
            kind,
            text: text.clone(),
            lang: lang.clone(),
            said_by: said_by(event, actor).cloned(),
            escalated: match event {
                Event::Escalated(escalated) => Some(escalated.clone()),
                _ => None,
            },
        })
        .collect()
}

/// The one unit that an event is meant for.
const fn addressee(event: &Event) -> Option<Id<Unit>> {
    match event {
        Event::ReportReceived { to: unit, .. }
        | Event::PatientSectionMissing { ward: unit, .. }
        | Event::ExplanationAsked { ward: unit, .. }
        | Event::ParagraphAsked { unit, .. }
        | Event::DischargeNoteDue { ward: unit, .. }
        | Event::ChecklistMissed { unit, .. } => Some(*unit),
        Event::Escalated(escalated) => Some(escalated.to),
        Event::Handover(told) => Some(told.from),
        _ => None,
    }
}

/// The related person whose words an update repeats.
const fn said_by<'a>(event: &'a Event, actor: &'a Author) -> Option<&'a Author> {
    match event {
        Event::WhatMattersWritten { said_by, .. }
        | Event::WhatMattersChanged { said_by, .. }
        | Event::WhatMattersRated { said_by, .. } => said_by.as_ref(),
        Event::Contributed { .. } => Some(actor),
        Event::Worsened { .. } | Event::ParagraphAsked { .. } if actor.relative.is_some() => {
            Some(actor)
        }
        _ => None,
    }
}

fn content(event: &Event) -> Option<(UpdateKind, Option<String>, Option<String>)> {
    let words = |text: &String, lang: &String| (Some(text.clone()), Some(lang.clone()));
    Some(match event {
        Event::WhatMattersWritten { text, lang, .. } => {
            let (text, lang) = words(text, lang);
            (UpdateKind::WhatMattersWritten, text, lang)
        }
        Event::WhatMattersChanged { text, lang, .. } => {
            let (text, lang) = words(text, lang);
            (UpdateKind::WhatMattersChanged, text, lang)
        }
        Event::WhatMattersRated { text, lang, .. } => {
            let (text, lang) = words(text, lang);
            (UpdateKind::WhatMattersRated, text, lang)
        }
        Event::SummaryReleased { .. } => (UpdateKind::SummaryReleased, None, None),
        Event::SummaryWithdrawn { .. } => (UpdateKind::SummaryWithdrawn, None, None),
        Event::PlannedDischargeMoved { date, .. } => (
            UpdateKind::PlannedDischargeMoved,
            Some(date.to_string()),
            None,
        ),
        // That they died is told on its own.
        Event::Discharged {
            destination: Destination::Died,
            ..
        } => return None,
        Event::Discharged { .. } => (UpdateKind::Discharged, None, None),
        Event::StepOverdue { title, .. } => (UpdateKind::StepOverdue, Some(title.clone()), None),
        Event::ChecklistMissed { title, .. } => {
            (UpdateKind::ChecklistMissed, Some(title.clone()), None)
        }
        Event::TaskTicked {
            title, done: true, ..
        } => (UpdateKind::TaskTicked, Some(title.clone()), None),
        Event::RelatedPersonChanged { change, name, .. } => {
            (registration(*change)?, Some(name.clone()), None)
        }
        Event::Contributed {
            contribution_kind,
            text,
            lang,
            ..
        } => {
            let (text, lang) = words(text, lang);
            let kind = match contribution_kind {
                ContributionKind::WhatMatters => UpdateKind::RelativeWroteWhatMatters,
                ContributionKind::Observation => UpdateKind::RelativeObserved,
                ContributionKind::Question => UpdateKind::RelativeAsked,
            };
            (kind, text, lang)
        }
        Event::Admitted { .. } => (UpdateKind::Admitted, None, None),
        Event::AdmissionWithdrawn { .. } => (UpdateKind::AdmissionWithdrawn, None, None),
        Event::ReadyForDischarge { on, estimated, .. } => {
            let kind = if *estimated {
                UpdateKind::ReadinessExpected
            } else {
                UpdateKind::ReadyForDischarge
            };
            (kind, Some(on.to_string()), None)
        }
        Event::NotReadyAfterAll { .. } => (UpdateKind::NotReadyAfterAll, None, None),
        Event::DischargeWithdrawn { .. } => (UpdateKind::DischargeWithdrawn, None, None),
        Event::ReportReceived { report, .. } => {
            let name = serde_json::to_value(report).ok()?;
            (
                UpdateKind::ReportReceived,
                name.as_str().map(str::to_owned),
                None,
            )
        }
        Event::SummaryReceived { .. } => (UpdateKind::SummaryReceived, None, None),
        Event::PatientSectionMissing { .. } => (UpdateKind::PatientSectionMissing, None, None),
        Event::ExplanationAsked { text, .. } => (UpdateKind::ExplanationAsked, text.clone(), None),
        Event::ParagraphAsked { text, lang, .. } => {
            let (text, lang) = words(text, lang);
            (UpdateKind::ParagraphAsked, text, lang)
        }
        Event::ChecklistSigned { own: true, .. } => (UpdateKind::EvaluationAnswered, None, None),
        Event::Died => (UpdateKind::Died, None, None),
        Event::Escalated(escalated) => {
            let kind = match escalated.step {
                Some(_) => UpdateKind::StepEscalated,
                None => UpdateKind::UpdateEscalated,
            };
            (kind, Some(escalated.what.clone()), None)
        }
        Event::Handover(told) => {
            let kind = match told.state {
                HandoverState::Accepted => UpdateKind::HandoverAccepted,
                HandoverState::Refused => UpdateKind::HandoverRefused,
                HandoverState::Proposed | HandoverState::Withdrawn => return None,
            };
            (kind, Some(told.text.clone()), None)
        }
        Event::Worsened { text, lang, .. } => {
            let (text, lang) = words(text, lang);
            (UpdateKind::Worsened, text, lang)
        }
        Event::VisitRecorded { text, lang } => {
            let (text, lang) = words(text, lang);
            (UpdateKind::VisitRecorded, text, lang)
        }
        Event::DischargeNoteDue { planned_on, .. } => (
            UpdateKind::DischargeNoteDue,
            Some(planned_on.to_string()),
            None,
        ),
        Event::MessageReceived
        | Event::ProposalsChanged
        | Event::ParagraphUnderstood
        | Event::QuestionAnswered { .. }
        | Event::ChecklistChanged { .. }
        | Event::ChecklistSigned { own: false, .. }
        | Event::DeathWithdrawn
        | Event::TaskTicked { done: false, .. }
        | Event::WhatMattersOrdered
        | Event::WhatMattersFollowedUp { .. }
        | Event::StayChanged { .. }
        | Event::SummaryWritten { .. }
        | Event::SummaryRead { .. }
        | Event::PlanChanged { .. }
        | Event::InboxChanged { .. }
        | Event::RelatedPersonsOrdered
        | Event::ConsentChanged { .. }
        | Event::ContributionReceived { .. }
        | Event::GpVisitChanged
        | Event::WorseningSeen { .. }
        | Event::CareRelationChanged
        | Event::BoardChanged
        | Event::MeetingChanged { .. }
        | Event::ClinicalRecordsChanged => return None,
    })
}

/// What units are told of a registration: what the related person answered.
const fn registration(change: RegistrationEvent) -> Option<UpdateKind> {
    match change {
        RegistrationEvent::Confirmed => Some(UpdateKind::RelatedPersonConfirmed),
        RegistrationEvent::Corrected => Some(UpdateKind::RelatedPersonCorrected),
        RegistrationEvent::Declined => Some(UpdateKind::RelatedPersonDeclined),
        RegistrationEvent::Expired => Some(UpdateKind::RelatedPersonExpired),
        RegistrationEvent::Registered
        | RegistrationEvent::Changed
        | RegistrationEvent::InvitedByMail
        | RegistrationEvent::InvitedOnPaper
        | RegistrationEvent::AskAgain
        | RegistrationEvent::InvitationRevoked
        | RegistrationEvent::InvitationLocked
        | RegistrationEvent::SteppedDown
        | RegistrationEvent::CorrectionAccepted
        | RegistrationEvent::CorrectionRefused
        | RegistrationEvent::Ended => None,
    }
}

/// Which kinds of units an update is for.
const fn concerns(update: UpdateKind, unit: UnitKind) -> bool {
    use UnitKind::{Coordinator, GpOffice, HomeCare, HospitalWard, ShortTermCare};
    match update {
        UpdateKind::WhatMattersWritten
        | UpdateKind::WhatMattersChanged
        | UpdateKind::WhatMattersRated
        | UpdateKind::TaskTicked
        | UpdateKind::RelatedPersonConfirmed
        | UpdateKind::RelatedPersonCorrected
        | UpdateKind::RelatedPersonDeclined
        | UpdateKind::RelatedPersonExpired
        | UpdateKind::RelativeWroteWhatMatters
        | UpdateKind::RelativeObserved
        | UpdateKind::RelativeAsked => matches!(unit, HomeCare | ShortTermCare | HospitalWard),
        UpdateKind::SummaryReleased
        | UpdateKind::SummaryWithdrawn
        | UpdateKind::SummaryReceived => {
            matches!(unit, HomeCare | ShortTermCare | GpOffice)
        }
        UpdateKind::PlannedDischargeMoved
        | UpdateKind::ReadyForDischarge
        | UpdateKind::ReadinessExpected
        | UpdateKind::NotReadyAfterAll => matches!(unit, HomeCare | ShortTermCare | Coordinator),
        UpdateKind::Discharged
        | UpdateKind::DischargeWithdrawn
        | UpdateKind::Admitted
        | UpdateKind::AdmissionWithdrawn => {
            matches!(unit, HomeCare | ShortTermCare | GpOffice | Coordinator)
        }
        UpdateKind::Died => true,
        // These go to the unit they are meant for.
        UpdateKind::ReportReceived
        | UpdateKind::PatientSectionMissing
        | UpdateKind::ExplanationAsked
        | UpdateKind::ParagraphAsked
        | UpdateKind::StepEscalated
        | UpdateKind::UpdateEscalated
        | UpdateKind::HandoverAccepted
        | UpdateKind::HandoverRefused
        | UpdateKind::DischargeNoteDue
        | UpdateKind::ChecklistMissed => false,
        UpdateKind::StepOverdue
        | UpdateKind::EvaluationAnswered
        | UpdateKind::Worsened
        | UpdateKind::VisitRecorded => {
            matches!(unit, HomeCare | ShortTermCare)
        }
    }
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
