//! Stays as messages tell of them, in the database.
//!
//! Invariant: only what the messages say anew is written. What a ward has entered by hand since stays, until a message
//! says something else about the same thing.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use kith::{Discharged, Ready, Stay};
use shared::{
    Id,
    date::oslo_day,
    id::{self, Unit},
    stays::Destination,
};
use uuid::Uuid;

use super::{rules, store};
use crate::{
    access::AboutPatient,
    db::{
        Conn, Tx,
        schema::hospital_stay as h,
        types::{At, Code, Json, Key},
    },
    error::Fault,
    outbox::Event,
    units,
};

/// A stay that is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KnownStay {
    pub(crate) id: Id<id::HospitalStay>,
    pub(crate) ward: Id<Unit>,
    pub(crate) admitted_on: NaiveDate,
    /// What messages said of it when they were last acted on; none for one entered by hand.
    pub(crate) reported: Option<Stay>,
}

/// The patient's stays that were not taken back.
pub(crate) fn known(conn: &mut Conn, permit: &impl AboutPatient) -> Result<Vec<KnownStay>, Fault> {
    type Row = (Key<id::HospitalStay>, Key<Unit>, At, Option<Json<Stay>>);
    let rows: Vec<Row> = h::table
        .filter(h::patient_id.eq(Key(permit.patient())))
        .filter(h::cancelled_at.is_null())
        .order((h::admitted_at, h::id))
        .select((h::id, h::unit_id, h::admitted_at, h::reported))
        .load(conn)?;
    let known = |(id, ward, admitted, reported): Row| KnownStay {
        id: id.0,
        ward: ward.0,
        admitted_on: oslo_day(admitted.utc()),
        reported: reported.map(|json| json.0),
    };
    Ok(rows.into_iter().map(known).collect())
}

/// Whether the patient died in hospital, whoever said so.
pub(crate) fn died_there(conn: &mut Conn, permit: &impl AboutPatient) -> Result<bool, Fault> {
    let died = h::table
        .filter(h::patient_id.eq(Key(permit.patient())))
        .filter(h::cancelled_at.is_null())
        .filter(h::destination.eq(Code(Destination::Died)));
    Ok(diesel::select(diesel::dsl::exists(died)).get_result(conn)?)
}

/// Whether a stay has not ended, neither by a message nor by hand.
pub(crate) fn lasts(
    conn: &mut Conn,
    permit: &impl AboutPatient,
    stay: Id<id::HospitalStay>,
) -> Result<bool, Fault> {
    let lasts = h::table
        .filter(h::id.eq(Key(stay)))
        .filter(h::patient_id.eq(Key(permit.patient())))
        .filter(h::discharged_at.is_null());
    Ok(diesel::select(diesel::dsl::exists(lasts)).get_result(conn)?)
}

/// A stay that nobody knew.
pub(crate) fn begin(
    tx: &mut Tx<'_>,
    permit: &impl AboutPatient,
    ward: Id<Unit>,
    now: &Stay,
) -> Result<Id<id::HospitalStay>, Fault> {
    let stay = Id::new(Uuid::now_v7());
    let overtaken = match &now.discharged {
        None => end_others(tx, permit, now.admitted.moment())?,
        Some(_) => None,
    };
    let left = left_at(now).or(overtaken);
    let to = now.discharged.as_ref().map(destination);
    let to = to.or(overtaken.map(|_| Destination::OtherHospital));
    diesel::insert_into(h::table)
        .values((
            h::id.eq(Key(stay)),
            h::patient_id.eq(Key(permit.patient())),
            h::unit_id.eq(Key(ward)),
            h::admitted_at.eq(At::from(now.admitted.moment())),
            // Two stays that last cannot be: one that has ended is stored so at once.
            h::discharged_at.eq(left.map(At::from)),
            h::destination.eq(to.map(Code)),
            h::version.eq(1),
            h::ready_estimated.eq(false),
        ))
        .execute(tx.conn())?;
    units::store::serve(tx, permit.patient(), ward)?;
    tx.event(permit.patient(), Event::Admitted { stay });
    if let Some(ready) = &now.ready {
        set_ready(tx, permit, stay, Some(ready))?;
    }
    if let Some(left) = &now.discharged {
        store::end_relation(tx, permit, Key(ward))?;
        tell_discharged(tx, permit, stay, left);
    }
    note(tx, stay, now)?;
    Ok(stay)
}

/// What the messages say now of a stay, of which they said `before`.
pub(crate) fn follow(
    tx: &mut Tx<'_>,
    permit: &impl AboutPatient,
    stay: (Id<id::HospitalStay>, Id<Unit>),
    before: Option<&Stay>,
    now: &Stay,
) -> Result<(), Fault> {
    let (stay, ward) = stay;
    if before.is_some_and(|before| before.admitted != now.admitted) {
        diesel::update(h::table.find(Key(stay)))
            .set((
                h::admitted_at.eq(At::from(now.admitted.moment())),
                h::version.eq(h::version + 1),
            ))
            .execute(tx.conn())?;
        tx.event(permit.patient(), Event::StayChanged { stay });
    }
    let ready = |stay: &Stay| {
        stay.ready
            .as_ref()
            .map(|ready| (ready.when, ready.estimate))
    };
    if before.and_then(ready) != ready(now) {
        set_ready(tx, permit, stay, now.ready.as_ref())?;
    }
    let left = |stay: &Stay| {
        let left = stay.discharged.as_ref();
        left.map(|left| (left.when, destination(left)))
    };
    if before.and_then(left) != left(now) {
        set_left(tx, permit, (stay, ward), now)?;
    }
    note(tx, stay, now)
}

