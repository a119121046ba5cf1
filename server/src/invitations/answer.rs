//! Answering an invitation, in one transaction with what follows from it.

use shared::{
    Id,
    audit::Basis,
    id::Person,
    invitations::{InvitationAnswered, InvitationState},
    problem::code,
    related_persons::{CorrectionState, RegistrationEvent, RegistrationState, RelatedPersonFields},
};

use super::{
    rules,
    store::{self, Found},
};
use crate::{
    consents,
    db::Tx,
    error::Fault,
    identity::accounts::{self, NewAccount},
    related_persons::{
        answers, check_fields,
        store::{self as registrations, RelatedPersonRow},
    },
};

/// With which account somebody goes on.
pub(super) enum Account {
    None,
    Known(Id<Person>),
    /// With its password's hash.
    New(Box<NewAccount>, String),
}

/// What came of it. A wrong fact is stored, so it is no error of the transaction.
#[derive(serde::Serialize, serde::Deserialize)]
pub(super) enum Outcome {
    Wrong,
    Locked,
    Done(InvitationAnswered),
}

/// The invitation as it stands inside the transaction, and whether the fact is right.
pub(super) fn proven(
    tx: &mut Tx<'_>,
    hash: &str,
    fact: &str,
) -> Result<Result<Found, Outcome>, Fault> {
    let found = store::by_secret(tx.conn(), hash)?;
    if found.state(tx.now()) != InvitationState::Open {
        return Err(Fault::conflict(code::NO_LONGER_VALID));
    }
    if rules::is_right(found.invitation.fact.0, fact, &found.related_person) {
        return Ok(Ok(found));
    }
    let locked = store::count_wrong(tx, &found)?;
    Ok(Err(if locked {
        Outcome::Locked
    } else {
        Outcome::Wrong
    }))
}

/// Stores the answer.
pub(super) fn give(
    tx: &mut Tx<'_>,
    found: &Found,
    said: Option<&RelatedPersonFields>,
    account: Account,
) -> Result<Outcome, Fault> {
    let row = &found.related_person;
    if let Account::Known(person) = account {
        may_be_linked(tx, row, person)?;
    } else if matches!(account, Account::New(..)) && row.person_id.is_some() {
        return Err(other_account());
    }
    tx.audit(&[row.patient_id.0], Basis::RelatedPerson)?;
    store::end_open(tx, row, InvitationState::Answered)?;
    let Some(said) = said else {
        registrations::set_next_of_kin(tx, row, false)?;
        registrations::set_state(tx, row, RegistrationState::Declined)?;
        answers::log(tx, row, RegistrationEvent::Declined)?;
        consents::store::end(tx, row)?;
        return Ok(Outcome::Done(InvitationAnswered {
            waits: false,
            has_account: false,
        }));
    };
    check_fields(said, tx.today())?;
    rules::check_acceptance(said)?;
    let (corrections, fields) = rules::corrections(row, said);
    for correction in &corrections {
        answers::keep_correction(tx, row, correction)?;
    }
    registrations::set_fields(tx, row, &fields)?;
    if row.next_of_kin.is_some() && !said.next_of_kin {
        answers::log(tx, row, RegistrationEvent::SteppedDown)?;
    }
    let (state, event) = if corrections.is_empty() {
        (RegistrationState::Confirmed, RegistrationEvent::Confirmed)
    } else {
        (RegistrationState::Corrected, RegistrationEvent::Corrected)
    };
    answers::confirm(tx, row, state)?;
    answers::log(tx, row, event)?;
    let account = match account {
        Account::None => None,
        Account::Known(person) => Some(person),
        Account::New(new, hash) => Some(accounts::insert(tx, &new, &hash)?),
    };
    if let Some(person) = account {
        answers::link(tx, row, person)?;
    }
    Ok(Outcome::Done(InvitationAnswered {
        waits: corrections
            .iter()
            .any(|correction| correction.state == CorrectionState::Waiting),
        has_account: account.is_some() || row.person_id.is_some(),
    }))
}

/// Whether this account may stand near the patient under this registration: not the patient's own, and not
/// another than the one that does already. Whoever holds the link and knows the fact takes over nobody's access.
fn may_be_linked(tx: &mut Tx<'_>, row: &RelatedPersonRow, person: Id<Person>) -> Result<(), Fault> {
    match row.person_id {
        Some(known) if known.0 == person => Ok(()),
        Some(_) => Err(other_account()),
        None if accounts::is_patients(tx.conn(), person, row.patient_id.0)? => Err(Fault::field(
            "account",
            "own_record",
            "nobody is their own related person",
        )),
        None if answers::stands_near(tx.conn(), row.patient_id.0, person)? => Err(Fault::field(
            "account",
            "account_taken",
            "this account stands near the patient under another registration",
        )),
        None => Ok(()),
    }
}

fn other_account() -> Fault {
    Fault::field(
        "account",
        "other_account",
        "another account goes with this registration already",
    )
}
