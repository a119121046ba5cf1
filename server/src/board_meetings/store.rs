//! Meetings in the database. The unit comes from the permit; who writes about a patient works in the meeting's unit, which
//! serves that patient.

use diesel::{IntoSql as _, prelude::*, sql_types::Text};
use shared::{
    Id,
    author::Author,
    id::{self, Patient, Unit},
    meetings::{BoardMeeting, NewMeeting},
    problem::code,
    right::{RightMarker, marker::HoldMeetings},
    summaries::Act,
};

use super::rules;
use crate::{
    access::{Permit, UnitPermit},
    board::rules::NOTHING,
    db::{
        Conn, Tx, direct,
        schema::{board_meeting as m, care_relation as c, meeting_patient as mp},
        types::{At, Json, Key},
    },
    error::Fault,
    outbox::Event,
    units,
};

/// A meeting's own row.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = m)]
pub(super) struct MeetingRow {
    pub(super) id: Key<id::BoardMeeting>,
    pub(super) unit_id: Key<Unit>,
    pub(super) participants: Json<Vec<String>>,
    pub(super) started_by: Json<Author>,
    pub(super) started_at: At,
    pub(super) ended_by: Option<Json<Author>>,
    pub(super) ended_at: Option<At>,
}

impl MeetingRow {
    /// As it is shown.
    pub(super) fn shown(self) -> BoardMeeting {
        let act = |author: Json<Author>, at: At| Act {
            author: author.0,
            at: at.utc(),
        };
        BoardMeeting {
            id: self.id.0,
            started: act(self.started_by, self.started_at),
            ended: self
                .ended_by
                .zip(self.ended_at)
                .map(|(author, at)| act(author, at)),
            participants: self.participants.0,
        }
    }
}

/// The meeting under this id, whosever it is.
fn known(conn: &mut Conn, meeting: Id<id::BoardMeeting>) -> Result<Option<MeetingRow>, Fault> {
    Ok(m::table
        .find(Key(meeting))
        .select(MeetingRow::as_select())
        .first(conn)
        .optional()?)
}

/// The meeting, if it is this unit's.
pub(super) fn meeting(
    conn: &mut Conn,
    permit: &UnitPermit<HoldMeetings>,
    meeting: Id<id::BoardMeeting>,
) -> Result<MeetingRow, Fault> {
    let own = |row: &MeetingRow| row.unit_id == Key(permit.unit());
    known(conn, meeting)?.filter(own).ok_or(Fault::NotFound)
}

/// The meeting, if the permit's holder works in its unit, and that unit serves the permit's patient now.
pub(super) fn meeting_about<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    meeting: Id<id::BoardMeeting>,
) -> Result<MeetingRow, Fault> {
    let memberships = &permit.viewer().memberships;
    let theirs = |row: &MeetingRow| memberships.iter().any(|m| m.unit.id == row.unit_id.0);
    let row = known(tx.conn(), meeting)?
        .filter(theirs)
        .ok_or(Fault::NotFound)?;
    let now = At::from(tx.now());
    let serving = units::store::serving(tx.conn(), permit, now)?;
    if !serving.iter().any(|unit| unit.id == row.unit_id.0) {
        return Err(Fault::NotFound);
    }
    // Ending it waits for this, and this for the end.
    one_at_a_time(tx, row.unit_id.0)?;
    known(tx.conn(), meeting)?.ok_or(Fault::NotFound)
}

/// Until the commit, others who write about the unit's meetings wait.
pub(super) fn one_at_a_time(tx: &mut Tx<'_>, unit: Id<Unit>) -> Result<(), Fault> {
    tx.one_at_a_time(&format!("meetings of {unit}"))
}

