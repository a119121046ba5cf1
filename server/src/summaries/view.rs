//! Letters as a reader may see them. One that is not for the reader is not there.

use chrono::{DateTime, Utc};
use diesel::{dsl, prelude::*};
use shared::{
    Id,
    author::Author,
    date::oslo_day,
    id::{self, HospitalStay, Unit},
    right::{Right, RightMarker},
    summaries::{
        Act, DischargeSummary, SummaryContent, SummaryHeadline, SummaryStatus, Withdrawal,
    },
};

use super::{
    rules::{self, Reader},
    store::SummaryRow,
};
use crate::{
    access::{AboutPatient, Permit, Proof as _},
    db::{
        Conn, direct,
        schema::{
            discharge_summary as d, hospital_stay as h, patient as p, summary_read as sr, unit as u,
        },
        types::{At, Code, Json, Key},
    },
    error::Fault,
    letter_responses,
};

/// Who reads, by what the permit was given on.
pub(super) fn reader<R: RightMarker>(permit: &Permit<R>) -> Reader {
    Reader::of(
        permit.actor().author.capacity,
        permit.also_allows(Right::WriteSummaries),
    )
}

/// The ward's name, admitted and discharged.
type StayColumns = (String, At, Option<At>);

/// One letter, if the reader may see it. Three queries; four when there is a version before that the reader
/// may not see.
pub(crate) fn letter<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    letter: Id<id::DischargeSummary>,
) -> Result<DischargeSummary, Fault> {
    let (row, stay): (SummaryRow, StayColumns) = d::table
        .inner_join(h::table.inner_join(u::table))
        .filter(d::id.eq(Key(letter)))
        .filter(d::patient_id.eq(Key(permit.patient())))
        .select((
            SummaryRow::as_select(),
            (u::name, h::admitted_at, h::discharged_at),
        ))
        .first(conn)?;
    let reader = reader(permit);
    if !rules::visible(row.status.0, row.released_at.is_some(), reader) {
        return Err(Fault::NotFound);
    }
    let previous = match row.previous_id {
        Some(previous) if reader != Reader::Ward => visible_before(conn, permit, previous, reader)?,
        previous => previous,
    };
    let reads = reads(conn, permit, row.id)?;
    let responses = letter_responses::view::of_letter(conn, permit, row.id)?;
    let is_draft = row.status.0 == SummaryStatus::Draft;
    let mut letter = DischargeSummary {
        responses,
        may_sign: is_draft && permit.also_allows(Right::SignSummaries),
        ..shown(row, stay, previous, reads, reader)?
    };
    if !permit.also_allows(Right::ReadWholeSummaries) {
        letter.content = letter.content.map(rules::patients_section);
    }
    Ok(letter)
}

/// The ward of a stay of the patient.
pub(crate) fn ward(
    conn: &mut Conn,
    permit: &impl AboutPatient,
    stay: Id<HospitalStay>,
) -> Result<Id<Unit>, Fault> {
    let ward: Key<Unit> = h::table
        .filter(h::id.eq(Key(stay)))
        .filter(h::patient_id.eq(Key(permit.patient())))
        .select(h::unit_id)
        .first(conn)?;
    Ok(ward.0)
}

/// The version before, if it is there for the reader: one that was never released is not.
fn visible_before<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    previous: Key<id::DischargeSummary>,
    reader: Reader,
) -> Result<Option<Key<id::DischargeSummary>>, Fault> {
    let found: Option<(Code<SummaryStatus>, Option<At>)> = d::table
        .find(previous)
        .filter(d::patient_id.eq(Key(permit.patient())))
        .select((d::status, d::released_at))
        .first(conn)
        .optional()?;
    let seen = found
        .is_some_and(|(status, released)| rules::visible(status.0, released.is_some(), reader));
    Ok(seen.then_some(previous))
}

fn reads<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    letter: Key<id::DischargeSummary>,
) -> Result<Vec<Act>, Fault> {
    let rows: Vec<(Json<Author>, At)> = sr::table
        .filter(sr::summary_id.eq(letter))
        .filter(sr::patient_id.eq(Key(permit.patient())))
        .order(sr::at)
        .select((sr::author, sr::at))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(author, at)| Act {
            author: author.0,
            at: at.utc(),
        })
        .collect())
}

fn act(author: Option<Json<Author>>, at: Option<At>) -> Option<Act> {
    author.zip(at).map(|(author, at)| Act {
        author: author.0,
        at: at.utc(),
    })
}

