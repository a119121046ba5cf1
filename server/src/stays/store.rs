//! Stays in the database. The patient always comes from the permit, and a stay is always sought together
//! with the permit's patient.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use shared::{
    Id,
    date::oslo_day,
    id::{self, Patient, Unit},
    problem::code,
    right::RightMarker,
    stays::{AdmitRequest, Destination, DischargeRequest, PlanDischargeRequest},
    units::UnitKind,
};
use uuid::Uuid;

use super::rules;
use crate::{
    access::{AboutPatient, Permit},
    db::{
        Conn, Tx,
        schema::{care_relation as c, hospital_stay as h, planned_discharge as pd, unit as u},
        types::{At, Code, Json, Key},
    },
    error::Fault,
    handovers,
    outbox::Event,
    pathways, patients, units,
};

/// A stay's own row, without the ward's name and the revisions of the planned date.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = h)]
pub(super) struct StayRow {
    pub(super) id: Key<id::HospitalStay>,
    pub(super) unit_id: Key<Unit>,
    pub(super) admitted_at: At,
    pub(super) planned_on: Option<NaiveDate>,
    pub(super) ready_at: Option<At>,
    pub(super) discharged_at: Option<At>,
    pub(super) destination: Option<Code<Destination>>,
    pub(super) version: i32,
    pub(super) ready_estimated: bool,
}

/// The stay, if it is this patient's.
pub(super) fn stay<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    stay: Id<id::HospitalStay>,
) -> Result<StayRow, Fault> {
    Ok(h::table
        .filter(h::id.eq(Key(stay)))
        .filter(h::patient_id.eq(Key(permit.patient())))
        .filter(h::cancelled_at.is_null())
        .select(StayRow::as_select())
        .first(conn)?)
}

/// The stay that lasts.
pub(super) fn open<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
) -> Result<Option<StayRow>, Fault> {
    Ok(h::table
        .filter(h::patient_id.eq(Key(permit.patient())))
        .filter(h::discharged_at.is_null())
        .filter(h::cancelled_at.is_null())
        .select(StayRow::as_select())
        .first(conn)
        .optional()?)
}

/// The id of the stay that lasts.
pub(crate) fn lasting<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
) -> Result<Option<Key<id::HospitalStay>>, Fault> {
    Ok(open(conn, permit)?.map(|row| row.id))
}

/// Whether this admission is stored already. Another stay under the same id is refused.
pub(super) fn is_known<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    ward: Id<Unit>,
    stay: Id<id::HospitalStay>,
) -> Result<bool, Fault> {
    let known: Option<(Key<Patient>, Key<Unit>)> = h::table
        .find(Key(stay))
        .select((h::patient_id, h::unit_id))
        .first(conn)
        .optional()?;
    match known {
        None => Ok(false),
        Some(known) if known == (Key(permit.patient()), Key(ward)) => Ok(true),
        Some(_) => Err(Fault::conflict(code::ID_TAKEN)),
    }
}

/// Admits the patient to a ward, which serves them from now on for as long as it lasts.
pub(super) fn admit<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    ward: Id<Unit>,
    new: &AdmitRequest,
) -> Result<(), Fault> {
    diesel::insert_into(h::table)
        .values((
            h::id.eq(Key(new.id)),
            h::patient_id.eq(Key(permit.patient())),
            h::unit_id.eq(Key(ward)),
            h::admitted_at.eq(At::from(new.admitted_at)),
            h::version.eq(1),
        ))
        .execute(tx.conn())?;
    // It may still serve them for a while after an earlier stay: that must not end during this one.
    units::store::serve(tx, permit.patient(), ward)?;
    tx.event(permit.patient(), Event::Admitted { stay: new.id });
    Ok(())
}

