//! What matters over HTTP. A write and its answer are made in one transaction.

use std::sync::Arc;

use shared::{
    problem::code,
    right::RightMarker,
    what_matters::{
        self as api, AcknowledgeWhatMatters, ChangeWhatMatters, EntryVersions, FollowUpWhatMatters,
        ListWhatMatters, ListWhatMattersVersions, OrderWhatMatters, RateWhatMatters,
        SetWhatMattersStatus, WhatMattersEntry, WhatMattersList, WriteWhatMatters,
    },
};

use super::{
    responses, rules,
    store::{self, EntryRow},
    view,
};
use crate::{
    access::{Permit, Proof as _},
    app::App,
    db::Tx,
    error::Fault,
    http::Call,
};

/// What matters to the patient.
pub(crate) async fn list(call: Call<ListWhatMatters>, app: App) -> Result<WhatMattersList, Fault> {
    let today = app.clock.today();
    let entries = app
        .db
        .read(move |conn| view::entries(conn, &call.permit, today))
        .await?;
    Ok(WhatMattersList { entries })
}

/// Writes a new entry.
pub(crate) async fn write(
    call: Call<WriteWhatMatters>,
    app: App,
) -> Result<WhatMattersEntry, Fault> {
    let (permit, new) = (Arc::new(call.permit), call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            match store::insert(tx, &by, &new)? {
                Some(row) => Ok(view::fresh(row)),
                None => answer(tx, &by, new.id),
            }
        })
        .await
}

/// Changes the words.
pub(crate) async fn change(
    call: Call<ChangeWhatMatters>,
    app: App,
) -> Result<WhatMattersEntry, Fault> {
    let (permit, at, new) = (Arc::new(call.permit), call.at, call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = seen(tx, &by, at.entry, new.version)?;
            store::change(tx, &by, &row, &new.text, new.lang.as_str())?;
            answer(tx, &by, at.entry)
        })
        .await
}

/// Orders the active entries.
pub(crate) async fn order(
    call: Call<OrderWhatMatters>,
    app: App,
) -> Result<WhatMattersList, Fault> {
    let (permit, wanted) = (Arc::new(call.permit), call.body.entries);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            rules::check_order(&store::order(tx.conn(), &by)?, &wanted)?;
            store::reorder(tx, &by, &wanted)?;
            let today = tx.today();
            Ok(WhatMattersList {
                entries: view::entries(tx.conn(), &by, today)?,
            })
        })
        .await
}

/// Sets where an entry stands.
pub(crate) async fn set_status(
    call: Call<SetWhatMattersStatus>,
    app: App,
) -> Result<WhatMattersEntry, Fault> {
    let (permit, at, new) = (Arc::new(call.permit), call.at, call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = seen(tx, &by, at.entry, new.version)?;
            if row.status.0 != new.status {
                store::set_status(tx, &by, &row, new.status)?;
            }
            answer(tx, &by, at.entry)
        })
        .await
}

/// The earlier wordings.
pub(crate) async fn versions(
    call: Call<ListWhatMattersVersions>,
    app: App,
) -> Result<EntryVersions, Fault> {
    let versions = app
        .db
        .read(move |conn| store::versions(conn, &call.permit, call.at.entry))
        .await?;
    Ok(EntryVersions { versions })
}

/// The reader's unit has seen the entry.
pub(crate) async fn acknowledge(
    call: Call<AcknowledgeWhatMatters>,
    app: App,
) -> Result<WhatMattersEntry, Fault> {
    let (permit, at, version) = (Arc::new(call.permit), call.at, call.body.version);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = seen(tx, &by, at.entry, version)?;
            responses::acknowledge(tx, &by, &row)?;
            answer(tx, &by, at.entry)
        })
        .await
}

/// What was done about an entry.
pub(crate) async fn follow_up(
    call: Call<FollowUpWhatMatters>,
    app: App,
) -> Result<WhatMattersEntry, Fault> {
    let (permit, at, new) = (Arc::new(call.permit), call.at, call.body);
    rules::check_done_on(new.done_on, app.clock.today())?;
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = store::entry(tx.conn(), &by, at.entry)?;
            responses::follow_up(tx, &by, &row, &new)?;
            answer(tx, &by, at.entry)
        })
        .await
}

/// How it goes.
pub(crate) async fn rate(call: Call<RateWhatMatters>, app: App) -> Result<WhatMattersEntry, Fault> {
    let (permit, at, new) = (Arc::new(call.permit), call.at, call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = store::entry(tx.conn(), &by, at.entry)?;
            responses::rate(tx, &by, &row, &new)?;
            answer(tx, &by, at.entry)
        })
        .await
}

/// The entry, if it still stands as the sender saw it; otherwise what it is now.
fn seen<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    entry: shared::Id<shared::id::WhatMatters>,
    version: i32,
) -> Result<EntryRow, Fault> {
    let row = store::entry(tx.conn(), permit, entry)?;
    if row.version == version {
        return Ok(row);
    }
    let current: api::WhatMattersEntry = answer(tx, permit, entry)?;
    Err(Fault::collides(code::CHANGED_MEANWHILE, &current))
}

fn answer<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    entry: shared::Id<shared::id::WhatMatters>,
) -> Result<WhatMattersEntry, Fault> {
    let today = tx.today();
    view::entry(tx.conn(), permit, entry, today)
}
