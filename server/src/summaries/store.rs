//! Letters in the database. The patient always comes from the permit, and a letter is always sought
//! together with the permit's patient.
//!
//! Invariant: content is written only to drafts.

use diesel::prelude::*;
use shared::{
    Id,
    author::Author,
    id::{self, HospitalStay, Patient},
    problem::code,
    right::RightMarker,
    summaries::{PatientSection, SectionKind, SummaryContent, SummaryStatus},
};

use super::rules::InLine;
use crate::{
    access::Permit,
    db::{
        Conn, Tx,
        schema::{discharge_summary as d, hospital_stay as h},
        types::{At, Code, Json, Key},
    },
    error::Fault,
    outbox::Event,
};

/// A letter's own row.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = d)]
pub(super) struct SummaryRow {
    pub(super) id: Key<id::DischargeSummary>,
    pub(super) stay_id: Key<HospitalStay>,
    pub(super) number: i32,
    pub(super) previous_id: Option<Key<id::DischargeSummary>>,
    pub(super) newer_id: Option<Key<id::DischargeSummary>>,
    pub(super) change_note: Option<String>,
    pub(super) status: Code<SummaryStatus>,
    /// As it lies: hashed before it is read.
    pub(super) content: String,
    pub(super) content_hash: Option<String>,
    pub(super) author: Json<Author>,
    pub(super) changed_at: At,
    pub(super) signed_by: Option<Json<Author>>,
    pub(super) signed_at: Option<At>,
    pub(super) released_by: Option<Json<Author>>,
    pub(super) released_at: Option<At>,
    pub(super) withdrawn_by: Option<Json<Author>>,
    pub(super) withdrawn_at: Option<At>,
    pub(super) withdrawn_reason: Option<String>,
    pub(super) version: i32,
    pub(super) document: String,
    pub(super) received_section: Option<Code<PatientSection>>,
    pub(super) show_at: Option<At>,
    pub(super) explanation_asked_at: Option<At>,
}

/// A letter to be begun.
pub(super) struct NewLetter<'a> {
    pub(super) id: Id<id::DischargeSummary>,
    pub(super) stay: Id<HospitalStay>,
    pub(super) previous: Option<Id<id::DischargeSummary>>,
    pub(super) change_note: Option<&'a str>,
    pub(super) content: &'a SummaryContent,
}

/// Whether a letter sent is stored already.
pub(super) enum Known {
    /// No.
    No,
    /// Yes, with these words.
    Same,
    /// It is, but its words are others.
    OtherWords,
}

/// The letter, if it is this patient's.
pub(super) fn letter<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    letter: Id<id::DischargeSummary>,
) -> Result<SummaryRow, Fault> {
    Ok(d::table
        .filter(d::id.eq(Key(letter)))
        .filter(d::patient_id.eq(Key(permit.patient())))
        .select(SummaryRow::as_select())
        .first(conn)?)
}

/// The stay is this patient's.
pub(super) fn check_stay<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    stay: Id<HospitalStay>,
) -> Result<(), Fault> {
    let count: i64 = h::table
        .filter(h::id.eq(Key(stay)))
        .filter(h::patient_id.eq(Key(permit.patient())))
        .filter(h::cancelled_at.is_null())
        .count()
        .get_result(conn)?;
    if count > 0 {
        Ok(())
    } else {
        Err(Fault::field(
            "stay",
            "not_found",
            "the patient has no such stay",
        ))
    }
}

/// The letters of a stay.
pub(super) fn line<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    stay: Id<HospitalStay>,
) -> Result<Vec<InLine>, Fault> {
    let rows: Vec<(Key<id::DischargeSummary>, i32, Code<SummaryStatus>)> = d::table
        .filter(d::stay_id.eq(Key(stay)))
        .filter(d::patient_id.eq(Key(permit.patient())))
        .filter(d::document.eq(""))
        .order(d::number)
        .select((d::id, d::number, d::status))
        .load(conn)?;
    let in_line = |(id, number, status): (Key<_>, i32, Code<_>)| InLine {
        id: id.0,
        number,
        status: status.0,
    };
    Ok(rows.into_iter().map(in_line).collect())
}

/// Whether this letter is stored already. Another one under the same id is refused.
pub(super) fn known<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    new: &NewLetter<'_>,
) -> Result<Known, Fault> {
    type Row = (
        Key<Patient>,
        Key<HospitalStay>,
        Option<Key<id::DischargeSummary>>,
        Option<String>,
        String,
    );
    let row: Option<Row> = d::table
        .find(Key(new.id))
        .select((
            d::patient_id,
            d::stay_id,
            d::previous_id,
            d::change_note,
            d::content,
        ))
        .first(conn)
        .optional()?;
    let Some((patient, stay, previous, change_note, content)) = row else {
        return Ok(Known::No);
    };
    let place = (Key(permit.patient()), Key(new.stay), new.previous.map(Key));
    if (patient, stay, previous) != place {
        return Err(Fault::conflict(code::ID_TAKEN));
    }
    let same =
        change_note.as_deref() == new.change_note && content == serde_json::to_string(new.content)?;
    Ok(if same { Known::Same } else { Known::OtherWords })
}

fn informs_patient(content: &SummaryContent) -> bool {
    content
        .sections
        .contains_key(&SectionKind::PatientInformation)
}

/// Begins a letter. The caller has asked the rules for its number.
pub(super) fn insert<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    new: &NewLetter<'_>,
    number: i32,
) -> Result<(), Fault> {
    let (now, author) = (At::from(tx.now()), tx.author().clone());
    diesel::insert_into(d::table)
        .values((
            d::id.eq(Key(new.id)),
            d::patient_id.eq(Key(permit.patient())),
            d::stay_id.eq(Key(new.stay)),
            d::number.eq(number),
            d::previous_id.eq(new.previous.map(Key)),
            d::change_note.eq(new.change_note),
            d::status.eq(Code(SummaryStatus::Draft)),
            d::content.eq(Json(new.content.clone())),
            d::has_patient_information.eq(informs_patient(new.content)),
            d::author.eq(Json(author)),
            d::changed_at.eq(now),
            d::version.eq(1),
        ))
        .execute(tx.conn())?;
    tx.event(permit.patient(), Event::SummaryWritten { summary: new.id });
    Ok(())
}

/// Gives a draft new words. The caller has asked the rules and compared versions.
pub(super) fn change<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    row: &SummaryRow,
    content: SummaryContent,
) -> Result<(), Fault> {
    let (now, author) = (At::from(tx.now()), tx.author().clone());
    let draft = d::table
        .find(row.id)
        .filter(d::status.eq(Code(SummaryStatus::Draft)));
    diesel::update(draft)
        .set((
            d::has_patient_information.eq(informs_patient(&content)),
            d::content.eq(Json(content)),
            d::author.eq(Json(author)),
            d::changed_at.eq(now),
            d::version.eq(row.version + 1),
        ))
        .execute(tx.conn())?;
    tx.event(
        permit.patient(),
        Event::SummaryWritten { summary: row.id.0 },
    );
    Ok(())
}
