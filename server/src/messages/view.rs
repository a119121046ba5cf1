//! Messages as they are shown. The patient always comes from the permit.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use chrono::NaiveDate;
use diesel::prelude::*;
use shared::{
    Id,
    id::{self, Unit},
    messages::{
        Act, Message, MessageKind, MessageLine, MessageOriginal, MessageState, Messages,
        OpenMessage, Timeline, TimelineEntry,
    },
    right::{RightMarker, marker::ReadStays},
};

use super::{rules, store};
use crate::{
    access::Permit,
    db::{
        Conn,
        schema::message as m,
        types::{At, Code, Json, Key},
    },
    error::Fault,
    secrets::DataKey,
};

/// How many messages one sees at once.
const MOST: i64 = 500;
/// How many lines the patient sees.
const MOST_LINES: i64 = 200;

/// A message's own row, without what it says.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = m)]
pub(super) struct LineRow {
    id: Key<id::Message>,
    kind: Code<MessageKind>,
    kind_code: String,
    act: Code<Act>,
    state: Code<MessageState>,
    made_at: Option<At>,
    received_at: At,
    from_name: String,
    to_name: String,
    sender_unit_id: Option<Key<Unit>>,
    receiver_unit_id: Option<Key<Unit>>,
}

impl LineRow {
    pub(super) const fn id(&self) -> Id<id::Message> {
        self.id.0
    }

    pub(super) fn shown(self, opens: bool) -> MessageLine {
        MessageLine {
            id: self.id.0,
            kind: self.kind.0,
            kind_code: self.kind_code,
            act: self.act.0,
            state: self.state.0,
            from: self.from_name,
            to: self.to_name,
            made_at: self.made_at.map(At::utc),
            received_at: self.received_at.utc(),
            opens,
        }
    }

    fn opens<R: RightMarker>(&self, permit: &Permit<R>) -> bool {
        let mine: Vec<Id<Unit>> = permit
            .viewer()
            .memberships
            .iter()
            .map(|membership| membership.unit.id)
            .collect();
        let between =
            [self.sender_unit_id, self.receiver_unit_id].map(|unit| unit.map(|key| key.0));
        rules::opens(self.kind.0, between, &mine, |right| {
            permit.also_allows(right)
        })
    }
}

/// Messages about the patient, the newest first.
pub(super) fn lines<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
) -> Result<Messages, Fault> {
    let rows: Vec<LineRow> = m::table
        .filter(m::patient_id.eq(Key(permit.patient())))
        .order((m::received_at.desc(), m::id.desc()))
        .limit(MOST)
        .select(LineRow::as_select())
        .load(conn)?;
    let shown = |row: LineRow| {
        let opens = row.opens(permit);
        row.shown(opens)
    };
    Ok(Messages {
        messages: rows.into_iter().map(shown).collect(),
    })
}

/// One message, if the reader may open it; otherwise it is not there.
pub(super) fn one<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    message: Id<id::Message>,
) -> Result<OpenMessage, Fault> {
    type Row = (LineRow, Option<Json<Message>>, String);
    let (row, understood, sha256): Row = m::table
        .filter(m::id.eq(Key(message)))
        .filter(m::patient_id.eq(Key(permit.patient())))
        .select((LineRow::as_select(), m::understood, m::sha256))
        .first(conn)?;
    if !row.opens(permit) {
        return Err(Fault::NotFound);
    }
    Ok(OpenMessage {
        line: row.shown(true),
        message: understood.ok_or(Fault::NotFound)?.0,
        sha256,
    })
}

/// The bytes as they came.
pub(super) fn original<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    key: &DataKey,
    message: Id<id::Message>,
) -> Result<MessageOriginal, Fault> {
    let OpenMessage { line, sha256, .. } = one(conn, permit, message)?;
    let bytes = store::bytes(conn, key, message)?;
    Ok(MessageOriginal {
        sha256,
        file_name: file_name(&line),
        bytes: STANDARD.encode(bytes),
    })
}

/// A file's name that gives nobody away.
pub(super) fn file_name(line: &MessageLine) -> String {
    let kind: String = line
        .kind_code
        .chars()
        .filter(|letter| letter.is_ascii_alphanumeric() || *letter == '_')
        .take(40)
        .collect();
    format!("{}-{}.xml", kind.to_lowercase(), line.id)
}

type TimelineRow = (
    Code<MessageKind>,
    Code<Act>,
    String,
    String,
    Option<At>,
    At,
    Option<NaiveDate>,
    bool,
);

/// What was told about the patient, the newest first. Not that they died: nobody reads it in their own record.
pub(super) fn timeline(conn: &mut Conn, permit: &Permit<ReadStays>) -> Result<Timeline, Fault> {
    let states = [MessageState::Accepted, MessageState::Sent].map(Code);
    let rows: Vec<TimelineRow> = m::table
        .filter(m::patient_id.eq(Key(permit.patient())))
        .filter(m::state.eq_any(states))
        .filter(m::kind.ne(Code(MessageKind::Died)))
        .order((m::received_at.desc(), m::id.desc()))
        .limit(MOST_LINES)
        .select((
            m::kind,
            m::act,
            m::from_name,
            m::to_name,
            m::made_at,
            m::received_at,
            m::about_on,
            m::estimate,
        ))
        .load(conn)?;
    let entry = |(kind, act, from, to, made, received, on, estimate): TimelineRow| TimelineEntry {
        kind: kind.0,
        act: act.0,
        from,
        to,
        at: made.unwrap_or(received).utc(),
        on,
        estimate,
    };
    let mut entries: Vec<TimelineEntry> = rows.into_iter().map(entry).collect();
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.at));
    Ok(Timeline { entries })
}
