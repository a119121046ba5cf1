//! Whom to call and what is told, over HTTP.

use std::sync::Arc;

use shared::worsening::{GetWorsening, TellWorsening, Worsening, WorseningPage};

use super::{store, view};
use crate::{access::Proof as _, app::App, error::Fault, http::Call};

/// Whom to call, and what was told.
pub(crate) async fn get(call: Call<GetWorsening>, app: App) -> Result<WorseningPage, Fault> {
    let now = app.clock.now();
    app.db
        .read(move |conn| view::page(conn, &call.permit, now))
        .await
}

/// Tells home care.
pub(crate) async fn tell(call: Call<TellWorsening>, app: App) -> Result<Worsening, Fault> {
    let (permit, new) = (Arc::new(call.permit), call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            store::insert(tx, &by, &new)?;
            view::one(tx.conn(), &by, new.id)
        })
        .await
}
