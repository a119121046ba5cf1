//! Letters that came as messages, in the database: all versions of a document, in the order in which they were made,
//! whatever order they came in.
//!
//! Invariant: a version's text is stored once and never changes. The newest one that holds is shown; a document that
//! was cancelled shows nothing, and says so.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use shared::{
    Id,
    author::Author,
    date::oslo_day,
    id::{self, HospitalStay, Message, Unit},
    summaries::{PatientSection, SummaryContent, SummaryStatus},
};
use uuid::Uuid;

use super::{acts, rules};
use crate::{
    access::AboutPatient,
    db::{
        Conn, Tx,
        schema::{discharge_summary as d, hospital_stay as h, unit as u},
        types::{At, Code, Json, Key},
    },
    digest,
    error::Fault,
    outbox::Event,
    readability,
};

/// When a unit's letters that came as messages are shown to the patient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShowsLetters {
    /// As soon as they come.
    AtOnce,
    /// As soon as they come when they have a section written to the patient; others when somebody has looked.
    WithSection,
    /// When a person shows them.
    ByPerson,
    /// Some hours after they were signed.
    AfterHours,
}

/// A version of a letter.
pub(crate) struct Version {
    pub(crate) message: Id<Message>,
    pub(crate) content: SummaryContent,
    pub(crate) section: PatientSection,
    /// Not preliminary.
    pub(crate) is_final: bool,
    pub(crate) signer: Author,
    pub(crate) signed_at: DateTime<Utc>,
}

/// A document with its versions, the oldest first.
pub(crate) struct Document {
    pub(crate) stay: Id<HospitalStay>,
    /// Sender and id.
    pub(crate) document: String,
    pub(crate) versions: Vec<Version>,
    /// The version that holds; none when the document was cancelled.
    pub(crate) current: Option<Id<Message>>,
}

#[derive(Clone)]
struct Row {
    id: Key<id::DischargeSummary>,
    status: SummaryStatus,
}

/// Makes the stored versions as the messages tell.
pub(crate) fn follow(
    tx: &mut Tx<'_>,
    permit: &impl AboutPatient,
    told: &Document,
) -> Result<(), Fault> {
    let mut rows = stored(tx.conn(), permit, told)?;
    let mut before: Option<Key<id::DischargeSummary>> = None;
    for (version, number) in told.versions.iter().zip(1..) {
        let id = match rows.get(&Key(version.message)) {
            Some(row) => row.id,
            None => {
                let row = insert(tx, permit, told, version, number)?;
                rows.insert(Key(version.message), row.clone());
                row.id
            }
        };
        diesel::update(d::table.find(id))
            .set((
                d::number.eq(number),
                d::stay_id.eq(Key(told.stay)),
                d::previous_id.eq(before),
            ))
            .execute(tx.conn())?;
        before = Some(id);
    }
    let current = told
        .current
        .and_then(|message| rows.get(&Key(message)).cloned());
    for version in &told.versions {
        let Some(row) = rows.get(&Key(version.message)) else {
            continue;
        };
        match &current {
            Some(current) if current.id == row.id => show(tx, permit, told, version, row)?,
            Some(current) => supersede(tx, row, current)?,
            None => withdraw(tx, permit, row)?,
        }
    }
    Ok(())
}

/// The versions that are stored, out of the way of the numbers they may get.
fn stored(
    conn: &mut Conn,
    permit: &impl AboutPatient,
    told: &Document,
) -> Result<HashMap<Key<Message>, Row>, Fault> {
    type Columns = (
        Key<id::DischargeSummary>,
        Option<Key<Message>>,
        Code<SummaryStatus>,
    );
    let of_document = || {
        d::table
            .filter(d::patient_id.eq(Key(permit.patient())))
            .filter(d::document.eq(&told.document))
    };
    let rows: Vec<Columns> = of_document()
        .select((d::id, d::message_id, d::status))
        .load(conn)?;
    let new = told.versions.len() != rows.len();
    if new {
        diesel::update(of_document())
            .set(d::number.eq(d::number + 1_000_000))
            .execute(conn)?;
    }
    let row = |(id, message, status): Columns| {
        let row = Row {
            id,
            status: status.0,
        };
        Some((message?, row))
    };
    Ok(rows.into_iter().filter_map(row).collect())
}

