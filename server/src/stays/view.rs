//! Stays with their ward and every revision of the planned date, in one query whatever their number.

use chrono::NaiveDate;
use diesel::prelude::*;
use shared::{
    Id,
    author::Author,
    id::{self, Unit},
    right::RightMarker,
    stays::{Certainty, Discharge, HospitalStay, NamedStay, PlannedDischarge},
    units::{UnitKind, UnitRef},
};

use super::store::StayRow;
use crate::{
    access::Permit,
    db::{
        Conn,
        schema::{hospital_stay as h, planned_discharge as pd, unit as u},
        types::{At, Code, Json, Key},
    },
    error::Fault,
};

type WardColumns = (Key<Unit>, Code<UnitKind>, String, Option<String>);
type PlannedColumns = (NaiveDate, Code<Certainty>, Option<String>, Json<Author>, At);
/// One row a revision; a stay without any has one row too.
type Row = (StayRow, WardColumns, Option<PlannedColumns>);

/// All stays: the one that lasts, then the newest first.
pub(crate) fn all<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
) -> Result<Vec<HospitalStay>, Fault> {
    load(conn, permit, None)
}

/// The stay that lasts, else the last one.
pub(crate) fn current<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
) -> Result<Option<HospitalStay>, Fault> {
    Ok(load(conn, permit, None)?.into_iter().next())
}

/// All stays by their names, the newest first, in one query.
pub(crate) fn named<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
) -> Result<Vec<NamedStay>, Fault> {
    let rows: Vec<(Key<id::HospitalStay>, String, At)> = h::table
        .inner_join(u::table)
        .filter(h::patient_id.eq(Key(permit.patient())))
        .filter(h::cancelled_at.is_null())
        .order((h::admitted_at.desc(), h::id.desc()))
        .select((h::id, u::name, h::admitted_at))
        .load(conn)?;
    let named = |(id, ward, admitted_at): (Key<_>, String, At)| NamedStay {
        id: id.0,
        ward,
        admitted_at: admitted_at.utc(),
    };
    Ok(rows.into_iter().map(named).collect())
}

/// One stay.
pub(crate) fn one<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    stay: Id<id::HospitalStay>,
) -> Result<HospitalStay, Fault> {
    load(conn, permit, Some(stay))?
        .into_iter()
        .next()
        .ok_or(Fault::NotFound)
}

/// The permit's patient's stays, or only one of them.
fn load<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    only: Option<Id<id::HospitalStay>>,
) -> Result<Vec<HospitalStay>, Fault> {
    let mut stays = h::table
        .inner_join(u::table)
        .left_join(pd::table.on(pd::stay_id.eq(h::id)))
        .filter(h::patient_id.eq(Key(permit.patient())))
        .filter(h::cancelled_at.is_null())
        .order((
            h::discharged_at.is_null().desc(),
            h::admitted_at.desc(),
            h::id.desc(),
            pd::at.desc(),
            pd::id.desc(),
        ))
        .select((
            StayRow::as_select(),
            (u::id, u::kind, u::name, u::phone),
            (pd::date, pd::certainty, pd::reason, pd::author, pd::at).nullable(),
        ))
        .into_boxed();
    if let Some(stay) = only {
        stays = stays.filter(h::id.eq(Key(stay)));
    }
    Ok(gather(stays.load(conn)?))
}

/// Puts the rows of each stay together; they follow each other.
fn gather(rows: Vec<Row>) -> Vec<HospitalStay> {
    let mut stays: Vec<HospitalStay> = Vec::new();
    for (row, ward, planned) in rows {
        let planned = planned.map(revision);
        match stays.last_mut() {
            Some(last) if last.id == row.id.0 => last.planned.extend(planned),
            _ => stays.push(stay(row, ward, planned)),
        }
    }
    stays
}

fn stay(
    row: StayRow,
    (ward, kind, name, phone): WardColumns,
    planned: Option<PlannedDischarge>,
) -> HospitalStay {
    let discharge = row.discharged_at.zip(row.destination);
    HospitalStay {
        id: row.id.0,
        ward: UnitRef {
            id: ward.0,
            kind: kind.0,
            name,
            phone,
        },
        admitted_at: row.admitted_at.utc(),
        planned: planned.into_iter().collect(),
        ready_at: row.ready_at.map(At::utc),
        ready_estimated: row.ready_estimated,
        discharge: discharge.map(|(at, to)| Discharge {
            at: at.utc(),
            destination: to.0,
        }),
        version: row.version,
    }
}

fn revision((date, certainty, reason, author, at): PlannedColumns) -> PlannedDischarge {
    PlannedDischarge {
        date,
        certainty: certainty.0,
        reason,
        author: author.0,
        at: at.utc(),
    }
}
