//! Messages in the database, and the units that send and receive them.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use shared::{
    Id,
    author::Author,
    id::{self, Patient, Person, Unit},
    messages::{Act, Message, MessageKind, MessageState, Party},
    units::{UnitKind, UnitRef},
};

use crate::{
    access::AboutPatient,
    db::{
        Conn, Tx,
        schema::{integration as i, message as m, message_original as o, patient as p, unit as u},
        types::{At, Code, Json, Key},
    },
    error::Fault,
    secrets::DataKey,
};

/// A unit with its HER-id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Station {
    pub(super) unit: UnitRef,
    pub(super) her_id: String,
}

type UnitRow = (
    Key<Unit>,
    Code<UnitKind>,
    String,
    Option<String>,
    Option<String>,
);

fn station((id, kind, name, phone, her_id): UnitRow) -> Option<Station> {
    Some(Station {
        unit: UnitRef {
            id: id.0,
            kind: kind.0,
            name,
            phone,
        },
        her_id: her_id?,
    })
}

/// The unit that a party is: by the unit's HER-id, else by the organisation's.
pub(super) fn unit_of(conn: &mut Conn, party: &Party) -> Result<Option<Station>, Fault> {
    let unit = party.unit.as_ref().and_then(|unit| unit.her_id.as_ref());
    for her_id in [unit, party.organisation.her_id.as_ref()]
        .into_iter()
        .flatten()
    {
        let row: Option<UnitRow> = u::table
            .filter(u::her_id.eq(her_id))
            .select((u::id, u::kind, u::name, u::phone, u::her_id))
            .first(conn)
            .optional()?;
        if let Some(found) = row.and_then(station) {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// The units that another system's account sends for.
pub(super) fn sends_for(conn: &mut Conn, person: Id<Person>) -> Result<Vec<Station>, Fault> {
    let rows: Vec<UnitRow> = i::table
        .inner_join(u::table)
        .filter(i::person_id.eq(Key(person)))
        .order(u::name)
        .select((u::id, u::kind, u::name, u::phone, u::her_id))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(station).collect())
}

/// A message that came before from the same sender under the same id.
pub(super) struct Earlier {
    pub(super) sha256: String,
    pub(super) state: MessageState,
    pub(super) receipt: Option<String>,
}

/// The one that came before: that which was not refused, else one of the same bytes that was.
pub(super) fn earlier(
    conn: &mut Conn,
    (sender, msg_id): (&str, &str),
    sha256: &str,
) -> Result<Option<Earlier>, Fault> {
    let rejected = Code(MessageState::Rejected);
    let row: Option<(String, Code<MessageState>, Option<String>)> = m::table
        .filter(m::sender_her_id.eq(sender))
        .filter(m::msg_id.eq(msg_id))
        .filter(m::state.ne(&rejected).or(m::sha256.eq(sha256)))
        .order((m::state.eq(&rejected), m::received_at))
        .select((m::sha256, m::state, m::receipt))
        .first(conn)
        .optional()?;
    Ok(row.map(|(sha256, state, receipt)| Earlier {
        sha256,
        state: state.0,
        receipt,
    }))
}

/// Whose number this is, with the birth date that is registered with it.
pub(super) fn patient_by(
    conn: &mut Conn,
    nin_hash: &str,
) -> Result<Option<(Id<Patient>, NaiveDate)>, Fault> {
    let row: Option<(Key<Patient>, NaiveDate)> = p::table
        .filter(p::nin_hash.eq(nin_hash))
        .select((p::id, p::birth_date))
        .first(conn)
        .optional()?;
    Ok(row.map(|(id, born)| (id.0, born)))
}

/// A message to store.
pub(super) struct NewMessage<'n> {
    pub(super) id: Id<id::Message>,
    pub(super) sender_her_id: &'n str,
    pub(super) msg_id: &'n str,
    pub(super) sha256: &'n str,
    pub(super) kind: MessageKind,
    pub(super) kind_code: &'n str,
    pub(super) act: Act,
    pub(super) state: MessageState,
    pub(super) made_at: Option<DateTime<Utc>>,
    pub(super) from: &'n str,
    pub(super) to: &'n str,
    pub(super) between: [Option<Id<Unit>>; 2],
    pub(super) patient: Option<Id<Patient>>,
    pub(super) nin_hash: Option<&'n str>,
    pub(super) about: (Option<NaiveDate>, bool),
    pub(super) understood: Option<&'n Message>,
    pub(super) receipt: Option<&'n str>,
    /// Its bytes, sealed: see [`seal`].
    pub(super) sealed: &'n [u8],
}

/// The bytes of a message as they are stored.
pub(super) fn seal(
    key: &DataKey,
    message: Id<id::Message>,
    bytes: &[u8],
) -> Result<Vec<u8>, Fault> {
    key.seal(bytes, &message.to_string())
}

/// Stores a message with its bytes.
pub(super) fn insert(tx: &mut Tx<'_>, new: &NewMessage<'_>) -> Result<(), Fault> {
    let (now, author) = (At::from(tx.now()), tx.author().clone());
    let [from, to] = new.between;
    diesel::insert_into(m::table)
        .values((
            (
                m::id.eq(Key(new.id)),
                m::sender_her_id.eq(new.sender_her_id),
                m::msg_id.eq(new.msg_id),
                m::sha256.eq(new.sha256),
                m::kind.eq(Code(new.kind)),
                m::kind_code.eq(new.kind_code),
                m::act.eq(Code(new.act)),
                m::state.eq(Code(new.state)),
                m::made_at.eq(new.made_at.map(At::from)),
                m::received_at.eq(now),
            ),
            (
                m::from_name.eq(new.from),
                m::to_name.eq(new.to),
                m::sender_unit_id.eq(from.map(Key)),
                m::receiver_unit_id.eq(to.map(Key)),
                m::patient_id.eq(new.patient.map(Key)),
                m::nin_hash.eq(new.nin_hash),
                m::about_on.eq(new.about.0),
                m::estimate.eq(new.about.1),
                m::understood.eq(new.understood.map(serde_json::to_string).transpose()?),
                m::receipt.eq(new.receipt),
                m::author.eq(Json(author)),
            ),
        ))
        .execute(tx.conn())?;
    diesel::insert_into(o::table)
        .values((o::message_id.eq(Key(new.id)), o::sealed.eq(new.sealed)))
        .execute(tx.conn())?;
    Ok(())
}

/// The bytes of a message.
pub(super) fn bytes(
    conn: &mut Conn,
    key: &DataKey,
    message: Id<id::Message>,
) -> Result<Vec<u8>, Fault> {
    let sealed: Vec<u8> = o::table.find(Key(message)).select(o::sealed).first(conn)?;
    key.open(&sealed, &message.to_string())
}

/// An accepted message, with the units it is between.
pub(super) struct Accepted {
    pub(super) id: Id<id::Message>,
    pub(super) sender_her_id: String,
    pub(super) from: Option<Id<Unit>>,
    pub(super) from_name: String,
    pub(super) to: Option<Id<Unit>>,
    pub(super) received_at: DateTime<Utc>,
    pub(super) message: Message,
}

/// The accepted messages of these kinds about the patient.
pub(super) fn accepted(
    conn: &mut Conn,
    permit: &impl AboutPatient,
    kinds: impl IntoIterator<Item = MessageKind>,
) -> Result<Vec<Accepted>, Fault> {
    type Row = (
        Key<id::Message>,
        String,
        Option<Key<Unit>>,
        String,
        Option<Key<Unit>>,
        At,
        Option<Json<Message>>,
    );
    let rows: Vec<Row> = m::table
        .filter(m::patient_id.eq(Key(permit.patient())))
        .filter(m::state.eq(Code(MessageState::Accepted)))
        .filter(m::kind.eq_any(kinds.into_iter().map(Code)))
        .order((m::received_at, m::id))
        .select((
            m::id,
            m::sender_her_id,
            m::sender_unit_id,
            m::from_name,
            m::receiver_unit_id,
            m::received_at,
            m::understood,
        ))
        .load(conn)?;
    let accepted = |(id, sender_her_id, from, from_name, to, received_at, message): Row| {
        Some(Accepted {
            id: id.0,
            sender_her_id,
            from: from.map(|key| key.0),
            from_name,
            to: to.map(|key| key.0),
            received_at: received_at.utc(),
            message: message?.0,
        })
    };
    Ok(rows.into_iter().filter_map(accepted).collect())
}

/// Marks a held message as decided about.
pub(super) fn decide(
    tx: &mut Tx<'_>,
    message: Id<id::Message>,
    state: MessageState,
    patient: Option<Id<Patient>>,
    reason: Option<&str>,
) -> Result<(), Fault> {
    let (now, author): (At, Author) = (At::from(tx.now()), tx.author().clone());
    diesel::update(m::table.find(Key(message)))
        .set((
            m::state.eq(Code(state)),
            m::patient_id.eq(patient.map(Key)),
            m::nin_hash.eq(None::<String>),
            m::decided_by.eq(Json(author)),
            m::decided_at.eq(now),
            m::reason.eq(reason),
        ))
        .execute(tx.conn())?;
    Ok(())
}
