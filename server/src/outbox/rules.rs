//! Whom an event concerns. Pure.

use shared::{
    Id, author::Author, id::Unit, inbox::UpdateKind, related_persons::RegistrationEvent,
    sharing::ContributionKind, units::UnitKind,
};

use super::Event;

/// An update to put into a unit's inbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NewUpdate {
    pub(super) unit: Id<Unit>,
    pub(super) kind: UpdateKind,
    pub(super) text: Option<String>,
    pub(super) lang: Option<String>,
    /// Who said it, when a related person did.
    pub(super) said_by: Option<Author>,
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
    serving
        .iter()
        .filter(|(unit, unit_kind)| match overdue_owner {
            Some(owner) => *unit == owner,
            None => Some(*unit) != actor.unit && concerns(kind, *unit_kind),
        })
        .map(|(unit, _)| NewUpdate {
            unit: *unit,
            kind,
            text: text.clone(),
            lang: lang.clone(),
            said_by: said_by(event, actor).cloned(),
        })
        .collect()
}

/// The related person whose words an update repeats.
const fn said_by<'a>(event: &'a Event, actor: &'a Author) -> Option<&'a Author> {
    match event {
        Event::WhatMattersWritten { said_by, .. }
        | Event::WhatMattersChanged { said_by, .. }
        | Event::WhatMattersRated { said_by, .. } => said_by.as_ref(),
        Event::Contributed { .. } => Some(actor),
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
        Event::Discharged { .. } => (UpdateKind::Discharged, None, None),
        Event::StepOverdue { title, .. } => (UpdateKind::StepOverdue, Some(title.clone()), None),
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
        Event::TaskTicked { done: false, .. }
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
        | Event::CareRelationChanged => return None,
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
        UpdateKind::SummaryReleased | UpdateKind::SummaryWithdrawn => {
            matches!(unit, HomeCare | ShortTermCare | GpOffice)
        }
        UpdateKind::PlannedDischargeMoved => matches!(unit, HomeCare | ShortTermCare | Coordinator),
        UpdateKind::Discharged => matches!(unit, HomeCare | ShortTermCare | GpOffice | Coordinator),
        UpdateKind::StepOverdue => matches!(unit, HomeCare | ShortTermCare),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::author::Capacity;
    use uuid::Uuid;

    fn id<T>(n: u128) -> Id<T> {
        Id::new(Uuid::from_u128(n))
    }

    fn by(capacity: Capacity, unit: Option<Id<Unit>>) -> Author {
        Author {
            person: None,
            name: "Turid Moen".into(),
            capacity,
            unit,
            unit_name: None,
            relative: None,
        }
    }

    fn told(event: &Event, acting: Option<Id<Unit>>) -> Vec<u128> {
        let serving = [
            (id(1), UnitKind::HospitalWard),
            (id(2), UnitKind::HomeCare),
            (id(3), UnitKind::GpOffice),
            (id(4), UnitKind::Coordinator),
        ];
        updates(event, &serving, &by(Capacity::Staff, acting))
            .into_iter()
            .map(|u| u.unit.uuid().as_u128())
            .collect()
    }

    #[test]
    fn words_reach_ward_and_home_care_but_not_who_wrote_them() {
        let event = Event::WhatMattersWritten {
            entry: id(9),
            text: "hagen".into(),
            lang: "nb".into(),
            said_by: None,
        };
        assert_eq!(told(&event, None), [1, 2]);
        assert_eq!(told(&event, Some(id(2))), [1]);
    }

    #[test]
    fn an_overdue_step_reaches_its_owner_or_home_care_for_the_patients_own() {
        let event = |owner| Event::StepOverdue {
            step: id(8),
            title: "Besøk".into(),
            owner,
        };
        assert_eq!(told(&event(Some(id(3))), None), [3]);
        assert_eq!(told(&event(None), None), [2]);
        assert_eq!(
            told(&event(Some(id(77))), None),
            [2],
            "an owner that does not serve any more"
        );
    }

    #[test]
    fn a_relatives_words_stand_with_their_name_also_when_the_patient_made_them_their_own() {
        let (patient, turid) = (by(Capacity::Patient, None), by(Capacity::Relative, None));
        let said = |event: &Event, actor: &Author| {
            let updates = updates(event, &[(id(2), UnitKind::HomeCare)], actor);
            updates[0].said_by.clone()
        };
        let contributed = Event::Contributed {
            contribution: id(9),
            contribution_kind: ContributionKind::WhatMatters,
            text: "hagen".into(),
            lang: "nb".into(),
        };
        assert_eq!(said(&contributed, &turid).as_ref(), Some(&turid));
        let written = |said_by| Event::WhatMattersWritten {
            entry: id(9),
            text: "hagen".into(),
            lang: "nb".into(),
            said_by,
        };
        assert_eq!(
            said(&written(Some(turid.clone())), &patient).as_ref(),
            Some(&turid)
        );
        assert_eq!(said(&written(None), &patient), None);
    }

    #[test]
    fn a_letter_reaches_those_who_follow_up() {
        assert_eq!(
            told(
                &Event::SummaryReleased {
                    summary: id(7),
                    number: 1
                },
                Some(id(1))
            ),
            [2, 3]
        );
        assert_eq!(
            told(&Event::SummaryWritten { summary: id(7) }, None),
            Vec::<u128>::new()
        );
    }
}
