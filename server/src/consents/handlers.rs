//! Consents over HTTP. A write and its answer are made in one transaction.

use std::sync::Arc;

use shared::{
    consents::{EndConsent, GiveConsent, PreviewConsent},
    related_persons::RelatedPerson,
    right::Right,
    sharing::Shared,
};

use super::{
    rules::{self, Giving},
    store,
};
use crate::{
    access::Proof as _,
    app::App,
    db::types::At,
    error::Fault,
    http::Call,
    related_persons::{is_standing, store as registrations, view as registrations_view},
    sharing,
};

/// Opens parts of the record for a related person.
pub(crate) async fn give(call: Call<GiveConsent>, app: App) -> Result<RelatedPerson, Fault> {
    let (permit, at, new) = (Arc::new(call.permit), call.at, call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = registrations::related_person(tx.conn(), &by, at.related_person)?;
            is_standing(row.state.0)?;
            let giving = Giving {
                capacity: tx.author().capacity,
                may_decide: by.also_allows(Right::DecideForPatient),
                to_next_of_kin: row.next_of_kin.is_some(),
            };
            let basis = rules::check(&new, giving, tx.now())?;
            store::give(tx, &row, &new, basis)?;
            let now = At::from(tx.now());
            registrations_view::one(tx.conn(), &by, at.related_person, now)
        })
        .await
}

/// Ends access at once.
pub(crate) async fn end(call: Call<EndConsent>, app: App) -> Result<RelatedPerson, Fault> {
    let (permit, at) = (Arc::new(call.permit), call.at);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = registrations::related_person(tx.conn(), &by, at.related_person)?;
            store::end(tx, &row)?;
            let now = At::from(tx.now());
            registrations_view::one(tx.conn(), &by, at.related_person, now)
        })
        .await
}

/// What a related person would see.
pub(crate) async fn preview(call: Call<PreviewConsent>, app: App) -> Result<Shared, Fault> {
    rules::check_scopes(&call.body.scopes)?;
    let now = app.clock.now();
    // A preview by staff shows them nothing they may not read: it is cut to their own rights below.
    app.db
        .read(move |conn| sharing::view::preview(conn, &call.permit, &call.body.scopes, now))
        .await
}
