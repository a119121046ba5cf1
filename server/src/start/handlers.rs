//! The first screen over HTTP.

use std::sync::Arc;

use shared::{
    Endpoint as _,
    identity::Me,
    right::marker,
    sharing::ActingFor,
    start::{GetStart, PatientHome, Start, Work},
    units::UnitKind,
};
use uuid::Uuid;

use super::store;
use crate::{
    access::{Permit, UnitPermit},
    app::App,
    error::Fault,
    handovers,
    http::{Call, request_id},
    identity::Viewer,
    inbox, patients, related_persons, sharing,
};

/// The first screen.
pub(crate) async fn get(call: Call<GetStart>, app: App) -> Result<Start, Fault> {
    first_screen(&app, call.permit.viewer, request_id(&call.request)).await
}

/// The first screen of whoever is signed in; signing in answers it too.
pub(crate) async fn first_screen(
    app: &App,
    viewer: Arc<Viewer>,
    request_id: Uuid,
) -> Result<Start, Fault> {
    let home = match Permit::own_home(&viewer, GetStart::NAME, request_id) {
        Some(permit) => Some(home(app, permit).await?),
        None => None,
    };
    Ok(Start {
        today: app.clock.today(),
        home,
        work: work(app, &viewer, request_id).await?,
        acting_for: acting_for(app, &viewer).await?,
        me: Me {
            person: viewer.person,
            session: viewer.session,
            name: viewer.name.clone(),
            language: viewer.language,
            text_size: viewer.text_size,
            patient: viewer.patient,
            memberships: viewer.memberships.clone(),
            session_ends_at: viewer.session_ends_at,
        },
    })
}

/// For whom somebody may act: asked only for accounts of related persons.
async fn acting_for(app: &App, viewer: &Viewer) -> Result<Vec<ActingFor>, Fault> {
    if !viewer.acts_for {
        return Ok(Vec::new());
    }
    let (person, now) = (viewer.person, app.clock.now());
    let standings = app
        .db
        .read(move |conn| related_persons::standing::of_person(conn, person, now))
        .await?;
    let acting_for = |(patient, standing)| sharing::view::acting_for(patient, standing);
    Ok(standings.into_iter().map(acting_for).collect())
}

async fn home(app: &App, permit: Permit<marker::ReadHome>) -> Result<PatientHome, Fault> {
    let now = app.clock.now();
    app.db
        .read(move |conn| store::home(conn, &permit, now))
        .await
}

/// The work of the first unit: a ward's patients, another unit's inbox.
async fn work(app: &App, viewer: &Arc<Viewer>, request_id: Uuid) -> Result<Option<Work>, Fault> {
    let Some(first) = viewer.memberships.first() else {
        return Ok(None);
    };
    let unit = first.unit.id;
    Ok(Some(if first.unit.kind == UnitKind::HospitalWard {
        let permit =
            UnitPermit::<marker::ListPatients>::ask(viewer, unit, GetStart::NAME, request_id)?;
        Work {
            unit,
            inbox: None,
            patients: Some(patients::handlers::first_page(app, permit).await?),
            asked: false,
        }
    } else {
        let permit =
            UnitPermit::<marker::ReadInbox>::ask(viewer, unit, GetStart::NAME, request_id)?;
        Work {
            unit,
            inbox: Some(inbox::handlers::first_page(app, &permit).await?),
            patients: None,
            asked: handovers::handlers::waits(app, viewer, unit, request_id).await?,
        }
    }))
}
