//! The access log over HTTP.

use shared::{
    audit::{AccessEvent, GetAccessLog},
    contract::Page,
};

use super::store;
use crate::{app::App, error::Fault, http::Call};

/// Who has looked, the newest first.
pub(crate) async fn list(call: Call<GetAccessLog>, app: App) -> Result<Page<AccessEvent>, Fault> {
    let before = match call.query.cursor {
        Some(cursor) => Some(cursor.parse().map_err(|_| {
            Fault::field("cursor", "invalid", "take the cursor from the page before")
        })?),
        None => None,
    };
    let now = app.clock.now().into();
    app.db
        .read(move |conn| store::page(conn, &call.permit, before, now))
        .await
}
