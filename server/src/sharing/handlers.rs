//! What was opened, over HTTP, and what related persons say. A write and its answer are made in one
//! transaction.

use std::sync::Arc;

use shared::{
    problem::code,
    sharing::{
        AdoptContribution, Contribute, Contribution, ContributionKind, Contributions, GetShared,
        LeaveShared, ListContributions, Shared,
    },
    what_matters::WhatMattersEntry,
};

use super::{store, view};
use crate::{
    access::Proof as _, app::App, consents, error::Fault, http::Call,
    related_persons::store as registrations, what_matters,
};

/// What was opened for the reader.
pub(crate) async fn get(call: Call<GetShared>, app: App) -> Result<Shared, Fault> {
    let now = app.clock.now();
    app.db
        .read(move |conn| view::shared(conn, &call.permit, now))
        .await
}

/// Gives up one's own access.
pub(crate) async fn leave(call: Call<LeaveShared>, app: App) -> Result<(), Fault> {
    let permit = Arc::new(call.permit);
    let (by, own) = (Arc::clone(&permit), permit.related_person()?);
    app.db
        .write(permit.actor(), move |tx| {
            let row = registrations::related_person(tx.conn(), &by, own)?;
            consents::store::end(tx, &row)
        })
        .await
}

/// Says something as a related person.
pub(crate) async fn contribute(call: Call<Contribute>, app: App) -> Result<Contribution, Fault> {
    let (permit, new) = (Arc::new(call.permit), call.body);
    let (by, own) = (Arc::clone(&permit), permit.related_person()?);
    app.db
        .write(permit.actor(), move |tx| {
            store::insert(tx, &by, own, &new)?;
            store::shown(tx.conn(), &by, new.id)
        })
        .await
}

/// What related persons have said.
pub(crate) async fn list(call: Call<ListContributions>, app: App) -> Result<Contributions, Fault> {
    let contributions = app
        .db
        .read(move |conn| store::all(conn, &call.permit, None))
        .await?;
    Ok(Contributions { contributions })
}

/// Takes a relative's words into one's own list.
pub(crate) async fn adopt(
    call: Call<AdoptContribution>,
    app: App,
) -> Result<WhatMattersEntry, Fault> {
    let (permit, at, entry) = (Arc::new(call.permit), call.at, call.body.entry);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = store::contribution(tx.conn(), &by, at.contribution)?;
            let today = tx.today();
            match row.adopted_as {
                // Sent again.
                Some(known) if known.0 == entry => {}
                Some(_) => return Err(Fault::conflict(code::ALREADY_HANDLED)),
                None if row.kind.0 != ContributionKind::WhatMatters => {
                    return Err(Fault::conflict(code::STATE_CANNOT_FOLLOW));
                }
                None => {
                    what_matters::adopt(tx, &by, entry, &row.text, &row.lang, &row.author.0)?;
                    store::adopted(tx, &row, entry)?;
                }
            }
            what_matters::view::entry(tx.conn(), &by, entry, today)
        })
        .await
}
