//! Patients over HTTP.

use shared::{
    Id,
    audit::Basis,
    contract::Page,
    id::Patient,
    patients::{GetPatient, ListPatients, PatientLine, PatientPage, PatientRef, RegisterPatient},
    right::{Right, marker},
};

use super::{lines, rules, store};
use crate::{
    access::{Proof as _, UnitPermit},
    app::App,
    db::types::At,
    error::Fault,
    http::Call,
    messages,
    outbox::Event,
    pathways, related_persons, stays, summaries, units, what_matters,
};

/// The patients the unit serves.
pub(crate) async fn list(call: Call<ListPatients>, app: App) -> Result<Page<PatientLine>, Fault> {
    let after = match call.query.cursor {
        Some(cursor) => Some(cursor.parse().map_err(|_| {
            Fault::field("cursor", "invalid", "take the cursor from the page before")
        })?),
        None => None,
    };
    page(&app, call.permit, after).await
}

/// The first page, for the first screen.
pub(crate) async fn first_page(
    app: &App,
    permit: UnitPermit<marker::ListPatients>,
) -> Result<Page<PatientLine>, Fault> {
    page(app, permit, None).await
}

/// Reads a page and notes who was read, before it leaves.
async fn page(
    app: &App,
    permit: UnitPermit<marker::ListPatients>,
    after: Option<Id<Patient>>,
) -> Result<Page<PatientLine>, Fault> {
    let (now, actor) = (app.clock.now(), permit.actor().clone());
    let page = app
        .db
        .read(move |conn| lines::page(conn, &permit, after, now))
        .await?;
    let patients: Vec<_> = page.items.iter().map(|line| line.id).collect();
    if !patients.is_empty() {
        app.db
            .write(&actor, move |tx| tx.audit(&patients, Basis::CareRelation))
            .await?;
    }
    Ok(page)
}

/// Registers a patient, or finds them, and lets the unit serve them.
pub(crate) async fn register(call: Call<RegisterPatient>, app: App) -> Result<PatientRef, Fault> {
    rules::check(&call.body, app.clock.today(), app.refuse_synthetic_numbers)?;
    let (new, unit, key) = (call.body, call.permit.unit(), app.data_key.clone());
    app.db
        .write(call.permit.actor(), move |tx| {
            let patient = store::register(tx, &new, &key, None)?;
            units::store::serve(tx, patient.id, unit)?;
            messages::held::join(tx, &key, patient.id, &new.national_identity_number)?;
            tx.audit(&[patient.id], Basis::Registration)?;
            tx.event(patient.id, Event::CareRelationChanged);
            Ok(patient)
        })
        .await
}

/// The page staff work from. Parts the reader holds no right to stay empty.
pub(crate) async fn get(call: Call<GetPatient>, app: App) -> Result<PatientPage, Fault> {
    let (permit, now, today) = (call.permit, app.clock.now(), app.clock.today());
    app.db
        .read(move |conn| {
            let summaries = if permit.also_allows(Right::ReadSummaries) {
                summaries::view::headlines(conn, &permit)?
            } else {
                Vec::new()
            };
            let steps = pathways::view::steps(conn, &permit, today)?;
            let (patient, units, relatives) = store::info(conn, &permit, At::from(now))?;
            let stay = stays::view::current(conn, &permit)?;
            let stay_id = stay.as_ref().map(|stay| stay.id);
            Ok(PatientPage {
                patient,
                what_matters: what_matters::view::entries_beside(conn, &permit, &steps)?,
                steps,
                stay,
                summaries,
                units,
                related_persons: related_persons::glance::lines(relatives, stay_id),
                may: permit.all_rights(),
                today,
            })
        })
        .await
}
