//! Messages about people who are not known here: they wait for a coordinator of the municipality.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use diesel::prelude::*;
use shared::{
    Id,
    audit::Basis,
    id::{self, Patient, Unit},
    identity::Language,
    messages::{AcceptHeldRequest, HeldPatient, HeldPatients, Message, MessageState},
    national_identity_number::NationalIdentityNumber,
    patients::{PatientRef, RegisterPatientRequest},
    right::{RightMarker, marker::AcceptPatients},
    text::Line,
    units::UnitKind,
};

use super::{act, store, view::LineRow};
use crate::{
    access::{RecordPermit, UnitPermit},
    db::{
        Conn, Tx,
        schema::{message as m, patient as p, unit as u},
        types::{Code, Json, Key},
    },
    error::Fault,
    invitations::Inviter,
    outbox::Event,
    patients,
    secrets::DataKey,
    units,
};

/// How many held messages a coordinator sees at once.
const MOST: i64 = 500;

struct HeldRow {
    line: LineRow,
    nin_hash: String,
    message: Message,
}

/// The held messages that were sent to the unit or to one in its municipality, the newest first.
fn rows<R: RightMarker>(conn: &mut Conn, permit: &UnitPermit<R>) -> Result<Vec<HeldRow>, Fault> {
    let municipality: Option<String> = u::table
        .find(Key(permit.unit()))
        .select(u::municipality)
        .first(conn)?;
    let near = u::table
        .filter(
            u::id.eq(Key(permit.unit())).or(u::municipality
                .is_not_null()
                .and(u::municipality.eq(municipality))),
        )
        .select(u::id.nullable());
    type Row = (LineRow, Option<String>, Option<Json<Message>>);
    let rows: Vec<Row> = m::table
        .filter(m::state.eq(Code(MessageState::Held)))
        .filter(m::nin_hash.is_not_null())
        .filter(m::receiver_unit_id.eq_any(near))
        .order((m::received_at.desc(), m::id.desc()))
        .limit(MOST)
        .select((LineRow::as_select(), m::nin_hash, m::understood))
        .load(conn)?;
    let held = |(line, nin_hash, message): Row| {
        Some(HeldRow {
            line,
            nin_hash: nin_hash?,
            message: message?.0,
        })
    };
    Ok(rows.into_iter().filter_map(held).collect())
}

/// Those who wait, the longest waiting first.
pub(super) fn waiting<R: RightMarker>(
    conn: &mut Conn,
    permit: &UnitPermit<R>,
) -> Result<HeldPatients, Fault> {
    let mut by_number: BTreeMap<String, HeldPatient> = BTreeMap::new();
    for row in rows(conn, permit)? {
        let about = &row.message.envelope.patient;
        let name = |name: &Option<String>| name.clone().unwrap_or_default();
        // The newest comes first and gives the name.
        let patient = by_number
            .entry(row.nin_hash)
            .or_insert_with(|| HeldPatient {
                message: row.line.id(),
                given_name: name(&about.given_name),
                family_name: name(&about.family_name),
                birth_date: about.birth_date,
                messages: Vec::new(),
            });
        patient.messages.push(row.line.shown(false));
    }
    let mut patients: Vec<HeldPatient> = by_number.into_values().collect();
    patients.sort_by_key(|patient| patient.messages.last().map(|line| line.received_at));
    Ok(HeldPatients { patients })
}

/// The held messages about the same person as this one, the oldest first.
fn about_same<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &UnitPermit<R>,
    message: Id<id::Message>,
) -> Result<Vec<HeldRow>, Fault> {
    let find = |rows: &[HeldRow]| {
        let held = rows.iter().find(|row| row.line.id() == message);
        held.map(|row| row.nin_hash.clone())
    };
    let hash = find(&rows(tx.conn(), permit)?).ok_or(Fault::NotFound)?;
    // Another message about them may be arriving, or another coordinator deciding.
    tx.one_at_a_time(&hash)?;
    let mut rows = rows(tx.conn(), permit)?;
    if find(&rows).is_none() {
        return Err(Fault::NotFound);
    }
    rows.retain(|row| row.nin_hash == hash);
    rows.reverse();
    Ok(rows)
}

/// Registers the person, lets the units serve them, and acts on what waited.
pub(super) fn accept(
    tx: &mut Tx<'_>,
    permit: &UnitPermit<AcceptPatients>,
    key: &DataKey,
    message: Id<id::Message>,
    new: &AcceptHeldRequest,
) -> Result<PatientRef, Fault> {
    let rows = about_same(tx, permit, message)?;
    let request = request(tx, key, &rows, message, new)?;
    let patient = patients::store::register(tx, &request, key, None)?;
    units::store::serve(tx, patient.id, permit.unit())?;
    join(tx, key, patient.id, &request.national_identity_number)?;
    tx.audit(&[patient.id], Basis::Registration)?;
    tx.event(patient.id, Event::CareRelationChanged);
    Ok(patient)
}

