//! Nudges: «something changed for …», to every open screen of every instance, in the order of events.

use std::{sync::Arc, time::Duration};

use diesel::prelude::*;
use shared::{
    Id,
    id::{Patient, Person, Unit},
    start::Nudge,
};
use tokio::sync::broadcast;

use super::{Event, progress, wait, worker};
use crate::{
    app::App,
    db::{
        Conn, direct,
        schema::event as e,
        types::{At, Json, Key},
    },
    error::Fault,
    identity::Viewer,
};

/// One event, with those who may be nudged.
#[derive(Debug)]
pub(crate) struct NudgeTo {
    pub(crate) seq: i64,
    patient: Option<Id<Patient>>,
    units: Vec<Id<Unit>>,
    related: Option<Id<Person>>,
}

impl NudgeTo {
    /// Whether it tells this person that something was opened for them or ended.
    pub(crate) fn changes_access_of(&self, viewer: &Viewer) -> bool {
        self.related == Some(viewer.person)
    }

    /// What this viewer may know of it, given the patients that are open to them as a related person; nothing
    /// when it is no business of theirs.
    pub(crate) fn for_viewer(&self, viewer: &Viewer, open: &[Id<Patient>]) -> Option<Nudge> {
        let units: Vec<_> = self
            .units
            .iter()
            .copied()
            .filter(|unit| viewer.memberships.iter().any(|m| m.unit.id == *unit))
            .collect();
        let own = self.patient.is_some() && self.patient == viewer.patient;
        let open = self.patient.is_some_and(|patient| open.contains(&patient));
        let told = own || open || self.changes_access_of(viewer) || !units.is_empty();
        told.then_some(Nudge {
            seq: self.seq,
            patient: self.patient,
            units,
        })
    }
}

/// Where streams listen.
#[derive(Clone)]
pub(crate) struct Nudges(broadcast::Sender<Arc<NudgeTo>>);

impl Nudges {
    pub(crate) fn new() -> Self {
        Self(broadcast::Sender::new(1024))
    }

    /// Whether a stream listens.
    fn is_heard(&self) -> bool {
        self.0.receiver_count() > 0
    }

    /// Nudges from now on.
    pub(crate) fn listen(&self) -> broadcast::Receiver<Arc<NudgeTo>> {
        self.0.subscribe()
    }
}

/// Follows the events and sends nudges until the service stops. Only handled events count: their updates
/// are in the inboxes when the screens look.
pub(super) async fn run(app: App) {
    let mut commits = app.db.commits();
    let mut last: Option<i64> = None;
    loop {
        let heard = app.nudges.is_heard();
        let found = app
            .db
            .read({
                let now = app.clock.now();
                move |conn| match last {
                    Some(last) if heard => after(conn, last, now.into()).map(|found| (last, found)),
                    _ => newest(conn).map(|last| (last, Vec::new())),
                }
            })
            .await;
        match found {
            // Who began to listen while this looked may have looked before: nothing is passed over.
            Ok(_) if !heard && last.is_some() && app.nudges.is_heard() => continue,
            Ok((seen, nudges)) => {
                last = Some(nudges.last().map_or(seen, |nudge| nudge.seq));
                let more = !nudges.is_empty();
                for nudge in nudges {
                    // No stream open is no failure.
                    let _ = app.nudges.0.send(Arc::new(nudge));
                }
                if more {
                    continue;
                }
            }
            Err(why) => tracing::warn!(%why, "nudges wait; trying again"),
        }
        if !wait(&app, &mut commits, Duration::from_secs(1)).await {
            return;
        }
    }
}

/// What a stream missed since `seq`; the newest position when it is too much to repeat.
pub(crate) fn missed(conn: &mut Conn, seq: i64, now: At) -> Result<Vec<NudgeTo>, Fault> {
    after(conn, seq, now)
}

/// The newest handled event's number.
pub(crate) fn newest(conn: &mut Conn) -> Result<i64, Fault> {
    progress::handled(conn)
}

fn after(conn: &mut Conn, seq: i64, now: At) -> Result<Vec<NudgeTo>, Fault> {
    let handled = progress::handled(conn)?;
    if handled <= seq {
        return Ok(Vec::new());
    }
    let query = e::table
        .filter(e::seq.gt(seq))
        .filter(e::seq.le(handled))
        .order(e::seq)
        .limit(500)
        .select((e::seq, e::patient_id, e::payload));
    let rows: Vec<(i64, Option<Key<Patient>>, Json<Event>)> = direct!(conn, |db| query.load(db))?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let serving = worker::serving(conn, rows.iter().filter_map(|row| row.1).collect(), now)?;
    let nudge = |(seq, patient, event): (i64, Option<Key<Patient>>, Json<Event>)| {
        let units = match (&event.0, patient) {
            (Event::InboxChanged { unit } | Event::MeetingChanged { unit }, _) => vec![*unit],
            (_, Some(patient)) => serving
                .get(&patient)
                .map(|units| units.iter().map(|serves| serves.unit).collect())
                .unwrap_or_default(),
            (_, None) => Vec::new(),
        };
        NudgeTo {
            seq,
            patient: patient.map(|key| key.0),
            units,
            related: event.0.related(),
        }
    };
    Ok(rows.into_iter().map(nudge).collect())
}
