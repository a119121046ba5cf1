//! `GET /api/v1/nudges`: server-sent events without content. Resumes after `Last-Event-ID`; ends when the
//! session does.

use std::{sync::Arc, time::Duration};

use actix_web::{HttpRequest, HttpResponse, http::header, web::Bytes};
use futures_util::stream;
use shared::{Id, contract::SignedIn, id::Patient};
use tokio::{
    sync::broadcast::{Receiver, error::RecvError},
    time::Instant,
};

use super::body;
use crate::{
    access::Door as _,
    app::{self, App},
    error::Fault,
    identity::{Token, Viewer},
    outbox::{self, NudgeTo},
    related_persons,
};

/// How often a stream is looked after: the session checked, a sign of life sent.
const PULSE: Duration = Duration::from_secs(15);

struct Stream {
    app: App,
    token: Token,
    viewer: Arc<Viewer>,
    /// The patients that are open to the viewer as a related person.
    open: Vec<Id<Patient>>,
    live: Receiver<Arc<NudgeTo>>,
    last: i64,
    pulse: tokio::time::Interval,
    checked: Instant,
}

/// Opens a stream.
pub(super) async fn stream(request: HttpRequest, app: App) -> HttpResponse {
    match open(&request, &app).await {
        Ok((stream, greeting)) => {
            let next = |state: Option<Stream>| async {
                let mut stream = state?;
                let text = stream.next().await?;
                Some((Ok::<_, std::convert::Infallible>(text), Some(stream)))
            };
            let greeting = stream::once(async { Ok(Bytes::from(greeting)) });
            let body = futures_util::StreamExt::chain(greeting, stream::unfold(Some(stream), next));
            HttpResponse::Ok()
                .content_type("text/event-stream")
                .insert_header((header::CACHE_CONTROL, "no-store"))
                .insert_header(("x-accel-buffering", "no"))
                .streaming(Box::pin(body))
        }
        Err(fault) => body::problem(&fault, &request),
    }
}

async fn open(request: &HttpRequest, app: &App) -> Result<(Stream, String), Fault> {
    let somebody = SignedIn::enter(app, request, "Nudges").await?;
    let last = request
        .headers()
        .get("last-event-id")
        .and_then(|value| value.to_str().ok()?.parse::<i64>().ok());
    // Listen before looking back: what comes in between is then in both, and sent once by its number.
    let live = app.nudges.listen();
    let now = app.clock.now().into();
    let (missed, newest) = app
        .db
        .read(move |conn| match last {
            Some(seq) => Ok((outbox::missed(conn, seq, now)?, seq)),
            None => Ok((Vec::new(), outbox::newest(conn)?)),
        })
        .await?;
    let open = open_to(app, &somebody.viewer).await?;
    let mut greeting = format!("retry: 2000\nid: {newest}\n\n");
    let mut position = newest;
    for nudge in &missed {
        position = nudge.seq;
        greeting.push_str(&written(nudge, &somebody.viewer, &open).unwrap_or_default());
    }
    let pulse = tokio::time::interval_at(Instant::now() + PULSE, PULSE);
    let stream = Stream {
        app: app::share(app),
        token: Token::of(request)?,
        viewer: somebody.viewer,
        open,
        live,
        last: position,
        pulse,
        checked: Instant::now(),
    };
    Ok((stream, greeting))
}

/// The patients that are open to somebody as a related person now.
async fn open_to(app: &App, viewer: &Viewer) -> Result<Vec<Id<Patient>>, Fault> {
    if !viewer.acts_for {
        return Ok(Vec::new());
    }
    let (person, now) = (viewer.person, app.clock.now());
    app.db
        .read(move |conn| related_persons::standing::sees(conn, person, now))
        .await
}

fn written(nudge: &NudgeTo, viewer: &Viewer, open: &[Id<Patient>]) -> Option<String> {
    let data = serde_json::to_string(&nudge.for_viewer(viewer, open)?).ok()?;
    Some(format!("id: {}\ndata: {data}\n\n", nudge.seq))
}

impl Stream {
    async fn next(&mut self) -> Option<Bytes> {
        let mut stopping = self.app.stopping.clone();
        loop {
            tokio::select! {
                _ = stopping.wait_for(|stop| *stop) => return None,
                _ = self.pulse.tick() => {
                    if !self.still_signed_in().await { return None; }
                    return Some(Bytes::from_static(b": pulse\n\n"));
                }
                nudge = self.live.recv() => match nudge {
                    Ok(nudge) if nudge.seq <= self.last => {}
                    Ok(nudge) => {
                        self.last = nudge.seq;
                        // What is open to a relative may have ended a moment ago.
                        if nudge.changes_access_of(&self.viewer) && !self.still_signed_in().await {
                            return None;
                        }
                        let Some(text) = written(&nudge, &self.viewer, &self.open) else { continue };
                        // A session that has ended learns nothing more, not even that something changed.
                        if self.checked.elapsed() > Duration::from_secs(1) && !self.still_signed_in().await {
                            return None;
                        }
                        return Some(Bytes::from(text));
                    }
                    // Too slow: end; the client comes back with its last id and is told what it missed.
                    Err(RecvError::Lagged(_) | RecvError::Closed) => return None,
                },
            }
        }
    }

    async fn still_signed_in(&mut self) -> bool {
        let (token, now) = (self.token.again(), self.app.clock.now());
        self.checked = Instant::now();
        match self
            .app
            .db
            .read(move |conn| Viewer::find(conn, &token, now))
            .await
        {
            Ok(viewer) => {
                // When it cannot be asked what is open, nothing is.
                self.open = open_to(&self.app, &viewer).await.unwrap_or_default();
                self.viewer = Arc::new(viewer);
                true
            }
            // Away for a moment is not signed out.
            Err(Fault::Unavailable { .. }) => true,
            Err(_) => false,
        }
    }
}
