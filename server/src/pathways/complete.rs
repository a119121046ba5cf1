//! A step that is done because a checklist says so.

use diesel::prelude::*;
use shared::{plan::StepKind, plan::StepState, right::RightMarker};

use super::{
    moves::Standing,
    store::{self, StepRow},
};
use crate::{
    access::Permit,
    db::{
        Tx,
        schema::{care_plan as p, step as s},
        types::{Code, Key},
    },
    error::Fault,
    outbox::Event,
};

/// Says that the first open step of this kind in a running plan is done, if there is one.
pub(crate) fn first_open<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    kind: StepKind,
) -> Result<(), Fault> {
    let open: Option<StepRow> = s::table
        .inner_join(p::table.on(s::care_plan_id.eq(p::id.nullable())))
        .filter(s::patient_id.eq(Key(permit.patient())))
        .filter(s::open.eq(true))
        .filter(s::kind.eq(Code(kind)))
        .filter(p::stopped_at.is_null())
        .order((s::due, s::id))
        .select(StepRow::as_select())
        .first(tx.conn())
        .optional()?;
    let Some(step) = open else { return Ok(()) };
    let to = Standing {
        state: StepState::Done,
        booking: step.booking(),
        note: None,
    };
    let author = tx.author().clone();
    store::set(tx, permit, &step, &to, author)?;
    let event = Event::PlanChanged {
        step: Some(step.id.0),
    };
    tx.event(permit.patient(), event);
    Ok(())
}