fn insert(
    tx: &mut Tx<'_>,
    permit: &impl AboutPatient,
    told: &Document,
    version: &Version,
    number: i32,
) -> Result<Row, Fault> {
    let id = Key(Id::new(Uuid::now_v7()));
    let text = serde_json::to_string(&version.content)?;
    let signed_at = At::from(version.signed_at);
    diesel::insert_into(d::table)
        .values((
            (
                d::id.eq(id),
                d::patient_id.eq(Key(permit.patient())),
                d::stay_id.eq(Key(told.stay)),
                d::number.eq(number),
                d::status.eq(Code(SummaryStatus::Signed)),
                d::content_hash.eq(digest::sha256(text.as_bytes())),
                d::content.eq(text),
                d::has_patient_information.eq(version.section != PatientSection::Missing),
            ),
            (
                d::author.eq(Json(version.signer.clone())),
                d::changed_at.eq(signed_at),
                d::signed_by.eq(Json(version.signer.clone())),
                d::signed_at.eq(signed_at),
                d::version.eq(1),
                d::document.eq(&told.document),
                d::message_id.eq(Key(version.message)),
                d::received_section.eq(Code(version.section)),
            ),
        ))
        .execute(tx.conn())?;
    let (ward, _) = rule(tx.conn(), told.stay)?;
    let signed_on = oslo_day(version.signed_at);
    readability::store::measure(tx, id.0, ward, signed_on, &version.content)?;
    Ok(Row {
        id,
        status: SummaryStatus::Draft,
    })
}

/// The version that holds: shown now, later by itself, or when somebody has looked.
fn show(
    tx: &mut Tx<'_>,
    permit: &impl AboutPatient,
    told: &Document,
    version: &Version,
    row: &Row,
) -> Result<(), Fault> {
    if matches!(row.status, SummaryStatus::Signed | SummaryStatus::Released) {
        return Ok(());
    }
    let (ward, rule) = rule(tx.conn(), told.stay)?;
    if version.section != PatientSection::ToPatient {
        let summary = row.id.0;
        tx.event(
            permit.patient(),
            Event::PatientSectionMissing { summary, ward },
        );
    }
    match rules::shown(
        rule,
        version.section,
        version.is_final,
        version.signed_at,
        tx.now(),
    ) {
        rules::Shown::Now => {
            let number = i32::try_from(told.versions.len()).unwrap_or(i32::MAX);
            acts::show(tx, permit, row.id, number)
        }
        waits => {
            let at = match waits {
                rules::Shown::At(at) => Some(At::from(at)),
                _ => None,
            };
            diesel::update(d::table.find(row.id))
                .set((
                    d::status.eq(Code(SummaryStatus::Signed)),
                    d::newer_id.eq(None::<Key<id::DischargeSummary>>),
                    d::show_at.eq(at),
                ))
                .execute(tx.conn())?;
            let summary = row.id.0;
            tx.event(permit.patient(), Event::SummaryReceived { summary });
            Ok(())
        }
    }
}

fn supersede(tx: &mut Tx<'_>, row: &Row, by: &Row) -> Result<(), Fault> {
    diesel::update(d::table.find(row.id))
        .set((
            d::status.eq(Code(SummaryStatus::Superseded)),
            d::newer_id.eq(by.id),
            d::show_at.eq(None::<At>),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// The document was cancelled. Why is not said: the app has a sentence for it.
fn withdraw(tx: &mut Tx<'_>, permit: &impl AboutPatient, row: &Row) -> Result<(), Fault> {
    if row.status == SummaryStatus::Withdrawn {
        return Ok(());
    }
    let (now, author) = (At::from(tx.now()), tx.author().clone());
    diesel::update(d::table.find(row.id))
        .set((
            d::status.eq(Code(SummaryStatus::Withdrawn)),
            d::newer_id.eq(None::<Key<id::DischargeSummary>>),
            d::withdrawn_by.eq(Json(author)),
            d::withdrawn_at.eq(now),
            d::withdrawn_reason.eq(""),
            d::show_at.eq(None::<At>),
        ))
        .execute(tx.conn())?;
    if matches!(row.status, SummaryStatus::Signed | SummaryStatus::Released) {
        let summary = row.id.0;
        tx.event(permit.patient(), Event::SummaryWithdrawn { summary });
    }
    Ok(())
}

/// The stay's ward, and when it shows its letters.
fn rule(conn: &mut Conn, stay: Id<HospitalStay>) -> Result<(Id<Unit>, rules::ShowRule), Fault> {
    let (ward, rule, hours): (Key<Unit>, Code<ShowsLetters>, Option<i32>) = h::table
        .inner_join(u::table)
        .filter(h::id.eq(Key(stay)))
        .select((u::id, u::shows_letters, u::shows_letters_after_hours))
        .first(conn)?;
    let rule = match rule.0 {
        ShowsLetters::AtOnce => rules::ShowRule::AtOnce,
        ShowsLetters::WithSection => rules::ShowRule::WithSection,
        ShowsLetters::ByPerson => rules::ShowRule::ByPerson,
        ShowsLetters::AfterHours => {
            rules::ShowRule::After(TimeDelta::hours(hours.unwrap_or(0).into()))
        }
    };
    Ok((ward.0, rule))
}
