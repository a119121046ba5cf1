//! Doors: what each kind of endpoint demands before its handler is called.

use std::sync::Arc;

use actix_web::HttpRequest;
use shared::{
    Id,
    author::Capacity,
    contract::{Access, OnPatient, OnUnit, Open, SignedIn},
    id::Patient,
    right::RightMarker,
};

use super::{Actor, Anybody, Permit, Proof, Replay, UnitPermit, permit};
use crate::{
    app::App,
    db::Conn,
    error::Fault,
    http::request_id,
    identity::{Token, Viewer},
    related_persons,
};

/// What stands before an endpoint.
pub(crate) trait Door: Access {
    /// What one holds inside.
    type Permit: Proof + 'static;

    /// Lets somebody in, or not.
    async fn enter(
        app: &App,
        request: &HttpRequest,
        endpoint: &'static str,
    ) -> Result<Self::Permit, Fault>;
}

impl Door for Open {
    type Permit = Anybody;

    async fn enter(
        _: &App,
        request: &HttpRequest,
        endpoint: &'static str,
    ) -> Result<Anybody, Fault> {
        Ok(Anybody::new(endpoint, request_id(request)))
    }
}

/// Somebody signed in, about themselves.
pub(crate) struct Somebody {
    pub(crate) viewer: Arc<Viewer>,
    actor: Actor,
}

impl Proof for Somebody {
    fn actor(&self) -> &Actor {
        &self.actor
    }
    fn set_replay(&mut self, replay: Option<Replay>) {
        self.actor.replay = replay;
    }
}

impl Door for SignedIn {
    type Permit = Somebody;

    async fn enter(
        app: &App,
        request: &HttpRequest,
        endpoint: &'static str,
    ) -> Result<Somebody, Fault> {
        let token = Token::of(request)?;
        let now = app.clock.now();
        let viewer = app
            .db
            .read(move |conn| Viewer::find(conn, &token, now))
            .await?;
        let viewer = Arc::new(viewer);
        app.sessions.touch(app, &viewer);
        let (capacity, membership) = match viewer.memberships.first() {
            Some(membership) => (Capacity::Staff, Some(membership)),
            None if viewer.patient.is_none() && viewer.acts_for => (Capacity::Relative, None),
            None => (Capacity::Patient, None),
        };
        let actor = Actor {
            author: permit::author(&viewer, capacity, membership),
            patient: None,
            right: None,
            audited: None,
            endpoint,
            request_id: request_id(request),
            replay: None,
        };
        Ok(Somebody { viewer, actor })
    }
}

fn id_in_path<T>(request: &HttpRequest, name: &str) -> Result<Id<T>, Fault> {
    request
        .match_info()
        .get(name)
        .and_then(|text| text.parse().ok())
        .ok_or(Fault::NotFound)
}

impl<R: RightMarker> Door for OnPatient<R> {
    type Permit = Permit<R>;

    async fn enter(
        app: &App,
        request: &HttpRequest,
        endpoint: &'static str,
    ) -> Result<Permit<R>, Fault> {
        let token = Token::of(request)?;
        let patient: Id<Patient> =
            id_in_path(request, "patient").unwrap_or_else(|_| Id::new(uuid::Uuid::nil()));
        let now = app.clock.now();
        let find = move |conn: &mut Conn| {
            let (viewer, serving) = Viewer::find_for(conn, &token, patient, now)?;
            let standing = if viewer.acts_for && viewer.patient != Some(patient) {
                related_persons::standing::of(conn, viewer.person, patient, now)?
            } else {
                None
            };
            Ok((viewer, serving, standing))
        };
        let (viewer, serving, standing) = app.db.read(find).await?;
        let viewer = Arc::new(viewer);
        app.sessions.touch(app, &viewer);
        let request_id = request_id(request);
        let permit = Permit::ask(viewer, patient, &serving, standing, endpoint, request_id)?;
        // A write's line is stored with the write itself.
        if request.method().is_safe() && permit.actor().audited.is_some() {
            app.db.note_access(permit.actor()).await?;
        }
        Ok(permit)
    }
}

impl<R: RightMarker> Door for OnUnit<R> {
    type Permit = UnitPermit<R>;

    async fn enter(
        app: &App,
        request: &HttpRequest,
        endpoint: &'static str,
    ) -> Result<UnitPermit<R>, Fault> {
        let somebody = SignedIn::enter(app, request, endpoint).await?;
        let unit = id_in_path(request, "unit")?;
        UnitPermit::ask(&somebody.viewer, unit, endpoint, request_id(request))
    }
}
