//! The plan over HTTP. A write and its answer are made in one transaction.

use std::sync::Arc;

use shared::{
    Id, id,
    plan::{
        AddOwnTask, AddStep, ChangeStep, GetPlan, Move, MoveStep, NewStep, Plan, Step, StepKind,
        TickTask,
    },
    problem::code,
    right::RightMarker,
};

use super::{
    moves::{self, Standing, Tick},
    rules,
    store::{self, StepRow},
    view,
};
use crate::{
    access::{Permit, Proof as _},
    app::App,
    db::Tx,
    error::Fault,
    http::Call,
    outbox::Event,
};

/// The plan.
pub(crate) async fn get(call: Call<GetPlan>, app: App) -> Result<Plan, Fault> {
    let today = app.clock.today();
    app.db
        .read(move |conn| view::plan(conn, &call.permit, today))
        .await
}

/// Adds a step.
pub(crate) async fn add(call: Call<AddStep>, app: App) -> Result<Step, Fault> {
    insert(&app, call.permit, call.body).await
}

/// Adds the patient's own task.
pub(crate) async fn add_own_task(call: Call<AddOwnTask>, app: App) -> Result<Step, Fault> {
    let new = call.body;
    let step = NewStep {
        id: new.id,
        kind: StepKind::OwnTask,
        title: new.title,
        owner: None,
        owner_person: None,
        due: new.due,
        serves: new.serves,
    };
    insert(&app, call.permit, step).await
}

async fn insert<R: RightMarker>(app: &App, permit: Permit<R>, new: NewStep) -> Result<Step, Fault> {
    let permit = Arc::new(permit);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            store::add(tx, &by, &new)?;
            answer(tx, &by, new.id)
        })
        .await
}

/// Changes a step that is still open.
pub(crate) async fn change(call: Call<ChangeStep>, app: App) -> Result<Step, Fault> {
    let (permit, at, new) = (Arc::new(call.permit), call.at, call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = seen(tx, &by, at.step, new.version)?;
            if !row.state.0.is_open() {
                return Err(cannot_follow(tx, &by, at.step)?);
            }
            store::change(tx, &by, &row, &new)?;
            answer(tx, &by, at.step)
        })
        .await
}

/// Books a step, says that it is done, or why not.
pub(crate) async fn move_step(call: Call<MoveStep>, app: App) -> Result<Step, Fault> {
    let (permit, at, new) = (Arc::new(call.permit), call.at, call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = seen(tx, &by, at.step, new.version)?;
            if !row.state.0.may_become(new.to.state()) {
                return Err(cannot_follow(tx, &by, at.step)?);
            }
            if let Move::Booked { at, .. } = &new.to {
                rules::check_time(*at, tx.now())?;
            }
            let to = moves::moved(new.to, row.booking());
            let author = tx.author().clone();
            store::set(tx, &*by, &row, &to, author)?;
            let step = Some(at.step);
            tx.event(by.patient(), Event::PlanChanged { step });
            answer(tx, &by, at.step)
        })
        .await
}

/// Ticks one of the patient's own tasks, or takes the tick away.
pub(crate) async fn tick(call: Call<TickTask>, app: App) -> Result<Step, Fault> {
    let (permit, at, new) = (Arc::new(call.permit), call.at, call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            if store::step(tx.conn(), &by, at.step)?
                .owner_unit_id
                .is_some()
            {
                return Err(Fault::NotFound);
            }
            let row = seen(tx, &by, at.step, new.version)?;
            match moves::tick(row.state.0, new.done) {
                Tick::Nothing => {}
                Tick::Refused => return Err(cannot_follow(tx, &by, at.step)?),
                Tick::To(state) => {
                    let booking = row.booking().filter(|_| new.done);
                    let to = Standing {
                        state,
                        booking,
                        note: None,
                    };
                    let (step, title) = (at.step, row.title.clone());
                    let event = Event::TaskTicked {
                        step,
                        title,
                        done: new.done,
                    };
                    let author = tx.author().clone();
                    store::set(tx, &*by, &row, &to, author)?;
                    tx.event(by.patient(), event);
                }
            }
            answer(tx, &by, at.step)
        })
        .await
}

/// The step, if it still stands as the sender saw it; otherwise what it is now.
fn seen<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    step: Id<id::Step>,
    version: i32,
) -> Result<StepRow, Fault> {
    let row = store::step(tx.conn(), permit, step)?;
    if row.version == version {
        return Ok(row);
    }
    Err(Fault::collides(
        code::CHANGED_MEANWHILE,
        &answer(tx, permit, step)?,
    ))
}

/// The refusal of a state that cannot follow, with what the step is now.
fn cannot_follow<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    step: Id<id::Step>,
) -> Result<Fault, Fault> {
    Ok(Fault::collides(
        code::STATE_CANNOT_FOLLOW,
        &answer(tx, permit, step)?,
    ))
}

fn answer<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    step: Id<id::Step>,
) -> Result<Step, Fault> {
    let today = tx.today();
    view::step(tx.conn(), permit, step, today)
}
