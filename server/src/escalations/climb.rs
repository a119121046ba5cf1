//! One rung, in the transaction of the watch: what it is about is looked at again, whoever is told is found, and the rung
//! is kept with the event that tells of it.

use diesel::{dsl::exists, prelude::*};
use shared::{
    escalations::ToldStage,
    id::{CarePlan, Step, Unit, Update},
    inbox::UpdateKind,
    units::StaffRole,
};
use uuid::Uuid;

use super::{
    Escalated,
    rules::{self, Serving, Target},
    store,
};
use crate::{
    access::{AboutPatient as _, RecordPermit},
    db::{
        Conn, Tx,
        schema::{
            care_plan, escalation as e, hospital_stay as h, inbox_update as i, patient as p,
            person, staff_absence as a, staff_role as r, step as s,
        },
        types::{At, Code, Json, Key},
    },
    error::Fault,
    outbox::Event,
    units,
};

#[derive(Queryable, Selectable)]
#[diesel(table_name = s)]
struct StepRow {
    title: String,
    owner_unit_id: Option<Key<Unit>>,
    care_plan_id: Option<Key<CarePlan>>,
    overdue_told_at: Option<At>,
    climb_at: Option<At>,
    climbed: i32,
    told: Option<Json<Vec<ToldStage>>>,
}

/// One rung for a step, unless it was done, moved or given away meanwhile. As long as nobody is to be reminded of it, it
/// waits where it is.
pub(super) fn step(tx: &mut Tx<'_>, permit: &RecordPermit, step: Key<Step>) -> Result<(), Fault> {
    let now = At::from(tx.now());
    let row: Option<StepRow> = s::table
        .find(step)
        .filter(s::patient_id.eq(Key(permit.patient())))
        .filter(s::open.eq(true))
        .filter(s::climb_at.le(now))
        .select(StepRow::as_select())
        .first(tx.conn())
        .optional()?;
    let Some(row) = row else { return Ok(()) };
    let (Some(owner), Some(began_at)) = (row.owner_unit_id, row.overdue_told_at) else {
        return Ok(());
    };
    let to = if rests(tx.conn(), permit, row.care_plan_id)? {
        None
    } else {
        told(tx, permit, row.climbed, owner)?
    };
    let climbed = to.as_ref().map_or(row.climbed, |to| to.target.climbed);
    let next = store::next(tx.conn(), owner, climbed, now.utc())?;
    let mut stages = row.told.map(|told| told.0).unwrap_or_default();
    // Those from before belong to the day it had then.
    stages.retain(|stage| stage.at >= began_at.utc());
    stages.extend(to.as_ref().map(|to| to.stage(now)));
    let as_it_was = s::table
        .find(step)
        .filter(s::climb_at.eq(row.climb_at))
        .filter(s::climbed.eq(row.climbed));
    let taken = diesel::update(as_it_was)
        .set((
            s::climb_at.eq(next),
            s::climbed.eq(climbed),
            s::told.eq(Json(stages)),
        ))
        .execute(tx.conn())?;
    match to.filter(|_| taken == 1) {
        Some(to) => record(tx, permit, &to, (Some(step), None, began_at), row.title),
        None => Ok(()),
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = i)]
struct UpdateRow {
    unit_id: Key<Unit>,
    kind: Code<UpdateKind>,
    at: At,
    climb_at: Option<At>,
    climbed: i32,
}

/// One rung for an update, unless it was handled meanwhile. That the patient is in hospital does not keep it back: some
/// are about just that.
pub(super) fn update(
    tx: &mut Tx<'_>,
    permit: &RecordPermit,
    update: Key<Update>,
) -> Result<(), Fault> {
    let now = At::from(tx.now());
    let row: Option<UpdateRow> = i::table
        .find(update)
        .filter(i::patient_id.eq(Key(permit.patient())))
        .filter(i::handled_at.is_null())
        .filter(i::climb_at.le(now))
        .select(UpdateRow::as_select())
        .first(tx.conn())
        .optional()?;
    let Some(row) = row else { return Ok(()) };
    let to = if died(tx.conn(), permit)? {
        None
    } else {
        told(tx, permit, row.climbed, row.unit_id)?
    };
    let climbed = to.as_ref().map_or(row.climbed, |to| to.target.climbed);
    let next = store::next(tx.conn(), row.unit_id, climbed, now.utc())?;
    let as_it_was = i::table
        .find(update)
        .filter(i::climb_at.eq(row.climb_at))
        .filter(i::climbed.eq(row.climbed));
    let taken = diesel::update(as_it_was)
        .set((i::climb_at.eq(next), i::climbed.eq(climbed)))
        .execute(tx.conn())?;
    let kind = serde_json::to_value(row.kind.0)?;
    let what = kind.as_str().unwrap_or_default().to_owned();
    match to.filter(|_| taken == 1) {
        Some(to) => record(tx, permit, &to, (None, Some(update), row.at), what),
        None => Ok(()),
    }
}

