//! Measures of letters, in the database.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use shared::{
    Id,
    adherence::Month,
    id::{DischargeSummary, Unit},
    right::RightMarker,
    summaries::{SummaryContent, SummaryStatus},
};

use super::rules::{self, Measured};
use crate::{
    access::UnitPermit,
    db::{
        Conn, Tx,
        schema::{discharge_summary as d, letter_readability as r},
        types::{Code, Key},
    },
    error::Fault,
};

/// Measures a letter that was signed or came. Once.
pub(crate) fn measure(
    tx: &mut Tx<'_>,
    letter: Id<DischargeSummary>,
    ward: Id<Unit>,
    signed_on: NaiveDate,
    content: &SummaryContent,
) -> Result<(), Fault> {
    let found = rules::measured(content);
    diesel::insert_into(r::table)
        .values((
            r::summary_id.eq(Key(letter)),
            r::unit_id.eq(Key(ward)),
            r::signed_on.eq(signed_on),
            r::words.eq(found.words),
            r::sentences.eq(found.sentences),
            r::long_words.eq(found.long_words),
            r::parts.eq(found.parts),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// What was measured of the letters that the unit signed in these months and that stand, by month. One query.
pub(super) fn of_unit<R: RightMarker>(
    conn: &mut Conn,
    permit: &UnitPermit<R>,
    (first, end): (NaiveDate, NaiveDate),
) -> Result<BTreeMap<Month, Vec<Measured>>, Fault> {
    let stands = [SummaryStatus::Signed, SummaryStatus::Released].map(Code);
    let rows: Vec<(NaiveDate, i32, i32, i32, i32)> = r::table
        .inner_join(d::table)
        .filter(r::unit_id.eq(Key(permit.unit())))
        .filter(r::signed_on.ge(first))
        .filter(r::signed_on.lt(end))
        .filter(d::status.eq_any(stands))
        .filter(d::newer_id.is_null())
        .select((
            r::signed_on,
            r::words,
            r::sentences,
            r::long_words,
            r::parts,
        ))
        .load(conn)?;
    let mut months: BTreeMap<Month, Vec<Measured>> = BTreeMap::new();
    for (day, words, sentences, long_words, parts) in rows {
        let measured = Measured {
            words,
            sentences,
            long_words,
            parts,
        };
        months.entry(Month::of(day)).or_default().push(measured);
    }
    Ok(months)
}