/// Sets or moves the planned date; the earlier ones stay. The caller has compared versions.
pub(super) fn plan_discharge<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    row: &StayRow,
    new: &PlanDischargeRequest,
) -> Result<(), Fault> {
    let (now, author) = (At::from(tx.now()), tx.author().clone());
    diesel::insert_into(pd::table)
        .values((
            pd::id.eq(Uuid::now_v7().to_string()),
            pd::stay_id.eq(row.id),
            pd::patient_id.eq(Key(permit.patient())),
            pd::date.eq(new.date),
            pd::certainty.eq(Code(new.certainty)),
            pd::reason.eq(new.reason.as_deref()),
            pd::author.eq(Json(author)),
            pd::at.eq(now),
        ))
        .execute(tx.conn())?;
    diesel::update(h::table.find(row.id))
        .set((
            h::planned_on.eq(new.date),
            h::planned_certainty.eq(Code(new.certainty)),
            h::version.eq(row.version + 1),
        ))
        .execute(tx.conn())?;
    let event = Event::PlannedDischargeMoved {
        stay: row.id.0,
        date: new.date,
        certainty: new.certainty,
    };
    tx.event(permit.patient(), event);
    Ok(())
}

/// Sets since when the patient is ready to leave, or that they are not. The caller has compared versions.
pub(super) fn declare_ready<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    row: &StayRow,
    ready_at: Option<DateTime<Utc>>,
) -> Result<(), Fault> {
    diesel::update(h::table.find(row.id))
        .set((
            h::ready_at.eq(ready_at.map(At::from)),
            h::ready_estimated.eq(false),
            h::version.eq(row.version + 1),
        ))
        .execute(tx.conn())?;
    let stay = row.id.0;
    let event = match ready_at {
        Some(at) => Event::ReadyForDischarge {
            stay,
            on: oslo_day(at),
            estimated: false,
        },
        None => Event::NotReadyAfterAll { stay },
    };
    tx.event(permit.patient(), event);
    Ok(())
}

/// The kinds of the units that a discharge names, of those that exist.
pub(super) fn kinds(
    conn: &mut Conn,
    new: &DischargeRequest,
) -> Result<Vec<(Id<Unit>, UnitKind)>, Fault> {
    let named: Vec<Key<Unit>> = [new.home_care, new.gp_office]
        .into_iter()
        .flatten()
        .map(Key)
        .collect();
    let rows: Vec<(Key<Unit>, Code<UnitKind>)> = u::table
        .filter(u::id.eq_any(named))
        .select((u::id, u::kind))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, kind)| (id.0, kind.0)).collect())
}

/// Ends the stay, and hands over to those named. The caller has compared versions and checked the units.
pub(super) fn discharge<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    row: &StayRow,
    new: &DischargeRequest,
) -> Result<(), Fault> {
    let patient = permit.patient();
    diesel::update(h::table.find(row.id))
        .set((
            h::discharged_at.eq(At::from(new.discharged_at)),
            h::destination.eq(Code(new.destination)),
            h::version.eq(row.version + 1),
        ))
        .execute(tx.conn())?;
    for unit in [new.home_care, new.gp_office].into_iter().flatten() {
        units::store::serve(tx, patient, unit)?;
    }
    if let Some(home_care) = new.home_care {
        handovers::store::takes_over(tx, patient, home_care)?;
    }
    end_relation(tx, permit, row.unit_id)?;
    if rules::stops_plans(new.destination) {
        patients::death::died(tx, permit, oslo_day(new.discharged_at))?;
    }
    if let Some(home_care) = new.home_care.filter(|_| rules::makes_plan(new.destination)) {
        let home_on = oslo_day(new.discharged_at);
        pathways::store::make_plan(tx, patient, row.id.0, home_on, home_care, new.gp_office)?;
    }
    tx.event(
        patient,
        Event::Discharged {
            stay: row.id.0,
            destination: new.destination,
        },
    );
    tx.event(patient, Event::CareRelationChanged);
    Ok(())
}

/// The ward serves the patient for a while yet, counted from now: a discharge may be entered late.
pub(crate) fn end_relation(
    tx: &mut Tx<'_>,
    permit: &impl AboutPatient,
    ward: Key<Unit>,
) -> Result<(), Fault> {
    let (now, until) = (
        At::from(tx.now()),
        At::from(tx.now() + rules::WARD_SERVES_AFTER),
    );
    let valid = c::table
        .filter(c::patient_id.eq(Key(permit.patient())))
        .filter(c::unit_id.eq(ward))
        .filter(c::valid_until.is_null().or(c::valid_until.gt(now)));
    diesel::update(valid)
        .set(c::valid_until.eq(until))
        .execute(tx.conn())?;
    Ok(())
}
