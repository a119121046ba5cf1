//! Frailty and medication reconciliation in the database. The patient comes from the permit, and a record is
//! always sought together with the permit's patient.

use chrono::NaiveDate;
use diesel::prelude::*;
use shared::{
    Id,
    author::Author,
    clinical_records::{
        AssessFrailtyRequest, FrailtyState, MedicineSource, NewReconciliation, ReconciliationStatus,
    },
    id::{self, Patient, Unit},
    problem::code,
    right::RightMarker,
};
use uuid::Uuid;

use crate::{
    access::Permit,
    db::{
        Conn, Tx,
        schema::{clinical_frailty as f, frailty_opening as o, medication_reconciliation as m},
        types::{At, Code, Json, Key},
    },
    error::Fault,
    outbox::Event,
};

/// An assessment's own row.
#[derive(Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = f)]
pub(super) struct FrailtyRow {
    pub(super) id: Key<id::ClinicalFrailty>,
    pub(super) patient_id: Key<Patient>,
    pub(super) unit_id: Key<Unit>,
    pub(super) state: Code<FrailtyState>,
    pub(super) value: i32,
    pub(super) assessed_on: NaiveDate,
    pub(super) note: Option<String>,
    pub(super) author: Json<Author>,
    pub(super) at: At,
    pub(super) error_by: Option<Json<Author>>,
    pub(super) error_at: Option<At>,
    pub(super) error_reason: Option<String>,
}

/// The assessment, if it is this patient's.
pub(super) fn frailty<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    id: Id<id::ClinicalFrailty>,
) -> Result<FrailtyRow, Fault> {
    Ok(f::table
        .filter(f::id.eq(Key(id)))
        .filter(f::patient_id.eq(Key(permit.patient())))
        .select(FrailtyRow::as_select())
        .first(conn)?)
}

/// Writes down an assessment; the same one sent again is not written again.
pub(super) fn assess<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    new: &AssessFrailtyRequest,
) -> Result<(), Fault> {
    let unit = permit.acting_unit().ok_or(Fault::NotFound)?;
    let known: Option<FrailtyRow> = f::table
        .find(Key(new.id))
        .select(FrailtyRow::as_select())
        .first(tx.conn())
        .optional()?;
    if let Some(known) = known {
        let same = known.patient_id == Key(permit.patient())
            && known.unit_id == Key(unit)
            && (known.state.0, known.value, known.assessed_on)
                == (new.state, new.value, new.assessed_on)
            && known.note.as_deref() == new.note.as_deref();
        return if same {
            Ok(())
        } else {
            Err(Fault::conflict(code::ID_TAKEN))
        };
    }
    let row = FrailtyRow {
        id: Key(new.id),
        patient_id: Key(permit.patient()),
        unit_id: Key(unit),
        state: Code(new.state),
        value: new.value,
        assessed_on: new.assessed_on,
        note: new.note.as_deref().map(str::to_owned),
        author: Json(tx.author().clone()),
        at: At::from(tx.now()),
        error_by: None,
        error_at: None,
        error_reason: None,
    };
    diesel::insert_into(f::table)
        .values(row)
        .execute(tx.conn())?;
    changed(tx, permit);
    Ok(())
}

/// Marks an assessment that nobody has marked. The caller has seen to whose it is.
pub(super) fn mark_error<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    row: &FrailtyRow,
    reason: &str,
) -> Result<(), Fault> {
    let (now, author) = (At::from(tx.now()), tx.author().clone());
    diesel::update(f::table.find(row.id))
        .set((
            f::error_by.eq(Json(author)),
            f::error_at.eq(now),
            f::error_reason.eq(reason),
        ))
        .execute(tx.conn())?;
    changed(tx, permit);
    Ok(())
}

/// How many times an assessment was opened or closed, and whether it is open.
pub(super) fn opening(conn: &mut Conn, row: &FrailtyRow) -> Result<(i32, bool), Fault> {
    let newest: Option<(i32, bool)> = o::table
        .filter(o::frailty_id.eq(row.id))
        .order(o::number.desc())
        .select((o::number, o::open))
        .first(conn)
        .optional()?;
    Ok(newest.unwrap_or((0, false)))
}

/// Opens an assessment for the patient, or closes it. The caller has compared versions.
pub(super) fn open<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    row: &FrailtyRow,
    version: i32,
    open: bool,
) -> Result<(), Fault> {
    let (now, author) = (At::from(tx.now()), tx.author().clone());
    diesel::insert_into(o::table)
        .values((
            o::id.eq(Uuid::now_v7().to_string()),
            o::frailty_id.eq(row.id),
            o::patient_id.eq(Key(permit.patient())),
            o::number.eq(version + 1),
            o::open.eq(open),
            o::author.eq(Json(author)),
            o::at.eq(now),
        ))
        .execute(tx.conn())?;
    changed(tx, permit);
    Ok(())
}

/// A reconciliation's own row.
#[derive(Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = m)]
pub(super) struct ReconciliationRow {
    pub(super) id: Key<id::MedicationReconciliation>,
    pub(super) patient_id: Key<Patient>,
    pub(super) number: i32,
    pub(super) status: Code<ReconciliationStatus>,
    pub(super) sources: Json<Vec<MedicineSource>>,
    pub(super) spoken_with: Option<String>,
    pub(super) open_questions: Option<String>,
    pub(super) day: NaiveDate,
    pub(super) author: Json<Author>,
    pub(super) at: At,
}

/// Whether this one is stored already. Another one under the same id is refused.
pub(super) fn is_known_reconciliation<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    new: &NewReconciliation,
) -> Result<bool, Fault> {
    let known: Option<ReconciliationRow> = m::table
        .find(Key(new.id))
        .select(ReconciliationRow::as_select())
        .first(conn)
        .optional()?;
    let Some(known) = known else { return Ok(false) };
    let same = known.patient_id == Key(permit.patient())
        && (known.status.0, known.day) == (new.status, new.day)
        && known.sources.0 == new.sources
        && known.spoken_with.as_deref() == new.spoken_with.as_deref()
        && known.open_questions.as_deref() == new.open_questions.as_deref();
    if same {
        Ok(true)
    } else {
        Err(Fault::conflict(code::ID_TAKEN))
    }
}

/// The number of the patient's newest reconciliation; 0 for none.
pub(super) fn newest_reconciliation<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
) -> Result<i32, Fault> {
    let newest: Option<i32> = m::table
        .filter(m::patient_id.eq(Key(permit.patient())))
        .order(m::number.desc())
        .select(m::number)
        .first(conn)
        .optional()?;
    Ok(newest.unwrap_or(0))
}

/// Writes down how the reconciliation stands, after the newest one. The caller has compared versions.
pub(super) fn reconcile<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    new: &NewReconciliation,
) -> Result<(), Fault> {
    let row = ReconciliationRow {
        id: Key(new.id),
        patient_id: Key(permit.patient()),
        number: new.version + 1,
        status: Code(new.status),
        sources: Json(new.sources.clone()),
        spoken_with: new.spoken_with.as_deref().map(str::to_owned),
        open_questions: new.open_questions.as_deref().map(str::to_owned),
        day: new.day,
        author: Json(tx.author().clone()),
        at: At::from(tx.now()),
    };
    diesel::insert_into(m::table)
        .values(row)
        .execute(tx.conn())?;
    changed(tx, permit);
    Ok(())
}

/// Open screens ask again.
pub(super) fn changed<R: RightMarker>(tx: &mut Tx<'_>, permit: &Permit<R>) {
    tx.event(permit.patient(), Event::ClinicalRecordsChanged);
}
