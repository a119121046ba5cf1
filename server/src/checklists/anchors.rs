//! The days that deadlines are counted from, in the database.

use chrono::NaiveDate;
use diesel::prelude::*;
use shared::{date::oslo_day, id};

use super::rules::Anchors;
use crate::{
    access::AboutPatient,
    db::{
        Conn,
        schema::{care_plan as cp, hospital_stay as h},
        types::{At, Key},
    },
    error::Fault,
};

/// The stay that counts now, and the days that deadlines are counted from.
pub(super) fn anchors(
    conn: &mut Conn,
    permit: &impl AboutPatient,
) -> Result<(Option<Key<id::HospitalStay>>, Anchors), Fault> {
    type Row = (
        Key<id::HospitalStay>,
        At,
        Option<NaiveDate>,
        Option<At>,
        Option<NaiveDate>,
        Option<At>,
    );
    let newest: Option<Row> = h::table
        .left_join(cp::table.on(cp::stay_id.eq(h::id)))
        .filter(h::patient_id.eq(Key(permit.patient())))
        .filter(h::cancelled_at.is_null())
        .order((
            h::discharged_at.is_null().desc(),
            h::admitted_at.desc(),
            h::id.desc(),
        ))
        .select((
            h::id,
            h::admitted_at,
            h::planned_on,
            h::discharged_at,
            cp::started_on.nullable(),
            cp::stopped_at.nullable(),
        ))
        .first(conn)
        .optional()?;
    let Some((stay, admitted, planned, discharged, home_on, stopped)) = newest else {
        return Ok((None, Anchors::default()));
    };
    let anchors = Anchors {
        admission: Some(oslo_day(admitted.utc())),
        discharge: discharged.map(|at| oslo_day(at.utc())).or(planned),
        homecoming: home_on.filter(|_| stopped.is_none()),
        in_hospital: discharged.is_none(),
    };
    Ok((Some(stay), anchors))
}
