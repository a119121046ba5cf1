//! Related persons over HTTP. A write and its answer are made in one transaction.

use std::sync::Arc;

use shared::{
    Id, id,
    invitations::InvitationState,
    problem::code,
    related_persons::{
        ChangeRelatedPerson, CorrectedField, DecideCorrection, EndRelatedPerson,
        InviteRelatedPerson, Invited, ListRelatedPersons, OrderNextOfKin, RegisterRelatedPerson,
        RegistrationEvent, RegistrationState, RelatedPerson, RelatedPersons, Relationship,
        RevokeInvitation,
    },
    right::RightMarker,
};

use super::{
    answers, rules,
    store::{self, RelatedPersonRow},
    view,
};
use crate::{
    access::{Permit, Proof as _},
    app::App,
    consents,
    db::{Tx, types::At},
    error::Fault,
    http::Call,
    invitations::{self, Inviter, Secret},
};

/// The patient's related persons.
pub(crate) async fn list(
    call: Call<ListRelatedPersons>,
    app: App,
) -> Result<RelatedPersons, Fault> {
    let now = At::from(app.clock.now());
    let related_persons = app
        .db
        .read(move |conn| view::all(conn, &call.permit, now))
        .await?;
    Ok(RelatedPersons { related_persons })
}

/// Registers somebody, and asks them by mail when there is an address.
pub(crate) async fn register(
    call: Call<RegisterRelatedPerson>,
    app: App,
) -> Result<RelatedPerson, Fault> {
    let (permit, new) = (Arc::new(call.permit), call.body);
    rules::check_fields(&new.fields, app.clock.today())?;
    let basis = rules::basis(permit.actor().author.capacity, new.basis)?;
    let (by, inviter) = (Arc::clone(&permit), Inviter::new(&app));
    app.db
        .write(permit.actor(), move |tx| {
            if store::insert(tx, &by, &new, basis)? {
                let row = store::related_person(tx.conn(), &by, new.id)?;
                if row.email.is_some() {
                    inviter.by_mail(tx, &row)?;
                }
            }
            answer(tx, &by, new.id)
        })
        .await
}

/// Changes a registration.
pub(crate) async fn change(
    call: Call<ChangeRelatedPerson>,
    app: App,
) -> Result<RelatedPerson, Fault> {
    let (permit, at, new) = (Arc::new(call.permit), call.at, call.body);
    rules::check_fields(&new.fields, app.clock.today())?;
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = seen(tx, &by, at.related_person, new.version)?;
            rules::is_standing(row.state.0)?;
            store::set_fields(tx, &row, &new.fields)?;
            answers::log(tx, &row, RegistrationEvent::Changed)?;
            answer(tx, &by, at.related_person)
        })
        .await
}

/// Orders the next of kin.
pub(crate) async fn order(call: Call<OrderNextOfKin>, app: App) -> Result<RelatedPersons, Fault> {
    let (permit, wanted) = (Arc::new(call.permit), call.body.related_persons);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            rules::check_order(&store::next_of_kin(tx.conn(), &by)?, &wanted)?;
            store::reorder(tx, &by, &wanted)?;
            let now = At::from(tx.now());
            Ok(RelatedPersons {
                related_persons: view::all(tx.conn(), &by, now)?,
            })
        })
        .await
}

/// Asks the person to confirm.
pub(crate) async fn invite(call: Call<InviteRelatedPerson>, app: App) -> Result<Invited, Fault> {
    let (permit, at, by_mail) = (Arc::new(call.permit), call.at, call.body.by_mail);
    let (by, inviter) = (Arc::clone(&permit), Inviter::new(&app));
    app.db
        .write(permit.actor(), move |tx| {
            let row = store::related_person(tx.conn(), &by, at.related_person)?;
            rules::is_standing(row.state.0)?;
            let code = if by_mail {
                if row.email.is_none() {
                    return Err(Fault::field(
                        "by_mail",
                        "email_missing",
                        "no e-mail address is registered",
                    ));
                }
                if row.no_mail {
                    return Err(Fault::field(
                        "by_mail",
                        "no_mail_wanted",
                        "they asked not to be written to; hand over a code",
                    ));
                }
                inviter.by_mail(tx, &row)?;
                None
            } else {
                let secret = Secret::for_paper();
                let (_, language) = invitations::store::patient(tx.conn(), row.patient_id.0)?;
                invitations::store::make(tx, &row, &secret, false, language)?;
                Some(secret.in_groups())
            };
            Ok(Invited {
                related_person: answer(tx, &by, at.related_person)?,
                code,
            })
        })
        .await
}

