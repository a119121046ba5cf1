//! Rules of invitations. Pure.

use chrono::{DateTime, Datelike as _, TimeDelta, Utc};
use shared::{
    invitations::{INVITATION_DAYS, InvitationState, KnownFact, WRONG_FACTS},
    related_persons::{CorrectedField, CorrectionState, RelatedPersonFields},
    text::Line,
};

use crate::{
    error::Fault,
    related_persons::{answers::NewCorrection, last_four, store::RelatedPersonRow},
};

/// Which fact somebody proves who they are by. The year of birth before the telephone number: the number
/// may be what was written down wrongly.
pub(crate) fn fact_of(row: &RelatedPersonRow) -> Result<KnownFact, Fault> {
    if row.birth_date.is_some() {
        return Ok(KnownFact::BirthYear);
    }
    last_four(row.phone.as_deref())
        .map(|_| KnownFact::PhoneLastFour)
        .ok_or_else(|| {
            Fault::field(
                "phone",
                "phone_or_birth_date_missing",
                "nothing is known to prove who one is by",
            )
        })
}

/// Whether the fact is right. What was known when the invitation was made may have changed since: the
/// registration as it stands counts.
pub(super) fn is_right(fact: KnownFact, said: &str, row: &RelatedPersonRow) -> bool {
    let said: String = said.chars().filter(|c| !c.is_whitespace()).collect();
    let known = match fact {
        KnownFact::BirthYear => row.birth_date.map(|born| born.year().to_string()),
        KnownFact::PhoneLastFour => last_four(row.phone.as_deref()),
    };
    known.is_some_and(|known| known == said)
}

/// Until when a new invitation can be answered.
pub(super) fn expires(now: DateTime<Utc>) -> DateTime<Utc> {
    now + TimeDelta::days(INVITATION_DAYS)
}

/// Where an invitation stands: one whose time is over is expired before anybody has written it down.
pub(super) fn state(
    stored: InvitationState,
    expires_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> InvitationState {
    match stored {
        InvitationState::Open if expires_at <= now => InvitationState::Expired,
        stored => stored,
    }
}

/// Whether one more wrong answer locks it.
pub(super) const fn locks(wrong_facts: i32) -> bool {
    wrong_facts >= WRONG_FACTS
}

/// Who accepts to be next of kin is known to be of age.
pub(super) fn check_acceptance(said: &RelatedPersonFields) -> Result<(), Fault> {
    if said.next_of_kin && said.birth_date.is_none() {
        return Err(Fault::field(
            "birth_date",
            "birth_date_missing",
            "next of kin say when they were born, since they must be of age",
        ));
    }
    Ok(())
}

/// What somebody corrected, and the registration as it is from now on: contact data at once, how they are
/// related after somebody's yes. Nobody has a duty to be next of kin, so stepping down needs nobody's yes.
pub(super) fn corrections(
    row: &RelatedPersonRow,
    said: &RelatedPersonFields,
) -> (Vec<NewCorrection>, RelatedPersonFields) {
    let was_kin = row.next_of_kin.is_some();
    let text = |line: &Option<Line<30>>| line.as_deref().map(str::to_owned);
    let values = [
        (
            CorrectedField::GivenName,
            Some(row.given_name.clone()),
            Some(said.given_name.to_string()),
        ),
        (
            CorrectedField::FamilyName,
            Some(row.family_name.clone()),
            Some(said.family_name.to_string()),
        ),
        (CorrectedField::Phone, row.phone.clone(), text(&said.phone)),
        (
            CorrectedField::Email,
            row.email.clone(),
            said.email.as_deref().map(str::to_lowercase),
        ),
        (
            CorrectedField::Reachable,
            row.reachable.clone(),
            said.reachable.as_deref().map(str::to_owned),
        ),
        (
            CorrectedField::BirthDate,
            row.birth_date.map(|day| day.to_string()),
            said.birth_date.map(|day| day.to_string()),
        ),
        (
            CorrectedField::Relation,
            Some(row.relation.0.code().to_owned()),
            Some(said.relation.code().to_owned()),
        ),
        (
            CorrectedField::NextOfKin,
            Some(was_kin.to_string()),
            Some(said.next_of_kin.to_string()),
        ),
    ];
    let steps_down = was_kin && !said.next_of_kin;
    let corrections = values
        .into_iter()
        .filter(|(_, old, new)| old != new)
        .map(|(field, old, new)| {
            let waits = field.waits() && !(field == CorrectedField::NextOfKin && steps_down);
            let state = if waits {
                CorrectionState::Waiting
            } else {
                CorrectionState::Applied
            };
            NewCorrection {
                field,
                old,
                new,
                state,
            }
        })
        .collect();
    let fields = RelatedPersonFields {
        relation: row.relation.0,
        care_function: row.care_function.map(|code| code.0),
        next_of_kin: was_kin && said.next_of_kin,
        ..said.clone()
    };
    (corrections, fields)
}
