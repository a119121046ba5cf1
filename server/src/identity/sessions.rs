//! How long sessions last, and keeping their last use to the minute.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;

use super::Viewer;
use crate::{
    access::{Proof as _, SystemPermit},
    app::App,
    db::{
        schema::session as s,
        types::{At, Key},
    },
};

/// How long sessions last.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sessions {
    /// Ends after so long without use.
    pub(crate) idle: TimeDelta,
    /// Ends in any case after so long.
    pub(crate) at_most: TimeDelta,
}

impl Sessions {
    /// When a session ends that began at `started` and is used at `now`.
    pub(crate) fn ends_at(self, started: DateTime<Utc>, now: DateTime<Utc>) -> DateTime<Utc> {
        (now + self.idle).min(started + self.at_most)
    }

    /// Notes that the session is in use, at most once a minute and without holding the request up.
    pub(crate) fn touch(self, app: &App, viewer: &Arc<Viewer>) {
        let now = app.clock.now();
        if now - viewer.last_used_at < TimeDelta::minutes(1) {
            return;
        }
        let (db, session, ends) = (
            app.db.clone(),
            viewer.session,
            self.ends_at(viewer.started_at, now),
        );
        actix_web::rt::spawn(async move {
            let permit = SystemPermit::for_task("touch-session", None);
            let touched = db
                .write(permit.actor(), move |tx| {
                    let now = At::from(tx.now());
                    diesel::update(s::table.find(Key(session)))
                        .set((s::last_used_at.eq(now), s::expires_at.eq(At::from(ends))))
                        .execute(tx.conn())?;
                    Ok(())
                })
                .await;
            if let Err(why) = touched {
                tracing::warn!(%why, "a session's use could not be noted");
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_when_idle_and_in_any_case() {
        let sessions = Sessions {
            idle: TimeDelta::minutes(30),
            at_most: TimeDelta::hours(12),
        };
        let start: DateTime<Utc> = "2026-11-22T08:00:00Z".parse().unwrap();
        let after = |minutes| sessions.ends_at(start, start + TimeDelta::minutes(minutes)) - start;
        assert_eq!(after(0), TimeDelta::minutes(30));
        assert_eq!(after(60), TimeDelta::minutes(90));
        assert_eq!(after(719), TimeDelta::hours(12));
    }
}
