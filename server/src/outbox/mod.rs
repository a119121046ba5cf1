//! What happened, and those it concerns: events stored with the fact, a worker that turns them into updates
//! in units' inboxes, a watch for steps that fall overdue, and the stream of nudges.

mod event;
mod nudges;
mod overdue;
mod progress;
mod rules;
mod worker;

pub(crate) use event::Event;
pub(crate) use nudges::{NudgeTo, Nudges, missed, newest};

use crate::{
    app::{self, App},
    checklists, clinical_records,
    error::Fault,
    escalations, related_persons, summaries,
};

/// Starts the background tasks; they end when the service stops.
pub(crate) fn spawn(app: &App) -> Vec<tokio::task::JoinHandle<()>> {
    vec![
        tokio::task::spawn_local(worker::run(app::share(app))),
        tokio::task::spawn_local(overdue::run(app::share(app))),
        tokio::task::spawn_local(nudges::run(app::share(app))),
        tokio::task::spawn_local(related_persons::watch(app::share(app))),
        tokio::task::spawn_local(summaries::watch(app::share(app))),
        tokio::task::spawn_local(escalations::watch(app::share(app))),
        tokio::task::spawn_local(clinical_records::watch(app::share(app))),
        tokio::task::spawn_local(checklists::missed::watch(app::share(app))),
    ]
}

/// After a commit, what follows it closely is waited for and handled together.
const GATHER: std::time::Duration = std::time::Duration::from_millis(20);

/// Waits for a while, or until something is committed, or until the service stops. False when it stops.
async fn wait(
    app: &App,
    commits: &mut tokio::sync::watch::Receiver<u64>,
    at_most: std::time::Duration,
) -> bool {
    let mut stopping = app.stopping.clone();
    tokio::select! {
        _ = stopping.wait_for(|stop| *stop) => return false,
        _ = commits.changed() => tokio::time::sleep(GATHER).await,
        () = tokio::time::sleep(at_most) => {}
    }
    !*app.stopping.borrow()
}

/// Looks every second, until the service stops; at once again as long as something was found. `look` answers how much
/// it saw to, and what waits is named in the log when it cannot look.
pub(crate) async fn look_every_second(
    app: &App,
    what_waits: &str,
    look: impl AsyncFn(&App) -> Result<usize, Fault>,
) {
    let mut stopping = app.stopping.clone();
    loop {
        match look(app).await {
            Ok(0) => {}
            Ok(_) => continue,
            Err(why) => tracing::warn!(%why, "{what_waits} wait; trying again"),
        }
        tokio::select! {
            _ = stopping.wait_for(|stop| *stop) => return,
            () = tokio::time::sleep(std::time::Duration::from_secs(1)) => {}
        }
    }
}
