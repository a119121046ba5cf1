//! The watch for what nobody has seen to: looked for by the moment when it climbs on, each rung in one transaction.
//!
//! Exactly once, over all instances: a rung is taken by an update that names the moment which was found, and a unique
//! index says so again. When the service was down over the moment, it happens when it is up.

use diesel::prelude::*;
use shared::id::{Patient, Step, Update};

use super::climb;
use crate::{
    access::{Proof as _, RecordPermit, SystemPermit},
    app::App,
    db::{
        Conn, Tx,
        schema::{inbox_update as i, step as s},
        types::{At, Key},
    },
    error::Fault,
    outbox::look_every_second,
};

/// How many are looked for at once, of each kind.
const BATCH: i64 = 100;

/// Watches until the service stops.
pub(crate) async fn run(app: App) {
    look_every_second(&app, "climbs", look).await;
}

/// What climbs on.
#[derive(Debug, Clone, Copy)]
enum Due {
    Step(Key<Step>),
    Update(Key<Update>),
}

/// Lets everything climb whose moment has come; answers how much did, or was put off.
async fn look(app: &App) -> Result<usize, Fault> {
    let now = At::from(app.clock.now());
    let found = app.db.read(move |conn| due(conn, now)).await?;
    let mut seen_to = 0;
    for (patient, due) in found {
        let permit = SystemPermit::for_task("watch-escalations", Some(patient.0));
        let about = RecordPermit::about(patient.0);
        let climb = move |tx: &mut Tx<'_>| match due {
            Due::Step(step) => climb::step(tx, &about, step),
            Due::Update(update) => climb::update(tx, &about, update),
        };
        match app.db.write(permit.actor(), climb).await {
            Ok(()) => seen_to += 1,
            // The others do not wait for it.
            Err(why) => tracing::warn!(%why, "a climb waits; trying again"),
        }
    }
    Ok(seen_to)
}

fn due(conn: &mut Conn, now: At) -> Result<Vec<(Key<Patient>, Due)>, Fault> {
    // Said as the indexes `step_climb` and `inbox_update_climb` say it.
    let steps: Vec<(Key<Patient>, Key<Step>)> = s::table
        .filter(s::open)
        .filter(s::climb_at.is_not_null())
        .filter(s::climb_at.le(now))
        .filter(s::overdue_told_at.is_not_null())
        .order(s::climb_at)
        .limit(BATCH)
        .select((s::patient_id, s::id))
        .load(conn)?;
    let updates: Vec<(Key<Patient>, Key<Update>)> = i::table
        .filter(i::handled_at.is_null())
        .filter(i::climb_at.is_not_null())
        .filter(i::climb_at.le(now))
        .order(i::climb_at)
        .limit(BATCH)
        .select((i::patient_id, i::id))
        .load(conn)?;
    let steps = steps
        .into_iter()
        .map(|(patient, id)| (patient, Due::Step(id)));
    let updates = updates
        .into_iter()
        .map(|(patient, id)| (patient, Due::Update(id)));
    Ok(steps.chain(updates).collect())
}
