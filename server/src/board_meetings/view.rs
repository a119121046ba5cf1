//! Meetings as they are shown.

use chrono::NaiveDate;
use diesel::{
    dsl::{count, count_star, exists},
    prelude::*,
};
use shared::{
    author::Author,
    id::Patient,
    meetings::{BoardMeeting, MeetingPage, MeetingPatient},
    right::marker::HoldMeetings,
    summaries::Act,
};

use super::{
    decisions,
    store::{self, MeetingRow},
};
use crate::{
    access::UnitPermit,
    board::{
        rules::{self, Place},
        view::{self as board, Reader},
    },
    db::{
        Conn,
        schema::{board_meeting as m, care_relation as c, meeting_patient as mp},
        types::{At, Json, Key},
    },
    error::Fault,
};

/// How many meetings are shown at most.
const MOST: i64 = 50;

/// The unit's meetings, the newest first.
pub(super) fn all(
    conn: &mut Conn,
    permit: &UnitPermit<HoldMeetings>,
) -> Result<Vec<BoardMeeting>, Fault> {
    let rows: Vec<MeetingRow> = m::table
        .filter(m::unit_id.eq(Key(permit.unit())))
        .order((m::started_at.desc(), m::id.desc()))
        .limit(MOST)
        .select(MeetingRow::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(MeetingRow::shown).collect())
}

/// A page of a meeting: those of its patients whom the unit still serves.
pub(super) fn page(
    conn: &mut Conn,
    permit: &UnitPermit<HoldMeetings>,
    (reader, now): (&Reader, At),
    meeting: shared::Id<shared::id::BoardMeeting>,
    (left, after): (bool, Option<Place>),
) -> Result<MeetingPage, Fault> {
    type Row = (NaiveDate, Key<Patient>, Option<Json<Author>>, Option<At>);
    let meeting = store::meeting(conn, permit, meeting)?;
    let (total, discussed): (i64, i64) = mp::table
        .filter(mp::meeting_id.eq(meeting.id))
        .select((count_star(), count(mp::discussed_at)))
        .first(conn)?;
    let served = c::table
        .filter(c::patient_id.eq(mp::patient_id))
        .filter(c::unit_id.eq(Key(permit.unit())))
        .filter(c::valid_from.le(now))
        .filter(c::valid_until.is_null().or(c::valid_until.gt(now)));
    let mut query = mp::table
        .filter(mp::meeting_id.eq(meeting.id))
        .filter(exists(served))
        .into_boxed();
    if left {
        query = query.filter(mp::discussed_at.is_null());
    }
    if let Some((due, patient)) = after {
        query = query
            .filter(mp::next_due.ge(due))
            .filter(mp::next_due.gt(due).or(mp::patient_id.gt(Key(patient))));
    }
    let mut rows: Vec<Row> = query
        .order((mp::next_due, mp::patient_id))
        .limit(rules::PAGE as i64 + 1)
        .select((
            mp::next_due,
            mp::patient_id,
            mp::discussed_by,
            mp::discussed_at,
        ))
        .load(conn)?;
    let more = rows.len() > rules::PAGE;
    rows.truncate(rules::PAGE);
    let places: Vec<Place> = rows.iter().map(|row| (row.0, row.1.0)).collect();
    let ids = rows.iter().map(|row| row.1).collect();
    let mut decisions = decisions::of_meeting(conn, &meeting, ids)?;
    let lines = board::lines(conn, reader, &places)?;
    let patient = |(line, row): (shared::board::BoardPatient, Row)| MeetingPatient {
        decisions: decisions.remove(&line.patient.id).unwrap_or_default(),
        discussed: row.2.zip(row.3).map(|(author, at)| Act {
            author: author.0,
            at: at.utc(),
        }),
        line,
    };
    Ok(MeetingPage {
        meeting: meeting.shown(),
        today: reader.today(),
        total,
        discussed,
        patients: lines.into_iter().zip(rows).map(patient).collect(),
        next: places.last().copied().filter(|_| more).map(rules::written),
    })
}
