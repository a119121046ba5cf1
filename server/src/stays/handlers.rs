//! Stays over HTTP. A write and its answer are made in one transaction.

use std::sync::Arc;

use shared::{
    Id,
    id::HospitalStay as StayId,
    problem::code,
    right::RightMarker,
    stays::{
        AdmitPatient, DeclareReady, DischargePatient, HospitalStay, HospitalStays, ListStays,
        PlanDischarge,
    },
};

use super::{
    rules,
    store::{self, StayRow},
    view,
};
use crate::{
    access::{Permit, Proof as _},
    app::App,
    db::Tx,
    error::Fault,
    http::Call,
    invitations::Inviter,
    related_persons,
};

/// The patient's stays.
pub(crate) async fn list(call: Call<ListStays>, app: App) -> Result<HospitalStays, Fault> {
    let stays = app
        .db
        .read(move |conn| view::all(conn, &call.permit))
        .await?;
    Ok(HospitalStays { stays })
}

/// Admits the patient to the sender's ward.
pub(crate) async fn admit(call: Call<AdmitPatient>, app: App) -> Result<HospitalStay, Fault> {
    let (permit, new) = (Arc::new(call.permit), call.body);
    rules::check_admission(new.admitted_at, app.clock.now())?;
    let ward = permit.acting_unit().ok_or(Fault::NotFound)?;
    let (by, inviter) = (Arc::clone(&permit), Inviter::new(&app));
    app.db
        .write(permit.actor(), move |tx| {
            if store::is_known(tx.conn(), &by, ward, new.id)? {
                return view::one(tx.conn(), &by, new.id);
            }
            if let Some(open) = store::open(tx.conn(), &by)? {
                return if open.unit_id.0 == ward {
                    refuse(tx, &by, code::ALREADY_ADMITTED, open.id.0)
                } else {
                    // Where else the patient is, is told where stays are read.
                    Err(Fault::conflict(code::ALREADY_ADMITTED))
                };
            }
            store::admit(tx, &by, ward, &new)?;
            related_persons::ask_all_again(tx, &inviter, by.patient())?;
            view::one(tx.conn(), &by, new.id)
        })
        .await
}

/// Sets or moves the planned discharge date.
pub(crate) async fn plan_discharge(
    call: Call<PlanDischarge>,
    app: App,
) -> Result<HospitalStay, Fault> {
    let (permit, at, new) = (Arc::new(call.permit), call.at, call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = seen(tx, &by, at.stay, new.version)?;
            rules::check_planned(&new, row.admitted_at.utc(), row.planned_on, tx.today())?;
            store::plan_discharge(tx, &by, &row, &new)?;
            view::one(tx.conn(), &by, at.stay)
        })
        .await
}

/// Says that the patient is ready to leave, or no longer.
pub(crate) async fn declare_ready(
    call: Call<DeclareReady>,
    app: App,
) -> Result<HospitalStay, Fault> {
    let (permit, at, new) = (Arc::new(call.permit), call.at, call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = seen(tx, &by, at.stay, new.version)?;
            rules::check_ready(new.ready_at, row.admitted_at.utc(), tx.now())?;
            store::declare_ready(tx, &by, &row, new.ready_at)?;
            view::one(tx.conn(), &by, at.stay)
        })
        .await
}

/// Discharges the patient.
pub(crate) async fn discharge(
    call: Call<DischargePatient>,
    app: App,
) -> Result<HospitalStay, Fault> {
    let (permit, at, new) = (Arc::new(call.permit), call.at, call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = seen(tx, &by, at.stay, new.version)?;
            let kinds = store::kinds(tx.conn(), &new)?;
            rules::check_discharge(&new, row.admitted_at.utc(), &kinds, tx.now())?;
            store::discharge(tx, &by, &row, &new)?;
            view::one(tx.conn(), &by, at.stay)
        })
        .await
}

/// The stay, if the sender's ward has it and it still stands as they saw it; otherwise what it is now.
fn seen<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    stay: Id<StayId>,
    version: i32,
) -> Result<StayRow, Fault> {
    let row = store::stay(tx.conn(), permit, stay)?;
    // A ward the patient has left serves them for a while yet: it does not run their next stay.
    if !permit
        .viewer()
        .memberships
        .iter()
        .any(|m| m.unit.id == row.unit_id.0)
    {
        return Err(Fault::NotFound);
    }
    match rules::may_change(row.discharged_at.is_some(), row.version, version) {
        Ok(()) => Ok(row),
        Err(code) => refuse(tx, permit, code, stay),
    }
}

/// Says no, and what the stay is now.
fn refuse<T, R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    code: &'static str,
    stay: Id<StayId>,
) -> Result<T, Fault> {
    let current = view::one(tx.conn(), permit, stay)?;
    Err(Fault::collides(code, &current))
}
