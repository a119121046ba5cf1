//! What is done with a letter once it is written, in the database: signed, released, withdrawn, read.
//!
//! Invariant: nothing here touches a letter's text.

use diesel::prelude::*;
use shared::{
    date::oslo_day,
    id::DischargeSummary,
    right::{RightMarker, marker::ConfirmReading},
    summaries::SummaryStatus,
};

use super::{store::SummaryRow, view};
use crate::{
    access::{AboutPatient, Permit},
    db::{
        Tx,
        schema::{discharge_summary as d, summary_read as sr},
        types::{At, Code, Json, Key},
    },
    digest,
    error::Fault,
    outbox::Event,
    readability,
};

/// Signs a draft: its text is hashed as it lies, and stays.
pub(super) fn sign<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    row: &SummaryRow,
) -> Result<(), Fault> {
    let (now, author) = (At::from(tx.now()), tx.author().clone());
    diesel::update(d::table.find(row.id))
        .set((
            d::status.eq(Code(SummaryStatus::Signed)),
            d::content_hash.eq(digest::sha256(row.content.as_bytes())),
            d::signed_by.eq(Json(author)),
            d::signed_at.eq(now),
        ))
        .execute(tx.conn())?;
    let content = serde_json::from_str(&row.content)?;
    let ward = view::ward(tx.conn(), permit, row.stay_id.0)?;
    let today = oslo_day(tx.now());
    readability::store::measure(tx, row.id.0, ward, today, &content)?;
    tx.event(
        permit.patient(),
        Event::SummaryWritten { summary: row.id.0 },
    );
    Ok(())
}

/// Gives a signed letter to the patient. The one they have is superseded; earlier ones that were signed and
/// never released stay so, and point to this one.
pub(super) fn release(
    tx: &mut Tx<'_>,
    permit: &impl AboutPatient,
    row: &SummaryRow,
) -> Result<(), Fault> {
    let of_stay = || {
        d::table
            .filter(d::stay_id.eq(row.stay_id))
            .filter(d::patient_id.eq(Key(permit.patient())))
            .filter(d::document.eq(&row.document))
            .filter(d::number.lt(row.number))
    };
    diesel::update(of_stay().filter(d::status.eq(Code(SummaryStatus::Signed))))
        .set(d::newer_id.eq(row.id))
        .execute(tx.conn())?;
    diesel::update(of_stay().filter(d::status.eq(Code(SummaryStatus::Released))))
        .set((
            d::status.eq(Code(SummaryStatus::Superseded)),
            d::newer_id.eq(row.id),
        ))
        .execute(tx.conn())?;
    show(tx, permit, row.id, row.number)
}

/// Shows a letter to the patient, who is told.
pub(super) fn show(
    tx: &mut Tx<'_>,
    permit: &impl AboutPatient,
    letter: Key<DischargeSummary>,
    number: i32,
) -> Result<(), Fault> {
    let (now, author) = (At::from(tx.now()), tx.author().clone());
    diesel::update(d::table.find(letter))
        .set((
            d::status.eq(Code(SummaryStatus::Released)),
            d::newer_id.eq(None::<Key<DischargeSummary>>),
            d::released_by.eq(Json(author)),
            d::released_at.eq(now),
            d::show_at.eq(None::<At>),
        ))
        .execute(tx.conn())?;
    let summary = letter.0;
    tx.event(permit.patient(), Event::SummaryReleased { summary, number });
    Ok(())
}

/// Takes a letter back, with a reason. Its text stays where it is.
pub(super) fn withdraw<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    row: &SummaryRow,
    reason: &str,
) -> Result<(), Fault> {
    let (now, author) = (At::from(tx.now()), tx.author().clone());
    diesel::update(d::table.find(row.id))
        .set((
            d::status.eq(Code(SummaryStatus::Withdrawn)),
            d::withdrawn_by.eq(Json(author)),
            d::withdrawn_at.eq(now),
            d::withdrawn_reason.eq(reason),
        ))
        .execute(tx.conn())?;
    tx.event(
        permit.patient(),
        Event::SummaryWithdrawn { summary: row.id.0 },
    );
    Ok(())
}

/// The reader has read the letter; once is enough.
pub(super) fn confirm_reading(
    tx: &mut Tx<'_>,
    permit: &Permit<ConfirmReading>,
    row: &SummaryRow,
) -> Result<(), Fault> {
    let person = Key(permit.viewer().person);
    let known: i64 = sr::table
        .find((row.id, person))
        .count()
        .get_result(tx.conn())?;
    if known > 0 {
        return Ok(());
    }
    let (now, author) = (At::from(tx.now()), tx.author().clone());
    diesel::insert_into(sr::table)
        .values((
            sr::summary_id.eq(row.id),
            sr::person_id.eq(person),
            sr::patient_id.eq(Key(permit.patient())),
            sr::author.eq(Json(author)),
            sr::at.eq(now),
        ))
        .execute(tx.conn())?;
    tx.event(permit.patient(), Event::SummaryRead { summary: row.id.0 });
    Ok(())
}

/// The patient asks those who wrote the letter to explain it; once is enough.
pub(super) fn ask_for_explanation(
    tx: &mut Tx<'_>,
    permit: &Permit<ConfirmReading>,
    row: &SummaryRow,
    text: Option<String>,
) -> Result<(), Fault> {
    if row.explanation_asked_at.is_some() {
        return Ok(());
    }
    let now = At::from(tx.now());
    diesel::update(d::table.find(row.id))
        .set(d::explanation_asked_at.eq(now))
        .execute(tx.conn())?;
    let ward = view::ward(tx.conn(), permit, row.stay_id.0)?;
    tx.event(
        permit.patient(),
        Event::ExplanationAsked {
            summary: row.id.0,
            text,
            ward,
        },
    );
    Ok(())
}
