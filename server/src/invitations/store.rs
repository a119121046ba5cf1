//! Invitations in the database. One is found with the permit's patient or by its token's hash.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use shared::{
    Id,
    id::{self, Patient},
    identity::Language,
    invitations::{InvitationState, KnownFact},
    related_persons::{OpenInvitation, RegistrationEvent, RegistrationState},
    right::RightMarker,
};
use uuid::Uuid;

use super::{inviter, rules, token::Secret};
use crate::{
    access::Permit,
    db::{
        Conn, Tx,
        schema::{invitation as i, patient as p, related_person as r},
        types::{At, Code, Key},
    },
    error::Fault,
    related_persons::{
        answers,
        store::{self as registrations, RelatedPersonRow},
    },
};

/// An invitation's own row.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = i)]
pub(super) struct InvitationRow {
    pub(super) id: String,
    pub(super) fact: Code<KnownFact>,
    pub(super) language: String,
    pub(super) expires_at: At,
    pub(super) wrong_facts: i32,
    pub(super) state: Code<InvitationState>,
}

/// An invitation with whom it asks and the patient's given name.
pub(super) struct Found {
    pub(super) invitation: InvitationRow,
    pub(super) related_person: RelatedPersonRow,
    pub(super) given_name: String,
}

impl Found {
    /// Where it stands now.
    pub(super) fn state(&self, now: DateTime<Utc>) -> InvitationState {
        rules::state(
            self.invitation.state.0,
            self.invitation.expires_at.utc(),
            now,
        )
    }

    /// The language it was written in.
    pub(super) fn language(&self) -> Language {
        Language::from_tag(&self.invitation.language).unwrap_or_default()
    }
}

/// The invitation with this token or code.
pub(super) fn by_secret(conn: &mut Conn, hash: &str) -> Result<Found, Fault> {
    let (invitation, related_person, given_name) = i::table
        .inner_join(r::table.inner_join(p::table))
        .filter(i::token_hash.eq(hash))
        .select((
            InvitationRow::as_select(),
            RelatedPersonRow::as_select(),
            p::given_name,
        ))
        .first(conn)?;
    Ok(Found {
        invitation,
        related_person,
        given_name,
    })
}

/// The invitations that can be answered, by whom they ask.
pub(crate) fn open_ones<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
) -> Result<HashMap<Key<id::RelatedPerson>, OpenInvitation>, Fault> {
    let rows: Vec<(Key<id::RelatedPerson>, bool, At, At)> = i::table
        .filter(i::patient_id.eq(Key(permit.patient())))
        .filter(i::ended_at.is_null())
        .select((
            i::related_person_id,
            i::by_mail,
            i::created_at,
            i::expires_at,
        ))
        .load(conn)?;
    let open = |(of, by_mail, at, until): (_, bool, At, At)| {
        let invitation = OpenInvitation {
            by_mail,
            at: at.utc(),
            until: until.utc(),
        };
        (of, invitation)
    };
    Ok(rows.into_iter().map(open).collect())
}

/// The patient's given name and the language they prefer.
pub(crate) fn patient(conn: &mut Conn, patient: Id<Patient>) -> Result<(String, Language), Fault> {
    let (given_name, language): (String, String) = p::table
        .find(Key(patient))
        .select((p::given_name, p::language))
        .first(conn)?;
    Ok((
        given_name,
        Language::from_tag(&language).unwrap_or_default(),
    ))
}

/// Stores an invitation; an earlier one that is open ends. The registration waits for an answer from now on.
pub(crate) fn make(
    tx: &mut Tx<'_>,
    row: &RelatedPersonRow,
    secret: &Secret,
    by_mail: bool,
    language: Language,
) -> Result<String, Fault> {
    end_open(tx, row, InvitationState::Revoked)?;
    let (id, now) = (Uuid::now_v7().to_string(), tx.now());
    diesel::insert_into(i::table)
        .values((
            i::id.eq(&id),
            i::related_person_id.eq(row.id),
            i::patient_id.eq(row.patient_id),
            i::token_hash.eq(secret.hash()),
            i::by_mail.eq(by_mail),
            i::fact.eq(Code(rules::fact_of(row)?)),
            i::language.eq(language.tag()),
            i::created_at.eq(At::from(now)),
            i::expires_at.eq(At::from(rules::expires(now))),
            i::wrong_facts.eq(0),
            i::state.eq(Code(InvitationState::Open)),
        ))
        .execute(tx.conn())?;
    registrations::set_state(tx, row, RegistrationState::Invited)?;
    let event = if by_mail {
        RegistrationEvent::InvitedByMail
    } else {
        RegistrationEvent::InvitedOnPaper
    };
    answers::log(tx, row, event)?;
    Ok(id)
}

/// Ends the open invitation of a registration, and its mail if that has not left yet; answers whether there was
/// one.
pub(crate) fn end_open(
    tx: &mut Tx<'_>,
    row: &RelatedPersonRow,
    state: InvitationState,
) -> Result<bool, Fault> {
    let open: Option<String> = i::table
        .filter(i::related_person_id.eq(row.id))
        .filter(i::ended_at.is_null())
        .select(i::id)
        .first(tx.conn())
        .optional()?;
    if let Some(id) = &open {
        let now = At::from(tx.now());
        diesel::update(i::table.find(id))
            .set((i::state.eq(Code(state)), i::ended_at.eq(now)))
            .execute(tx.conn())?;
        inviter::call_back(tx, id)?;
    }
    Ok(open.is_some())
}

/// Counts a wrong fact; locks the invitation when it was one too many. Answers whether it did.
pub(super) fn count_wrong(tx: &mut Tx<'_>, found: &Found) -> Result<bool, Fault> {
    let wrong = found.invitation.wrong_facts + 1;
    diesel::update(i::table.find(&found.invitation.id))
        .set(i::wrong_facts.eq(wrong))
        .execute(tx.conn())?;
    let locked = rules::locks(wrong);
    if locked {
        end_open(tx, &found.related_person, InvitationState::Locked)?;
        answers::log(
            tx,
            &found.related_person,
            RegistrationEvent::InvitationLocked,
        )?;
    }
    Ok(locked)
}

/// Invitations whose time is over.
pub(crate) fn overdue(conn: &mut Conn, now: At) -> Result<Vec<RelatedPersonRow>, Fault> {
    Ok(i::table
        .inner_join(r::table)
        .filter(i::ended_at.is_null())
        .filter(i::expires_at.le(now))
        .order(i::expires_at)
        .limit(100)
        .select(RelatedPersonRow::as_select())
        .load(conn)?)
}
