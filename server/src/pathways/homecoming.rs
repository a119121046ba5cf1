//! What becomes of a plan when the homecoming it counts from moves, is taken back, or the patient dies.
//!
//! Invariant: what somebody has done with a step stays as they did it; only steps that nobody touched are moved.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use shared::{
    Id,
    author::Capacity,
    id::{self, Unit},
    plan::{StepKind, StepState},
};

use super::{
    moves::Standing,
    plan::make_plan,
    store::{self, StepRow},
    template::Template,
};
use crate::{
    access::{AboutPatient, Actor},
    board, checklists,
    db::{
        Tx,
        schema::{care_plan as p, step as s},
        types::{At, Code, Key},
    },
    error::Fault,
    outbox::Event,
};

/// Why a plan was stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum StopReason {
    /// The patient died.
    Died,
    /// The patient had not left hospital after all.
    NotDischarged,
}

/// [`StopReason::NotDischarged`] as it is stored: a plan that was stopped so is no homecoming.
pub(crate) const NOT_DISCHARGED: &str = "not_discharged";

/// Stops every plan of somebody who died, and with it every automatic contact.
pub(crate) fn stop_all(tx: &mut Tx<'_>, permit: &impl AboutPatient) -> Result<(), Fault> {
    let now = At::from(tx.now());
    let running = p::table
        .filter(p::patient_id.eq(Key(permit.patient())))
        .filter(p::stopped_at.is_null());
    diesel::update(running)
        .set((
            p::stopped_at.eq(now),
            p::stopped_reason.eq(Code(StopReason::Died)),
        ))
        .execute(tx.conn())?;
    board::standing::refresh(tx, permit.patient())
}

/// Lets the plans that a death stopped go on: it was taken back.
pub(crate) fn go_on(tx: &mut Tx<'_>, permit: &impl AboutPatient) -> Result<(), Fault> {
    let stopped = p::table
        .filter(p::patient_id.eq(Key(permit.patient())))
        .filter(p::stopped_reason.eq(Code(StopReason::Died)));
    diesel::update(stopped)
        .set((
            p::stopped_at.eq(None::<At>),
            p::stopped_reason.eq(None::<String>),
        ))
        .execute(tx.conn())?;
    board::standing::refresh(tx, permit.patient())
}

/// Who sees to the steps after a homecoming.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Followers {
    pub(crate) home_care: Id<Unit>,
    pub(crate) gp: Option<Id<Unit>>,
}

type PlanRow = (Key<id::CarePlan>, NaiveDate, Option<Code<StopReason>>);

/// The patient came home on this day: there is a plan after this stay that counts from it.
pub(crate) fn came_home(
    tx: &mut Tx<'_>,
    permit: &impl AboutPatient,
    stay: Id<id::HospitalStay>,
    on: NaiveDate,
    by: Followers,
) -> Result<(), Fault> {
    let Some((plan, started_on, stopped)) = of_stay(tx, permit, stay)? else {
        return make_plan(tx, permit.patient(), stay, on, by.home_care, by.gp);
    };
    let withdrawn = stopped == Some(Code(StopReason::NotDischarged));
    if withdrawn {
        diesel::update(p::table.find(plan))
            .set((
                p::stopped_at.eq(None::<At>),
                p::stopped_reason.eq(None::<String>),
            ))
            .execute(tx.conn())?;
        put_back(tx, permit, plan)?;
        board::standing::refresh(tx, permit.patient())?;
    }
    if started_on != on {
        redate(tx, permit, plan, (started_on, on))?;
    }
    if withdrawn || started_on != on {
        diesel::update(p::table.find(plan))
            .set(p::unit_id.eq(Key(by.home_care)))
            .execute(tx.conn())?;
    }
    let handed_over = hand_over(tx, permit, plan, by)?;
    if withdrawn || started_on != on || handed_over {
        tx.event(permit.patient(), Event::PlanChanged { step: None });
    }
    Ok(())
}

/// The patient has not left hospital after all: the plan after this stay waits until they do.
pub(crate) fn not_home(
    tx: &mut Tx<'_>,
    permit: &impl AboutPatient,
    stay: Id<id::HospitalStay>,
) -> Result<(), Fault> {
    let Some((plan, home_on, None)) = of_stay(tx, permit, stay)? else {
        return Ok(());
    };
    checklists::missed::taken_back(tx, stay, home_on)?;
    let now = At::from(tx.now());
    diesel::update(p::table.find(plan))
        .set((
            p::stopped_at.eq(now),
            p::stopped_reason.eq(Code(StopReason::NotDischarged)),
        ))
        .execute(tx.conn())?;
    let untouched: Vec<StepRow> = s::table
        .filter(s::care_plan_id.eq(plan))
        .filter(s::state.eq(Code(StepState::Planned)))
        .select(StepRow::as_select())
        .load(tx.conn())?;
    for step in &untouched {
        set(tx, permit, step, StepState::NotRelevant)?;
    }
    board::standing::refresh(tx, permit.patient())?;
    tx.event(permit.patient(), Event::PlanChanged { step: None });
    Ok(())
}