/// Calls the open invitation back.
pub(crate) async fn revoke_invitation(
    call: Call<RevokeInvitation>,
    app: App,
) -> Result<RelatedPerson, Fault> {
    let (permit, at) = (Arc::new(call.permit), call.at);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = store::related_person(tx.conn(), &by, at.related_person)?;
            if invitations::store::end_open(tx, &row, InvitationState::Revoked)? {
                store::unask(tx, &row)?;
                answers::log(tx, &row, RegistrationEvent::InvitationRevoked)?;
            }
            answer(tx, &by, at.related_person)
        })
        .await
}

/// Says yes or no to a correction that waits.
pub(crate) async fn decide(call: Call<DecideCorrection>, app: App) -> Result<RelatedPerson, Fault> {
    let (permit, at, accept) = (Arc::new(call.permit), call.at, call.body.accept);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = store::related_person(tx.conn(), &by, at.related_person)?;
            let (field, new) = answers::waiting_correction(tx.conn(), &row, at.correction)?;
            if accept {
                apply(tx, &row, field, new.as_deref())?;
            }
            answers::decide(tx, at.correction, accept)?;
            let event = if accept {
                RegistrationEvent::CorrectionAccepted
            } else {
                RegistrationEvent::CorrectionRefused
            };
            answers::log(tx, &row, event)?;
            answer(tx, &by, at.related_person)
        })
        .await
}

/// Ends a registration, and with it what was opened.
pub(crate) async fn end(call: Call<EndRelatedPerson>, app: App) -> Result<RelatedPerson, Fault> {
    let (permit, at, version) = (Arc::new(call.permit), call.at, call.body.version);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = store::related_person(tx.conn(), &by, at.related_person)?;
            if row.state.0 != RegistrationState::Ended {
                let row = seen(tx, &by, at.related_person, version)?;
                consents::store::end(tx, &row)?;
                invitations::store::end_open(tx, &row, InvitationState::Revoked)?;
                store::end(tx, &row)?;
            }
            answer(tx, &by, at.related_person)
        })
        .await
}

/// Lets a correction hold.
fn apply(
    tx: &mut Tx<'_>,
    row: &RelatedPersonRow,
    field: CorrectedField,
    new: Option<&str>,
) -> Result<(), Fault> {
    match field {
        CorrectedField::Relation => {
            let relation = new
                .and_then(Relationship::from_code)
                .ok_or_else(|| Fault::internal("a stored relation is unknown"))?;
            store::set_relation(tx, row, relation)
        }
        CorrectedField::NextOfKin => store::set_next_of_kin(tx, row, new == Some("true")),
        // The others held at once.
        _ => Ok(()),
    }
}

/// The registration, if it still stands as the sender saw it; otherwise what it is now.
fn seen<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    related_person: Id<id::RelatedPerson>,
    version: i32,
) -> Result<RelatedPersonRow, Fault> {
    let row = store::related_person(tx.conn(), permit, related_person)?;
    if row.version == version {
        return Ok(row);
    }
    let current = answer(tx, permit, related_person)?;
    Err(Fault::collides(code::CHANGED_MEANWHILE, &current))
}

fn answer<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    related_person: Id<id::RelatedPerson>,
) -> Result<RelatedPerson, Fault> {
    let now = At::from(tx.now());
    view::one(tx.conn(), permit, related_person, now)
}
