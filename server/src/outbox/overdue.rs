//! The watch for steps that fall overdue: the day has passed in Norway and the step is still open. Told
//! once; after that the patient reads that the owner knows.

use std::time::Duration;

use chrono::NaiveDate;
use diesel::{
    dsl::{exists, not},
    prelude::*,
};
use shared::id::{Patient, Step, Unit};

use super::{Event, wait};
use crate::{
    access::{Proof as _, SystemPermit},
    app::App,
    db::{
        Tx,
        schema::{care_plan, hospital_stay as h, patient as p, step as s},
        types::{At, Key},
    },
    error::Fault,
    escalations,
};

/// Watches until the service stops.
pub(super) async fn run(app: App) {
    let mut commits = app.db.commits();
    let mut looked_on: Option<(NaiveDate, u64)> = None;
    loop {
        // Only a new day or a commit can make a step overdue.
        app.attempts.forget_old();
        let look = (app.clock.today(), *commits.borrow_and_update());
        if looked_on != Some(look) {
            match tell(&app).await {
                Ok(0) => looked_on = Some(look),
                Ok(_) => continue,
                Err(why) => tracing::warn!(%why, "overdue steps wait; trying again"),
            }
        }
        if !wait(&app, &mut commits, Duration::from_secs(1)).await {
            return;
        }
    }
}

type Found = (Key<Step>, Key<Patient>, String, Option<Key<Unit>>);

/// Tells about every step that is overdue and not yet told; answers how many.
async fn tell(app: &App) -> Result<usize, Fault> {
    let today = app.clock.today();
    let found: Vec<Found> = app
        .db
        .read(move |conn| {
            // Steps that are in no plan stop with those that are.
            let died = p::table
                .filter(p::id.eq(s::patient_id))
                .filter(p::died_on.is_not_null());
            // Nobody is reminded of what is to be done at home while the patient is in hospital.
            let in_hospital = h::table
                .filter(h::patient_id.eq(s::patient_id))
                .filter(h::discharged_at.is_null())
                .filter(h::cancelled_at.is_null());
            Ok(s::table
                .left_join(care_plan::table.on(s::care_plan_id.eq(care_plan::id.nullable())))
                // Said as the index `step_overdue` says it; with a bound value it would not be used.
                .filter(s::open)
                .filter(s::overdue_told_at.is_null())
                .filter(s::due.lt(today))
                .filter(care_plan::stopped_at.is_null())
                .filter(not(exists(died)))
                .filter(not(exists(in_hospital)))
                .order((s::due, s::id))
                .limit(100)
                .select((s::id, s::patient_id, s::title, s::owner_unit_id))
                .load(conn)?)
        })
        .await?;
    let count = found.len();
    for (step, patient, title, owner) in found {
        let permit = SystemPermit::for_task("watch-overdue", Some(patient.0));
        let mark = move |tx: &mut Tx<'_>| {
            let now = At::from(tx.now());
            // The patient's own tasks are the patient's: nobody's leader is told of them.
            let climb_at = match owner {
                Some(owner) => escalations::store::next(tx.conn(), owner, 0, now.utc())?,
                None => None,
            };
            // Another instance, or the owner, may have been quicker.
            let marked = diesel::update(
                s::table
                    .find(step)
                    .filter(s::overdue_told_at.is_null())
                    .filter(s::open.eq(true))
                    .filter(s::due.lt(today)),
            )
            .set((
                s::overdue_told_at.eq(now),
                s::climb_at.eq(climb_at),
                s::climbed.eq(0),
            ))
            .execute(tx.conn())?;
            if marked == 1 {
                tx.event(
                    patient.0,
                    Event::StepOverdue {
                        step: step.0,
                        title,
                        owner: owner.map(|unit| unit.0),
                    },
                );
            }
            Ok(())
        };
        app.db.write(permit.actor(), mark).await?;
    }
    Ok(count)
}
