//! Which mail an event makes for a person. Pure.

use chrono::{DateTime, TimeDelta, Utc};
use shared::{
    consents::Scope,
    notices::{NoticeChoice, NoticeChoices, NoticeHours, NoticeKind},
    related_persons::RegistrationEvent,
    sharing::ContributionKind,
};

use crate::{
    mail::{QuietHours, next_at},
    outbox::Event,
};

/// After a notice, the next one waits so long, and takes along what comes meanwhile.
const BETWEEN: TimeDelta = TimeDelta::minutes(10);

/// How somebody stands to the service, for what they are told unless they choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// They have a record of their own.
    Patient,
    /// They work in a unit, and have no record.
    Staff,
    /// Neither: a relative.
    Relative,
}

/// What somebody is told of who has not chosen. Relatives are left in peace.
pub(super) const fn defaults(standing: Standing) -> NoticeChoices {
    use NoticeChoice::{AtOnce, DailyDigest, Never};
    let never = NoticeChoices::all(Never);
    match standing {
        Standing::Patient => NoticeChoices {
            letter: AtOnce,
            plan: DailyDigest,
            what_matters: DailyDigest,
            contacts: AtOnce,
            access: AtOnce,
            inbox: Never,
        },
        Standing::Staff => never,
        Standing::Relative => never.with(NoticeKind::Access, AtOnce),
    }
}

/// The kinds that can concern somebody.
pub(super) fn kinds(patient: bool, staff: bool) -> Vec<NoticeKind> {
    NoticeKind::ALL
        .into_iter()
        .filter(|kind| match kind {
            NoticeKind::Contacts => patient,
            NoticeKind::Inbox => staff,
            // Staff without a record have none of these; relatives may be given them.
            _ => patient || !staff,
        })
        .collect()
}

/// The kind of notice that an event is to the patient whom it is about.
pub(super) const fn to_patient(event: &Event) -> Option<NoticeKind> {
    match event {
        Event::SummaryReleased { .. } | Event::QuestionAnswered { .. } => Some(NoticeKind::Letter),
        Event::PlanChanged { .. } | Event::StepOverdue { .. } => Some(NoticeKind::Plan),
        Event::WhatMattersFollowedUp { .. } => Some(NoticeKind::WhatMatters),
        Event::RelatedPersonChanged {
            change:
                RegistrationEvent::Confirmed
                | RegistrationEvent::Corrected
                | RegistrationEvent::Declined
                | RegistrationEvent::Expired,
            ..
        }
        | Event::Contributed {
            contribution_kind: ContributionKind::WhatMatters,
            ..
        } => Some(NoticeKind::Contacts),
        _ => None,
    }
}

/// The kind of notice that an event is to relatives, and the scopes of which one must be open to them.
pub(super) const fn to_relatives(event: &Event) -> Option<(NoticeKind, &'static [Scope])> {
    match event {
        Event::SummaryReleased { .. } => Some((
            NoticeKind::Letter,
            &[Scope::PatientInformation, Scope::WholeLetters],
        )),
        Event::PlanChanged { .. } | Event::StepOverdue { .. } => {
            Some((NoticeKind::Plan, &[Scope::Plan]))
        }
        Event::WhatMattersWritten { .. } | Event::WhatMattersFollowedUp { .. } => {
            Some((NoticeKind::WhatMatters, &[Scope::WhatMatters]))
        }
        _ => None,
    }
}

/// How a person is told of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Not at all.
    Nothing,
    /// In the daily mail, made from this moment on.
    Digest(DateTime<Utc>),
    /// In a mail of its own, from this moment on.
    AtOnce(DateTime<Utc>),
}

