//! Small clinical records over HTTP. Every write answers all of them, made in its own transaction.

use std::sync::Arc;

use shared::{
    clinical_records::{
        AssessFrailty, ClinicalRecords, GetClinicalRecords, MarkFrailtyError, OpenFrailty,
        ReconcileMedication, RecordConversation, WriteDischargeNote,
    },
    problem::code,
    right::RightMarker,
};

use super::{discharge, rules, store, view};
use crate::{
    access::{Permit, Proof as _},
    app::App,
    db::Tx,
    error::Fault,
    http::Call,
};

/// All of them, as far as the reader may.
pub(crate) async fn get(
    call: Call<GetClinicalRecords>,
    app: App,
) -> Result<ClinicalRecords, Fault> {
    let today = app.clock.today();
    app.db
        .read(move |conn| view::all(conn, &call.permit, today))
        .await
}

/// An assessment of frailty.
pub(crate) async fn assess_frailty(
    call: Call<AssessFrailty>,
    app: App,
) -> Result<ClinicalRecords, Fault> {
    let (permit, new) = (Arc::new(call.permit), call.body);
    rules::check_frailty(&new, app.clock.today())?;
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            store::assess(tx, &by, &new)?;
            answer(tx, &by)
        })
        .await
}

/// An assessment was wrong: its author's unit says so, once.
pub(crate) async fn mark_error(
    call: Call<MarkFrailtyError>,
    app: App,
) -> Result<ClinicalRecords, Fault> {
    let (permit, at, reason) = (Arc::new(call.permit), call.at, call.body.reason);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = store::frailty(tx.conn(), &by, at.frailty)?;
            let memberships = &by.viewer().memberships;
            if !memberships.iter().any(|m| m.unit.id == row.unit_id.0) {
                return Err(Fault::NotFound);
            }
            match &row.error_by {
                None => store::mark_error(tx, &by, &row, &reason)?,
                Some(marked) => {
                    let same = marked.0.person == tx.author().person
                        && row.error_reason.as_deref() == Some(&*reason);
                    if !same {
                        return refuse(tx, &by, code::CHANGED_MEANWHILE);
                    }
                }
            }
            answer(tx, &by)
        })
        .await
}

/// Level 9 is opened for the patient, or closed again.
pub(crate) async fn open_frailty(
    call: Call<OpenFrailty>,
    app: App,
) -> Result<ClinicalRecords, Fault> {
    let (permit, at, asked) = (Arc::new(call.permit), call.at, call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = store::frailty(tx.conn(), &by, at.frailty)?;
            let (version, open) = store::opening(tx.conn(), &row)?;
            if open == asked.open {
                return answer(tx, &by);
            }
            if asked.open
                && let Err(code) = rules::may_open(row.value, row.error_by.is_some())
            {
                return refuse(tx, &by, code);
            }
            if version != asked.version {
                return refuse(tx, &by, code::CHANGED_MEANWHILE);
            }
            store::open(tx, &by, &row, version, asked.open)?;
            answer(tx, &by)
        })
        .await
}

/// How the reconciliation of medicines stands.
pub(crate) async fn reconcile(
    call: Call<ReconcileMedication>,
    app: App,
) -> Result<ClinicalRecords, Fault> {
    let (permit, new) = (Arc::new(call.permit), call.body);
    rules::check_reconciliation(&new, app.clock.today())?;
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            if store::is_known_reconciliation(tx.conn(), &by, &new)? {
                return answer(tx, &by);
            }
            if store::newest_reconciliation(tx.conn(), &by)? != new.version {
                return refuse(tx, &by, code::CHANGED_MEANWHILE);
            }
            store::reconcile(tx, &by, &new)?;
            answer(tx, &by)
        })
        .await
}

/// The note before the planned discharge.
pub(crate) async fn write_note(
    call: Call<WriteDischargeNote>,
    app: App,
) -> Result<ClinicalRecords, Fault> {
    let (permit, at, new) = (Arc::new(call.permit), call.at, call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let stay = discharge::own_stay(tx.conn(), &by, at.stay)?;
            if discharge::is_known_note(tx.conn(), &by, at.stay, &new)? {
                return answer(tx, &by);
            }
            let newest = discharge::newest_note(tx.conn(), at.stay)?;
            let (ended, planned_on) = (stay.ended(), stay.planned_on);
            let may = rules::may_write_note(ended, planned_on, new.planned_on, newest, new.version);
            if let Err(code) = may {
                return refuse(tx, &by, code);
            }
            discharge::write_note(tx, &by, at.stay, &new)?;
            answer(tx, &by)
        })
        .await
}

/// A conversation at discharge, or a correction of what was written down about it.
pub(crate) async fn record_conversation(
    call: Call<RecordConversation>,
    app: App,
) -> Result<ClinicalRecords, Fault> {
    let (permit, at, new) = (Arc::new(call.permit), call.at, call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let stay = discharge::own_stay(tx.conn(), &by, at.stay)?;
            if discharge::is_known_conversation(tx.conn(), &by, at.stay, &new)? {
                return answer(tx, &by);
            }
            rules::check_conversation(&new, stay.admitted_at.utc(), tx.today())?;
            let newest = discharge::newest_version(tx.conn(), &by, at.stay, new.conversation)?;
            if newest != new.version {
                return refuse(tx, &by, code::CHANGED_MEANWHILE);
            }
            discharge::record(tx, &by, at.stay, new)?;
            answer(tx, &by)
        })
        .await
}

/// What all of them are now.
fn answer<R: RightMarker>(tx: &mut Tx<'_>, permit: &Permit<R>) -> Result<ClinicalRecords, Fault> {
    let today = tx.today();
    view::all(tx.conn(), permit, today)
}

/// Says no, and what all of them are now.
fn refuse<T, R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    code: &'static str,
) -> Result<T, Fault> {
    let current = answer(tx, permit)?;
    Err(Fault::collides(code, &current))
}
