//! Related persons with all that belongs to them, in six queries whatever their number.

use std::collections::HashMap;

use diesel::prelude::*;
use shared::{
    Id,
    author::Author,
    consents::Consent,
    id,
    related_persons::{
        CorrectedField, Correction, CorrectionState, HistoryLine, OpenInvitation,
        RegistrationEvent, RelatedPerson,
    },
    right::RightMarker,
    stays::NamedStay,
};

use super::{
    rules,
    store::{self, RelatedPersonRow},
};
use crate::{
    access::Permit,
    consents,
    db::{
        Conn,
        schema::{correction as k, registration_event as e, related_person as r},
        types::{At, Code, Json, Key},
    },
    error::Fault,
    invitations, stays,
};

type ById<T> = HashMap<Key<id::RelatedPerson>, Vec<T>>;

/// All of them: next of kin in order, then the others by name, then those that ended.
pub(crate) fn all<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    now: At,
) -> Result<Vec<RelatedPerson>, Fault> {
    let mut rows: Vec<RelatedPersonRow> = r::table
        .filter(r::patient_id.eq(Key(permit.patient())))
        .select(RelatedPersonRow::as_select())
        .load(conn)?;
    rows.sort_by_cached_key(|row| {
        (
            row.state.0.is_over(),
            row.next_of_kin.unwrap_or(i32::MAX),
            row.full_name(),
        )
    });
    with_all(conn, permit, rows, now)
}

/// One of them.
pub(crate) fn one<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    related_person: Id<id::RelatedPerson>,
    now: At,
) -> Result<RelatedPerson, Fault> {
    let row = store::related_person(conn, permit, related_person)?;
    with_all(conn, permit, vec![row], now)?
        .pop()
        .ok_or(Fault::NotFound)
}

fn with_all<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    rows: Vec<RelatedPersonRow>,
    now: At,
) -> Result<Vec<RelatedPerson>, Fault> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let stays = stays::view::named(conn, permit)?;
    let mut corrections = corrections(conn, permit)?;
    let mut history = history(conn, permit)?;
    let mut invitations: HashMap<_, _> = invitations::store::open_ones(conn, permit)?;
    let mut consents: ById<Consent> = consents::store::all(conn, permit, now)?;
    let put_together = |row: RelatedPersonRow| {
        let id = row.id;
        shown(
            row,
            &stays,
            invitations.remove(&id),
            corrections.remove(&id).unwrap_or_default(),
            consents.remove(&id).unwrap_or_default(),
            history.remove(&id).unwrap_or_default(),
        )
    };
    Ok(rows.into_iter().map(put_together).collect())
}

fn shown(
    row: RelatedPersonRow,
    stays: &[NamedStay],
    invitation: Option<OpenInvitation>,
    corrections: Vec<Correction>,
    consents: Vec<Consent>,
    history: Vec<HistoryLine>,
) -> RelatedPerson {
    RelatedPerson {
        confirmed_this_stay: rules::confirmed_this_stay(
            row.state.0,
            row.confirmed_stay_id,
            stays.first().map(|stay| Key(stay.id)),
        ),
        id: row.id.0,
        given_name: row.given_name,
        family_name: row.family_name,
        relation: row.relation.0,
        care_function: row.care_function.map(|code| code.0),
        phone: row.phone,
        email: row.email,
        no_mail: row.no_mail,
        reachable: row.reachable,
        birth_date: row.birth_date,
        next_of_kin: row.next_of_kin,
        state: row.state.0,
        has_account: row.person_id.is_some(),
        basis: row.basis.0,
        registered_by: row.author.0,
        registered_at: row.registered_at.utc(),
        registered_during: row
            .registered_stay_id
            .and_then(|id| stays.iter().find(|stay| stay.id == id.0).cloned()),
        confirmed_at: row.confirmed_at.map(At::utc),
        invitation,
        corrections,
        consents,
        history,
        version: row.version,
    }
}

fn corrections<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
) -> Result<ById<Correction>, Fault> {
    type Row = (
        Key<id::RelatedPerson>,
        Key<id::Correction>,
        Code<CorrectedField>,
        Option<String>,
        Option<String>,
        Code<CorrectionState>,
        At,
        Option<Json<Author>>,
    );
    let rows: Vec<Row> = k::table
        .filter(k::patient_id.eq(Key(permit.patient())))
        .order(k::id.desc())
        .select((
            k::related_person_id,
            k::id,
            k::field,
            k::old_value,
            k::new_value,
            k::state,
            k::at,
            k::decided_by,
        ))
        .load(conn)?;
    let mut by_id = ById::new();
    for (of, id, field, old, new, state, at, decided_by) in rows {
        let correction = Correction {
            id: id.0,
            field: field.0,
            old,
            new,
            state: state.0,
            at: at.utc(),
            decided_by: decided_by.map(|author| author.0),
        };
        by_id.entry(of).or_default().push(correction);
    }
    Ok(by_id)
}

fn history<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
) -> Result<ById<HistoryLine>, Fault> {
    type Row = (
        Key<id::RelatedPerson>,
        Code<RegistrationEvent>,
        Json<Author>,
        At,
    );
    let rows: Vec<Row> = e::table
        .filter(e::patient_id.eq(Key(permit.patient())))
        .order(e::id.desc())
        .select((e::related_person_id, e::event, e::author, e::at))
        .load(conn)?;
    let mut by_id = ById::new();
    for (of, event, author, at) in rows {
        let line = HistoryLine {
            event: event.0,
            author: author.0,
            at: at.utc(),
        };
        by_id.entry(of).or_default().push(line);
    }
    Ok(by_id)
}