/// How a person is told of an event of these kinds: the promptest of the choices that cover it, once.
pub(super) fn way(
    kinds: &[NoticeKind],
    choices: &NoticeChoices,
    hours: NoticeHours,
    last_sent: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Way {
    let promptest = kinds.iter().map(|kind| choices.of(*kind)).max();
    match promptest {
        None | Some(NoticeChoice::Never) => Way::Nothing,
        Some(NoticeChoice::DailyDigest) => Way::Digest(next_at(now, hours.digest_hour)),
        Some(NoticeChoice::AtOnce) => {
            let earliest = last_sent.map_or(now, |sent| now.max(sent + BETWEEN));
            Way::AtOnce(quiet(hours).over(earliest))
        }
    }
}

/// The hours without mail.
pub(super) const fn quiet(hours: NoticeHours) -> QuietHours {
    QuietHours {
        from: hours.quiet_from,
        until: hours.quiet_until,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    const NOON: &str = "2026-11-22T11:00:00Z";

    fn for_patient(kinds: &[NoticeKind], now: &str) -> Way {
        let choices = defaults(Standing::Patient);
        way(kinds, &choices, NoticeHours::default(), None, utc(now))
    }

    #[test]
    fn a_patient_who_has_not_chosen() {
        assert_eq!(
            for_patient(&[NoticeKind::Letter], NOON),
            Way::AtOnce(utc(NOON))
        );
        let tomorrow = Way::Digest(utc("2026-11-23T07:00:00Z"));
        assert_eq!(for_patient(&[NoticeKind::Plan], NOON), tomorrow);
        assert_eq!(for_patient(&[NoticeKind::Inbox], NOON), Way::Nothing);
        assert_eq!(for_patient(&[], NOON), Way::Nothing);
    }

    #[test]
    fn the_promptest_choice_wins_and_only_it() {
        let both = [NoticeKind::Plan, NoticeKind::Letter, NoticeKind::Inbox];
        assert_eq!(for_patient(&both, NOON), Way::AtOnce(utc(NOON)));
        let rest = [NoticeKind::Inbox, NoticeKind::Plan];
        assert_eq!(
            for_patient(&rest, NOON),
            Way::Digest(utc("2026-11-23T07:00:00Z"))
        );
    }

    #[test]
    fn at_night_it_waits_for_the_morning() {
        let morning = Way::AtOnce(utc("2026-11-23T06:00:00Z"));
        assert_eq!(
            for_patient(&[NoticeKind::Letter], "2026-11-22T21:30:00Z"),
            morning
        );
    }

    #[test]
    fn soon_after_a_notice_the_next_one_waits() {
        let choices = NoticeChoices::all(NoticeChoice::AtOnce);
        let told = |last: &str, now: &str| {
            let hours = NoticeHours::default();
            way(
                &[NoticeKind::Plan],
                &choices,
                hours,
                Some(utc(last)),
                utc(now),
            )
        };
        assert_eq!(
            told(NOON, "2026-11-22T11:03:00Z"),
            Way::AtOnce(utc("2026-11-22T11:10:00Z"))
        );
        assert_eq!(
            told(NOON, "2026-11-22T11:10:01Z"),
            Way::AtOnce(utc("2026-11-22T11:10:01Z"))
        );
        // And into the quiet hours it does not go.
        assert_eq!(
            told("2026-11-22T19:55:00Z", "2026-11-22T19:58:00Z"),
            Way::AtOnce(utc("2026-11-23T06:00:00Z"))
        );
    }

    #[test]
    fn staff_and_relatives_are_left_in_peace() {
        assert_eq!(
            defaults(Standing::Staff),
            NoticeChoices::all(NoticeChoice::Never)
        );
        for kind in NoticeKind::ALL {
            let expected = if kind == NoticeKind::Access {
                NoticeChoice::AtOnce
            } else {
                NoticeChoice::Never
            };
            assert_eq!(defaults(Standing::Relative).of(kind), expected);
        }
    }

    #[test]
    fn everybody_is_offered_what_can_concern_them() {
        assert_eq!(kinds(false, true), [NoticeKind::Inbox]);
        assert!(!kinds(true, false).contains(&NoticeKind::Inbox));
        assert_eq!(kinds(true, true), NoticeKind::ALL);
        assert!(!kinds(false, false).contains(&NoticeKind::Contacts));
    }
}