/// Whom something has come to, with their unit's name.
struct To {
    target: Target,
    unit_name: String,
}

impl To {
    fn stage(&self, at: At) -> ToldStage {
        ToldStage {
            level: self.target.level,
            unit_name: self.unit_name.clone(),
            at: at.utc(),
        }
    }
}

/// Keeps the rung, and tells of it.
fn record(
    tx: &mut Tx<'_>,
    permit: &RecordPermit,
    to: &To,
    (step, update, began_at): (Option<Key<Step>>, Option<Key<Update>>, At),
    what: String,
) -> Result<(), Fault> {
    let (now, target) = (At::from(tx.now()), to.target);
    diesel::insert_into(e::table)
        .values((
            e::id.eq(Uuid::now_v7().to_string()),
            e::patient_id.eq(Key(permit.patient())),
            e::step_id.eq(step),
            e::update_id.eq(update),
            e::began_at.eq(began_at),
            e::climbed.eq(target.climbed),
            e::level.eq(Code(target.level)),
            e::unit_id.eq(Key(target.unit)),
            e::at.eq(now),
        ))
        .execute(tx.conn())?;
    let escalated = Escalated {
        step: step.map(|step| step.0),
        update: update.map(|update| update.0),
        what,
        level: target.level,
        to: target.unit,
    };
    tx.event(permit.patient(), Event::Escalated(escalated));
    Ok(())
}

/// Whom something comes to that `owner` has not seen to, of those who serve the patient now.
fn told(
    tx: &mut Tx<'_>,
    permit: &RecordPermit,
    climbed: i32,
    owner: Key<Unit>,
) -> Result<Option<To>, Fault> {
    let now = At::from(tx.now());
    let units = units::store::serving(tx.conn(), permit, now)?;
    let led = led(
        tx.conn(),
        units.iter().map(|unit| Key(unit.id)).collect(),
        now,
    )?;
    let serving: Vec<Serving> = units
        .iter()
        .map(|unit| Serving {
            unit: unit.id,
            kind: unit.kind,
            led: led.contains(&Key(unit.id)),
        })
        .collect();
    Ok(
        rules::target(climbed, owner.0, &serving).and_then(|target| {
            let unit = units.into_iter().find(|unit| unit.id == target.unit)?;
            Some(To {
                target,
                unit_name: unit.name,
            })
        }),
    )
}

/// Those of these units that have a leader who is not away.
fn led(conn: &mut Conn, units: Vec<Key<Unit>>, now: At) -> Result<Vec<Key<Unit>>, Fault> {
    let away = a::table
        .filter(a::unit_id.eq(r::unit_id))
        .filter(a::person_id.eq(r::person_id))
        .filter(a::valid_from.le(now))
        .filter(a::valid_until.gt(now))
        .filter(a::ended_at.is_null());
    Ok(r::table
        .inner_join(person::table)
        .filter(r::unit_id.eq_any(units))
        .filter(r::role.eq(Code(StaffRole::Leader)))
        .filter(r::valid_from.le(now))
        .filter(r::valid_until.is_null().or(r::valid_until.gt(now)))
        .filter(person::disabled_at.is_null())
        .filter(diesel::dsl::not(exists(away)))
        .select(r::unit_id)
        .load(conn)?)
}

/// Whether nobody is to be reminded of what is to be done at home: the patient died or is in hospital, or the plan was
/// stopped.
fn rests(
    conn: &mut Conn,
    permit: &RecordPermit,
    plan: Option<Key<CarePlan>>,
) -> Result<bool, Fault> {
    if died(conn, permit)? {
        return Ok(true);
    }
    let stay = h::table
        .filter(h::patient_id.eq(Key(permit.patient())))
        .filter(h::discharged_at.is_null())
        .filter(h::cancelled_at.is_null());
    if diesel::select(exists(stay)).get_result(conn)? {
        return Ok(true);
    }
    let Some(plan) = plan else { return Ok(false) };
    let stopped = care_plan::table
        .find(plan)
        .filter(care_plan::stopped_at.is_not_null());
    Ok(diesel::select(exists(stopped)).get_result(conn)?)
}

fn died(conn: &mut Conn, permit: &RecordPermit) -> Result<bool, Fault> {
    let dead = p::table
        .find(Key(permit.patient()))
        .filter(p::died_on.is_not_null());
    Ok(diesel::select(exists(dead)).get_result(conn)?)
}