fn of_stay(
    tx: &mut Tx<'_>,
    permit: &impl AboutPatient,
    stay: Id<id::HospitalStay>,
) -> Result<Option<PlanRow>, Fault> {
    Ok(p::table
        .filter(p::stay_id.eq(Key(stay)))
        .filter(p::patient_id.eq(Key(permit.patient())))
        .select((p::id, p::started_on, p::stopped_reason))
        .first(tx.conn())
        .optional()?)
}

/// Takes up again what [`not_home`] put away: what a person put away stays so.
fn put_back(
    tx: &mut Tx<'_>,
    permit: &impl AboutPatient,
    plan: Key<id::CarePlan>,
) -> Result<(), Fault> {
    let away: Vec<StepRow> = s::table
        .filter(s::care_plan_id.eq(plan))
        .filter(s::state.eq(Code(StepState::NotRelevant)))
        .select(StepRow::as_select())
        .load(tx.conn())?;
    for step in &away {
        let by = step.moved_by.as_ref();
        if by.is_some_and(|by| by.0.capacity == Capacity::System) {
            set(tx, permit, step, StepState::Planned)?;
        }
    }
    Ok(())
}

/// Gives steps that stand where the template put them the day that the new homecoming means.
fn redate(
    tx: &mut Tx<'_>,
    permit: &impl AboutPatient,
    plan: Key<id::CarePlan>,
    (before, now): (NaiveDate, NaiveDate),
) -> Result<(), Fault> {
    diesel::update(p::table.find(plan))
        .set(p::started_on.eq(now))
        .execute(tx.conn())?;
    let steps: Vec<(Key<id::Step>, Code<StepKind>, NaiveDate, i32)> = s::table
        .filter(s::care_plan_id.eq(plan))
        .filter(s::patient_id.eq(Key(permit.patient())))
        .filter(s::state.eq(Code(StepState::Planned)))
        .select((s::id, s::kind, s::due, s::version))
        .load(tx.conn())?;
    for template in &Template::hph()?.steps {
        let stands = |(_, kind, due, _): &&(_, Code<StepKind>, NaiveDate, _)| {
            kind.0 == template.kind && *due == template.due(before)
        };
        if let Some((step, _, _, version)) = steps.iter().find(stands) {
            diesel::update(s::table.find(*step))
                .set((
                    s::due.eq(template.due(now)),
                    s::overdue_told_at.eq(None::<At>),
                    s::version.eq(version + 1),
                ))
                .execute(tx.conn())?;
        }
    }
    board::standing::refresh(tx, permit.patient())
}

/// Hands the GP's steps to the GP who became known after the plan was made, as long as nobody has changed them.
fn hand_over(
    tx: &mut Tx<'_>,
    permit: &impl AboutPatient,
    plan: Key<id::CarePlan>,
    by: Followers,
) -> Result<bool, Fault> {
    let mut handed_over = 0;
    for template in &Template::hph()?.steps {
        let owner = template.owner(by.home_care, by.gp);
        if owner == template.owner(by.home_care, None) {
            continue;
        }
        let untouched = s::table
            .filter(s::care_plan_id.eq(plan))
            .filter(s::patient_id.eq(Key(permit.patient())))
            .filter(s::kind.eq(Code(template.kind)))
            .filter(s::state.eq(Code(StepState::Planned)))
            .filter(s::owner_unit_id.eq(Key(by.home_care)))
            .filter(s::moved_by.is_null())
            .filter(s::version.eq(1));
        handed_over += diesel::update(untouched)
            .set((
                s::owner_unit_id.eq(owner.map(Key)),
                s::overdue_told_at.eq(None::<At>),
                s::version.eq(2),
            ))
            .execute(tx.conn())?;
    }
    Ok(handed_over > 0)
}

/// Moves a step on behalf of nobody.
fn set(
    tx: &mut Tx<'_>,
    permit: &impl AboutPatient,
    step: &StepRow,
    state: StepState,
) -> Result<(), Fault> {
    let author = Actor::system("homecoming", Some(permit.patient())).author;
    let to = Standing {
        state,
        booking: None,
        note: None,
    };
    store::set(tx, permit, step, &to, author)
}