/// Acts on what waited about somebody who is known now, as if it came now. What has another birth date than theirs
/// waits on.
pub(crate) fn join(
    tx: &mut Tx<'_>,
    key: &DataKey,
    patient: Id<Patient>,
    number: &NationalIdentityNumber,
) -> Result<(), Fault> {
    let hash = key.lookup(number.reveal())?;
    // A message about them may be arriving.
    tx.one_at_a_time(&hash)?;
    let born: NaiveDate = p::table
        .find(Key(patient))
        .select(p::birth_date)
        .first(tx.conn())?;
    type Row = (Key<id::Message>, Option<Key<Unit>>, Option<Json<Message>>);
    let rows: Vec<Row> = m::table
        .filter(m::state.eq(Code(MessageState::Held)))
        .filter(m::nin_hash.eq(hash))
        .order((m::received_at, m::id))
        .select((m::id, m::receiver_unit_id, m::understood))
        .load(tx.conn())?;
    let fits = |(message, to, understood): Row| {
        let envelope = understood?.0.envelope;
        let to = to.map(|key| key.0);
        (!envelope.birth_date_differs(born)).then_some((message.0, envelope.kind, to))
    };
    let rows: Vec<_> = rows.into_iter().filter_map(fits).collect();
    if rows.is_empty() {
        return Ok(());
    }
    tx.one_at_a_time_about(patient)?;
    let mut told = BTreeSet::new();
    for (message, _, to) in &rows {
        store::decide(tx, *message, MessageState::Accepted, Some(patient), None)?;
        if let Some(to) = *to {
            units::store::serve(tx, patient, to)?;
            told.extend(coordinators(tx.conn(), to)?);
        }
    }
    let (permit, inviter) = (RecordPermit::about(patient), Inviter::with_key(key.clone()));
    for (_, kind, to) in rows {
        act::on(tx, &permit, &inviter, kind, to)?;
    }
    for unit in told {
        tx.unit_event(Event::InboxChanged { unit });
    }
    Ok(())
}

/// The registration of the person whom a held message names.
fn request(
    tx: &mut Tx<'_>,
    key: &DataKey,
    rows: &[HeldRow],
    message: Id<id::Message>,
    new: &AcceptHeldRequest,
) -> Result<RegisterPatientRequest, Fault> {
    let unfit = || {
        Fault::field(
            "message",
            "invalid",
            "the message names nobody one can register",
        )
    };
    let row = rows
        .iter()
        .find(|row| row.line.id() == message)
        .ok_or(Fault::NotFound)?;
    let bytes = store::bytes(tx.conn(), key, message)?;
    let number = kith::read(&bytes).ok().and_then(|reading| reading.number);
    let number = NationalIdentityNumber::new(&number.ok_or_else(unfit)?).map_err(|_| unfit())?;
    let about = &row.message.envelope.patient;
    let name = |name: &Option<String>| {
        let name = name.as_deref().unwrap_or_default();
        Line::new(name).map_err(|_| unfit())
    };
    Ok(RegisterPatientRequest {
        id: new.id,
        given_name: name(&about.given_name)?,
        family_name: name(&about.family_name)?,
        birth_date: about
            .birth_date
            .or_else(|| number.birth_date())
            .ok_or_else(unfit)?,
        national_identity_number: number,
        language: Language::Nb,
        phone: None,
        email: None,
        municipality: new.municipality.clone(),
    })
}

/// Refuses what waited, with a reason that stays with the messages.
pub(super) fn refuse(
    tx: &mut Tx<'_>,
    permit: &UnitPermit<AcceptPatients>,
    message: Id<id::Message>,
    reason: &str,
) -> Result<(), Fault> {
    let nobody: Option<Id<Patient>> = None;
    for row in about_same(tx, permit, message)? {
        store::decide(
            tx,
            row.line.id(),
            MessageState::Rejected,
            nobody,
            Some(reason),
        )?;
    }
    tx.unit_event(Event::InboxChanged {
        unit: permit.unit(),
    });
    Ok(())
}

/// A unit whose screen shows that somebody waits: the coordinators near the receiver.
pub(super) fn coordinators(conn: &mut Conn, receiver: Id<Unit>) -> Result<Vec<Id<Unit>>, Fault> {
    let municipality: Option<String> = u::table
        .find(Key(receiver))
        .select(u::municipality)
        .first(conn)?;
    let units: Vec<Key<Unit>> = u::table
        .filter(u::kind.eq(Code(UnitKind::Coordinator)))
        .filter(u::municipality.eq(municipality))
        .select(u::id)
        .load(conn)?;
    Ok(units.into_iter().map(|key| key.0).collect())
}