/// The admission was taken back: there was no such stay.
pub(crate) fn cancel(
    tx: &mut Tx<'_>,
    permit: &impl AboutPatient,
    stay: Id<id::HospitalStay>,
) -> Result<(), Fault> {
    let now = At::from(tx.now());
    diesel::update(h::table.find(Key(stay)))
        .set((
            h::cancelled_at.eq(now),
            h::reported.eq(None::<String>),
            h::version.eq(h::version + 1),
        ))
        .execute(tx.conn())?;
    tx.event(permit.patient(), Event::AdmissionWithdrawn { stay });
    Ok(())
}

/// Ends what lasts elsewhere at the moment of a new admission: nobody is in two wards. Answers when one that began
/// later did, if there is one.
fn end_others(
    tx: &mut Tx<'_>,
    permit: &impl AboutPatient,
    at: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, Fault> {
    let lasting = h::table
        .filter(h::patient_id.eq(Key(permit.patient())))
        .filter(h::discharged_at.is_null())
        .filter(h::cancelled_at.is_null());
    let later: Option<At> = lasting
        .filter(h::admitted_at.gt(At::from(at)))
        .select(h::admitted_at)
        .first(tx.conn())
        .optional()?;
    if let Some(later) = later {
        return Ok(Some(later.utc()));
    }
    diesel::update(lasting)
        .set((
            h::discharged_at.eq(At::from(at)),
            h::destination.eq(Code(Destination::OtherHospital)),
            h::version.eq(h::version + 1),
        ))
        .execute(tx.conn())?;
    Ok(None)
}

fn set_ready(
    tx: &mut Tx<'_>,
    permit: &impl AboutPatient,
    stay: Id<id::HospitalStay>,
    ready: Option<&Ready>,
) -> Result<(), Fault> {
    diesel::update(h::table.find(Key(stay)))
        .set((
            h::ready_at.eq(ready.map(|ready| At::from(ready.when.moment()))),
            h::ready_estimated.eq(ready.is_some_and(|ready| ready.estimate)),
            h::version.eq(h::version + 1),
        ))
        .execute(tx.conn())?;
    let event = match ready {
        Some(ready) => Event::ReadyForDischarge {
            stay,
            on: ready.when.on,
            estimated: ready.estimate,
        },
        None => Event::NotReadyAfterAll { stay },
    };
    tx.event(permit.patient(), event);
    Ok(())
}

fn set_left(
    tx: &mut Tx<'_>,
    permit: &impl AboutPatient,
    (stay, ward): (Id<id::HospitalStay>, Id<Unit>),
    now: &Stay,
) -> Result<(), Fault> {
    if now.discharged.is_none() {
        end_others(tx, permit, now.admitted.moment())?;
    }
    let to = now.discharged.as_ref().map(|left| Code(destination(left)));
    diesel::update(h::table.find(Key(stay)))
        .set((
            h::discharged_at.eq(left_at(now).map(At::from)),
            h::destination.eq(to),
            h::version.eq(h::version + 1),
        ))
        .execute(tx.conn())?;
    match &now.discharged {
        Some(left) => {
            store::end_relation(tx, permit, Key(ward))?;
            tell_discharged(tx, permit, stay, left);
        }
        None => {
            units::store::serve(tx, permit.patient(), ward)?;
            tx.event(permit.patient(), Event::DischargeWithdrawn { stay });
        }
    }
    Ok(())
}

fn tell_discharged(
    tx: &mut Tx<'_>,
    permit: &impl AboutPatient,
    stay: Id<id::HospitalStay>,
    left: &Discharged,
) {
    let destination = destination(left);
    tx.event(permit.patient(), Event::Discharged { stay, destination });
    tx.event(permit.patient(), Event::CareRelationChanged);
}

fn note(tx: &mut Tx<'_>, stay: Id<id::HospitalStay>, now: &Stay) -> Result<(), Fault> {
    diesel::update(h::table.find(Key(stay)))
        .set(h::reported.eq(Json(now.clone())))
        .execute(tx.conn())?;
    Ok(())
}

fn destination(left: &Discharged) -> Destination {
    rules::destination(left.to.as_ref(), left.dead)
}

/// When they left: not before they came, which a day without a moment could mean.
fn left_at(stay: &Stay) -> Option<DateTime<Utc>> {
    let left = stay.discharged.as_ref()?;
    Some(left.when.moment().max(stay.admitted.moment()))
}
