//! What was said of a letter's paragraphs, as a reader may see it.

use diesel::prelude::*;
use shared::{
    author::Capacity,
    id::DischargeSummary,
    right::RightMarker,
    summaries::{Act, ParagraphResponse, Question, QuestionAnswer},
    text::LanguageTag,
};

use super::store::ResponseRow;
use crate::{
    access::{Permit, Proof as _},
    db::{
        Conn,
        schema::{letter_response as l, unit as u},
        types::Key,
    },
    error::Fault,
};

/// What was said of a letter, the oldest first: to a related person what they said themselves. One query.
pub(crate) fn of_letter<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    letter: Key<DischargeSummary>,
) -> Result<Vec<ParagraphResponse>, Fault> {
    let mut query = l::table
        .left_join(u::table)
        .filter(l::summary_id.eq(letter))
        .filter(l::patient_id.eq(Key(permit.patient())))
        .into_boxed();
    if permit.actor().author.capacity == Capacity::Relative {
        query = query.filter(l::person_id.eq(Key(permit.viewer().person)));
    }
    let rows: Vec<(ResponseRow, Option<String>)> = query
        .order((l::at, l::id))
        .select((ResponseRow::as_select(), u::name.nullable()))
        .load(conn)?;
    rows.into_iter()
        .map(|(row, unit)| response(row, unit))
        .collect()
}

fn response(row: ResponseRow, unit: Option<String>) -> Result<ParagraphResponse, Fault> {
    let answer = match (
        row.answer,
        row.answer_lang,
        row.answered_by,
        row.answered_at,
    ) {
        (Some(text), Some(lang), Some(author), Some(at)) => Some(QuestionAnswer {
            text,
            lang: tag(&lang)?,
            act: Act {
                author: author.0,
                at: at.utc(),
            },
        }),
        _ => None,
    };
    let question = match (row.question, row.due) {
        (Some(text), Some(due)) => Some(Question {
            text,
            lang: tag(&row.lang)?,
            unit: unit.unwrap_or_default(),
            due,
            answer,
        }),
        _ => None,
    };
    let wrong = |_| Fault::internal("a stored paragraph has a wrong number");
    Ok(ParagraphResponse {
        id: row.id.0,
        paragraph: u16::try_from(row.paragraph).map_err(wrong)?,
        author: row.author.0,
        at: row.at.utc(),
        question,
    })
}

fn tag(text: &str) -> Result<LanguageTag, Fault> {
    LanguageTag::new(text).map_err(|_| Fault::internal("a stored language tag is wrong"))
}