/// Begins a meeting with the board's patients in its order now, or joins the one that lasts.
pub(super) fn start(
    tx: &mut Tx<'_>,
    permit: &UnitPermit<HoldMeetings>,
    new: &NewMeeting,
) -> Result<MeetingRow, Fault> {
    if let Some(row) = known(tx.conn(), new.id)? {
        return if row.unit_id == Key(permit.unit()) {
            Ok(row)
        } else {
            Err(Fault::conflict(code::ID_TAKEN))
        };
    }
    let lasts: Option<MeetingRow> = m::table
        .filter(m::unit_id.eq(Key(permit.unit())))
        .filter(m::ended_at.is_null())
        .select(MeetingRow::as_select())
        .first(tx.conn())
        .optional()?;
    if let Some(row) = lasts {
        return join(tx, row, new);
    }
    let (now, author) = (At::from(tx.now()), Json(tx.author().clone()));
    diesel::insert_into(m::table)
        .values((
            m::id.eq(Key(new.id)),
            m::unit_id.eq(Key(permit.unit())),
            m::participants.eq(Json(rules::participants(Vec::new(), &new.participants)?)),
            m::started_by.eq(author),
            m::started_at.eq(now),
        ))
        .execute(tx.conn())?;
    let board = c::table
        .filter(c::unit_id.eq(Key(permit.unit())))
        .filter(c::on_board)
        .filter(c::valid_from.le(now))
        .filter(c::valid_until.is_null().or(c::valid_until.gt(now)))
        .select((Key(new.id).into_sql::<Text>(), c::patient_id, c::next_due))
        .distinct();
    let insert = diesel::insert_into(mp::table).values(board).into_columns((
        mp::meeting_id,
        mp::patient_id,
        mp::next_due,
    ));
    direct!(tx.conn(), |db| insert.execute(db))?;
    changed(tx, permit.unit());
    known(tx.conn(), new.id)?.ok_or(Fault::NotFound)
}

fn join(tx: &mut Tx<'_>, row: MeetingRow, new: &NewMeeting) -> Result<MeetingRow, Fault> {
    let before = row.participants.0.len();
    let participants = Json(rules::participants(row.participants.0, &new.participants)?);
    if participants.0.len() > before {
        diesel::update(m::table.find(row.id))
            .set(m::participants.eq(&participants))
            .execute(tx.conn())?;
        changed(tx, row.unit_id.0);
    }
    Ok(MeetingRow {
        participants,
        ..row
    })
}

/// Ends a meeting that lasts.
pub(super) fn end(tx: &mut Tx<'_>, row: &MeetingRow) -> Result<(), Fault> {
    let (now, author) = (At::from(tx.now()), Json(tx.author().clone()));
    diesel::update(m::table.find(row.id))
        .set((m::ended_by.eq(author), m::ended_at.eq(now)))
        .execute(tx.conn())?;
    changed(tx, row.unit_id.0);
    Ok(())
}

/// The meeting has talked about the patient: the first who says so is kept. Somebody who came after it began is the last.
pub(super) fn discussed(
    tx: &mut Tx<'_>,
    row: &MeetingRow,
    patient: Id<Patient>,
) -> Result<Act, Fault> {
    type Said = (Option<Json<Author>>, Option<At>);
    let of = mp::table.find((row.id, Key(patient)));
    let said: Option<Said> = of
        .select((mp::discussed_by, mp::discussed_at))
        .first(tx.conn())
        .optional()?;
    if let Some((Some(author), Some(at))) = said {
        return Ok(Act {
            author: author.0,
            at: at.utc(),
        });
    }
    if row.ended_at.is_some() {
        return Err(Fault::conflict(code::MEETING_ENDED));
    }
    let (now, author) = (tx.now(), tx.author().clone());
    let says = (
        mp::discussed_by.eq(Json(author.clone())),
        mp::discussed_at.eq(At::from(now)),
    );
    if said.is_some() {
        diesel::update(of).set(says).execute(tx.conn())?;
    } else {
        diesel::insert_into(mp::table)
            .values((
                mp::meeting_id.eq(row.id),
                mp::patient_id.eq(Key(patient)),
                mp::next_due.eq(NOTHING),
                says.0,
                says.1,
            ))
            .execute(tx.conn())?;
    }
    tx.event(patient, Event::BoardChanged);
    Ok(Act { author, at: now })
}

/// The unit's screens ask again.
fn changed(tx: &mut Tx<'_>, unit: Id<Unit>) {
    tx.unit_event(Event::MeetingChanged { unit });
}