fn shown(
    row: SummaryRow,
    (ward, admitted_at, discharged_at): StayColumns,
    previous: Option<Key<id::DischargeSummary>>,
    reads: Vec<Act>,
    reader: Reader,
) -> Result<DischargeSummary, Fault> {
    let content = if rules::shows_content(row.status.0, reader) {
        rules::check_intact(&row.content, row.content_hash.as_deref())?;
        Some(serde_json::from_str(&row.content)?)
    } else {
        None
    };
    let withdrawn = act(row.withdrawn_by, row.withdrawn_at).zip(row.withdrawn_reason);
    Ok(DischargeSummary {
        id: row.id.0,
        stay: row.stay_id.0,
        ward,
        admitted_on: oslo_day(admitted_at.utc()),
        discharged_on: discharged_at.map(|at| oslo_day(at.utc())),
        number: row.number,
        previous: previous.map(|key| key.0),
        newer: row.newer_id.map(|key| key.0),
        change_note: row.change_note,
        status: row.status.0,
        content,
        written: Act {
            author: row.author.0,
            at: row.changed_at.utc(),
        },
        signed: act(row.signed_by, row.signed_at),
        released: act(row.released_by, row.released_at),
        withdrawn: withdrawn.map(|(Act { author, at }, reason)| Withdrawal { author, at, reason }),
        reads,
        received_section: row.received_section.map(|code| code.0),
        shown_at: row.show_at.map(At::utc),
        explanation_asked_at: row.explanation_asked_at.map(At::utc),
        responses: Vec::new(),
        may_sign: false,
        version: row.version,
    })
}

type HeadlineColumns = (
    Key<id::DischargeSummary>,
    Key<HospitalStay>,
    i32,
    Code<SummaryStatus>,
    Option<At>,
    Option<At>,
    bool,
);
/// The last one: when the patient read it.
type HeadlineRow = (HeadlineColumns, StayColumns, Option<At>);

fn headline((letter, stay, read_at): HeadlineRow) -> SummaryHeadline {
    let (id, stay_id, number, status, signed_at, released_at, has_patient_information) = letter;
    let (ward, admitted_at, discharged_at) = stay;
    SummaryHeadline {
        id: id.0,
        stay: stay_id.0,
        ward,
        admitted_on: oslo_day(admitted_at.utc()),
        discharged_on: discharged_at.map(|at| oslo_day(at.utc())),
        number,
        status: status.0,
        signed_at: signed_at.map(At::utc),
        released_at: released_at.map(At::utc),
        has_patient_information,
        read_at: read_at.map(At::utc),
    }
}

/// Letters with their stay, and with the reading by the patient's own account.
#[dsl::auto_type]
fn with_reading() -> _ {
    d::table
        .inner_join(h::table.inner_join(u::table))
        .inner_join(p::table.on(p::id.eq(d::patient_id)))
        .left_join(
            sr::table.on(sr::summary_id
                .eq(d::id)
                .and(p::person_id.eq(sr::person_id.nullable()))),
        )
}

/// The letters the reader may see, in a line each: those of the newest stay first, the newest number first.
/// One query; none for readers who hold no right to letters.
pub(crate) fn headlines<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
) -> Result<Vec<SummaryHeadline>, Fault> {
    if !permit.also_allows(Right::ReadSummaries) {
        return Ok(Vec::new());
    }
    let reader = reader(permit);
    let statuses = rules::visible_statuses(reader).into_iter().map(Code);
    let rows: Vec<HeadlineRow> = with_reading()
        .filter(d::patient_id.eq(Key(permit.patient())))
        .filter(d::status.eq_any(statuses.collect::<Vec<_>>()))
        .order((h::admitted_at.desc(), h::id.desc(), d::number.desc()))
        .select((
            columns(),
            (u::name, h::admitted_at, h::discharged_at),
            sr::at.nullable(),
        ))
        .load(conn)?;
    let mut headlines: Vec<_> = rows.into_iter().map(headline).collect();
    headlines.retain(|line| rules::visible(line.status, line.released_at.is_some(), reader));
    Ok(headlines)
}

/// The letter that was released last and still stands. One query.
pub(crate) fn newest_released<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
) -> Result<Option<SummaryHeadline>, Fault> {
    if !permit.also_allows(Right::ReadSummaries) {
        return Ok(None);
    }
    let query = with_reading()
        .filter(d::patient_id.eq(Key(permit.patient())))
        .filter(d::status.eq(Code(SummaryStatus::Released)))
        .order((d::released_at.desc(), d::id.desc()))
        .select((
            columns(),
            (u::name, h::admitted_at, h::discharged_at),
            sr::at.nullable(),
        ));
    let row: Option<HeadlineRow> = direct!(conn, |db| query.first(db)).optional()?;
    Ok(row.map(headline))
}

/// What the letter says that was released last and still stands: its ward, and when it was released. One query. For
/// those who may read all of it.
pub(crate) fn newest_content(
    conn: &mut Conn,
    permit: &impl AboutPatient,
) -> Result<Option<(String, DateTime<Utc>, SummaryContent)>, Fault> {
    type Row = (String, Option<At>, String, Option<String>);
    let row: Option<Row> = d::table
        .inner_join(h::table.inner_join(u::table))
        .filter(d::patient_id.eq(Key(permit.patient())))
        .filter(d::status.eq(Code(SummaryStatus::Released)))
        .order((d::released_at.desc(), d::id.desc()))
        .select((u::name, d::released_at, d::content, d::content_hash))
        .first(conn)
        .optional()?;
    let Some((ward, Some(released), content, hash)) = row else {
        return Ok(None);
    };
    rules::check_intact(&content, hash.as_deref())?;
    Ok(Some((
        ward,
        released.utc(),
        serde_json::from_str(&content)?,
    )))
}

#[dsl::auto_type]
const fn columns() -> _ {
    (
        d::id,
        d::stay_id,
        d::number,
        d::status,
        d::signed_at,
        d::released_at,
        d::has_patient_information,
    )
}
