//! What readers said of paragraphs, in the database. The patient always comes from the permit.

use chrono::NaiveDate;
use diesel::prelude::*;
use shared::{
    Id,
    author::Author,
    id::{self, DischargeSummary, Patient, Person, Unit},
    problem::code,
    right::RightMarker,
    summaries::{NewAnswer, NewResponse},
};

use crate::{
    access::Permit,
    db::{
        Conn, Tx,
        schema::{inbox_update as i, letter_response as l},
        types::{At, Json, Key},
    },
    error::Fault,
    outbox::Event,
};

/// A row of its own.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = l)]
pub(super) struct ResponseRow {
    pub(super) id: Key<id::ParagraphResponse>,
    pub(super) paragraph: i32,
    pub(super) person_id: Key<Person>,
    pub(super) author: Json<Author>,
    pub(super) at: At,
    pub(super) question: Option<String>,
    pub(super) lang: String,
    pub(super) due: Option<NaiveDate>,
    pub(super) event_seq: Option<i64>,
    pub(super) answer: Option<String>,
    pub(super) answer_lang: Option<String>,
    pub(super) answered_by: Option<Json<Author>>,
    pub(super) answered_at: Option<At>,
}

/// Whether this was sent before. Another one under the same id is refused.
pub(super) fn is_known<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    summary: Id<DischargeSummary>,
    new: &NewResponse,
) -> Result<bool, Fault> {
    type Row = (
        Key<Patient>,
        Key<DischargeSummary>,
        Key<Person>,
        i32,
        Option<String>,
    );
    let row: Option<Row> = l::table
        .find(Key(new.id))
        .select((
            l::patient_id,
            l::summary_id,
            l::person_id,
            l::paragraph,
            l::question,
        ))
        .first(conn)
        .optional()?;
    let Some((patient, letter, person, paragraph, question)) = row else {
        return Ok(false);
    };
    let same = (patient.0, letter.0, person.0)
        == (permit.patient(), summary, permit.viewer().person)
        && paragraph == i32::from(new.paragraph)
        && question.as_deref() == new.question.as_deref();
    if same {
        Ok(true)
    } else {
        Err(Fault::conflict(code::ID_TAKEN))
    }
}

/// How many questions the reader has asked about the letter, and whether the last they said of the paragraph is that they
/// understand it.
pub(super) fn said<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    summary: Id<DischargeSummary>,
    paragraph: u16,
) -> Result<(i64, bool), Fault> {
    let of_reader = || {
        l::table
            .filter(l::summary_id.eq(Key(summary)))
            .filter(l::person_id.eq(Key(permit.viewer().person)))
    };
    let asked = of_reader()
        .filter(l::question.is_not_null())
        .count()
        .get_result(conn)?;
    let last: Option<Option<String>> = of_reader()
        .filter(l::paragraph.eq(i32::from(paragraph)))
        .order((l::at.desc(), l::id.desc()))
        .select(l::question)
        .first(conn)
        .optional()?;
    Ok((asked, last == Some(None)))
}

/// Stores what the reader says; a question with the unit that is asked.
pub(super) fn insert<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    summary: Id<DischargeSummary>,
    new: &NewResponse,
    asked: Option<(Id<Unit>, NaiveDate)>,
) -> Result<(), Fault> {
    let (now, author) = (At::from(tx.now()), tx.author().clone());
    diesel::insert_into(l::table)
        .values((
            l::id.eq(Key(new.id)),
            l::patient_id.eq(Key(permit.patient())),
            l::summary_id.eq(Key(summary)),
            l::paragraph.eq(i32::from(new.paragraph)),
            l::person_id.eq(Key(permit.viewer().person)),
            l::author.eq(Json(author)),
            l::at.eq(now),
            l::question.eq(new.question.as_deref()),
            l::lang.eq(new.lang.as_str()),
            l::unit_id.eq(asked.map(|(unit, _)| Key(unit))),
            l::due.eq(asked.map(|(_, due)| due)),
        ))
        .execute(tx.conn())?;
    let event = match (&new.question, asked) {
        (Some(text), Some((unit, _))) => Event::ParagraphAsked {
            response: new.id,
            text: text.to_string(),
            lang: new.lang.as_str().to_owned(),
            unit,
        },
        _ => Event::ParagraphUnderstood,
    };
    tx.event(permit.patient(), event);
    Ok(())
}

/// One of them, if it is about this letter of the patient.
pub(super) fn one<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    summary: Id<DischargeSummary>,
    response: Id<id::ParagraphResponse>,
) -> Result<ResponseRow, Fault> {
    Ok(l::table
        .filter(l::id.eq(Key(response)))
        .filter(l::summary_id.eq(Key(summary)))
        .filter(l::patient_id.eq(Key(permit.patient())))
        .select(ResponseRow::as_select())
        .first(conn)?)
}

/// Stores an answer, and takes the question out of the unit's inbox. False when somebody was quicker.
pub(super) fn answer<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    row: &ResponseRow,
    new: &NewAnswer,
) -> Result<bool, Fault> {
    let (now, author) = (At::from(tx.now()), Json(tx.author().clone()));
    let open = l::table
        .filter(l::id.eq(row.id))
        .filter(l::question.is_not_null())
        .filter(l::answer.is_null());
    let answered = diesel::update(open)
        .set((
            l::answer.eq(&*new.text),
            l::answer_lang.eq(new.lang.as_str()),
            l::answered_by.eq(&author),
            l::answered_at.eq(now),
        ))
        .execute(tx.conn())?;
    if answered == 0 {
        return Ok(false);
    }
    if let Some(seq) = row.event_seq {
        let waiting = i::table
            .filter(i::event_seq.eq(seq))
            .filter(i::handled_at.is_null());
        diesel::update(waiting)
            .set((
                i::handled_by.eq(&author),
                i::handled_at.eq(now),
                i::climb_at.eq(None::<At>),
                i::version.eq(i::version + 1),
            ))
            .execute(tx.conn())?;
    }
    let person = Some(row.person_id.0);
    tx.event(permit.patient(), Event::QuestionAnswered { person });
    Ok(true)
}

/// Remembers which event told the unit.
pub(crate) fn told(
    conn: &mut Conn,
    response: Id<id::ParagraphResponse>,
    seq: i64,
) -> Result<(), Fault> {
    diesel::update(l::table.find(Key(response)))
        .set(l::event_seq.eq(seq))
        .execute(conn)?;
    Ok(())
}
