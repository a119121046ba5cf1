//! The inbox over HTTP. Whose update was seen is in the patients' logs before the answer leaves.

use shared::{
    Id,
    audit::Basis,
    contract::Page,
    id,
    inbox::{HandleUpdate, ListUpdates, ReadUpdate, TakeUpdate, Update},
    problem::code,
    right::{RightMarker, marker},
};

use super::{
    rules::{self, Verdict},
    store::{self, Reader, UpdateRow},
    view,
};
use crate::{
    access::{Actor, Proof as _, UnitPermit},
    app::App,
    db::Tx,
    error::Fault,
    http::Call,
    outbox::Event,
};

/// The unit's inbox.
pub(crate) async fn list(call: Call<ListUpdates>, app: App) -> Result<Page<Update>, Fault> {
    let before = rules::cursor(call.query.cursor.as_deref())?;
    page(&app, &call.permit, call.query.handled, before).await
}

/// What waits, the first page: for the first screen.
pub(crate) async fn first_page(
    app: &App,
    permit: &UnitPermit<marker::ReadInbox>,
) -> Result<Page<Update>, Fault> {
    page(app, permit, false, None).await
}

/// Reads a page and notes who was read, before it leaves.
async fn page(
    app: &App,
    permit: &UnitPermit<marker::ReadInbox>,
    handled: bool,
    before: Option<Id<id::Update>>,
) -> Result<Page<Update>, Fault> {
    let (reader, now) = (Reader::of(permit), app.clock.now());
    let found = app
        .db
        .read(move |conn| view::page(conn, reader, handled, before, now))
        .await?;
    let page = rules::page(found);
    let patients = rules::patients(&page.items);
    if !patients.is_empty() {
        app.db
            .write(permit.actor(), move |tx| {
                tx.audit(&patients, Basis::CareRelation)
            })
            .await?;
    }
    Ok(page)
}

/// The reader has read an update.
pub(crate) async fn read(call: Call<ReadUpdate>, app: App) -> Result<Update, Fault> {
    write(&app, &call.permit, call.at.update, store::read).await
}

/// The reader takes care of an update.
pub(crate) async fn take(call: Call<TakeUpdate>, app: App) -> Result<Update, Fault> {
    let seen = call.body.version;
    write(
        &app,
        &call.permit,
        call.at.update,
        move |tx, reader, row| match rules::take(row.standing(), reader.person(), seen) {
            Verdict::Go if store::take(tx, row)? => Ok(true),
            Verdict::Go => refuse(tx, reader, row, code::CHANGED_MEANWHILE),
            Verdict::AsItIs => Ok(false),
            Verdict::Refuse(code) => refuse(tx, reader, row, code),
        },
    )
    .await
}

/// An update is handled.
pub(crate) async fn handle(call: Call<HandleUpdate>, app: App) -> Result<Update, Fault> {
    let seen = call.body.version;
    write(
        &app,
        &call.permit,
        call.at.update,
        move |tx, reader, row| match rules::handle(row.standing(), reader.person(), seen) {
            Verdict::Go if store::handle(tx, row)? => Ok(true),
            Verdict::Go => refuse(tx, reader, row, code::CHANGED_MEANWHILE),
            Verdict::AsItIs => Ok(false),
            Verdict::Refuse(code) => refuse(tx, reader, row, code),
        },
    )
    .await
}

/// Finds the update, does something with it that answers whether it changed, and answers it as it is then.
/// A refusal shows it too: that is a reading as well.
async fn write<R: RightMarker>(
    app: &App,
    permit: &UnitPermit<R>,
    update: Id<id::Update>,
    act: impl FnOnce(&mut Tx<'_>, Reader, &UpdateRow) -> Result<bool, Fault> + Send + 'static,
) -> Result<Update, Fault> {
    let reader = Reader::of(permit);
    let done = app
        .db
        .write(permit.actor(), move |tx| {
            let row = noted(tx, reader, update)?;
            if act(tx, reader, &row)? {
                tx.unit_event(Event::InboxChanged {
                    unit: reader.unit(),
                });
            }
            shown(tx, reader, update)
        })
        .await;
    if let Err(Fault::Conflict {
        current: Some(_), ..
    }) = &done
    {
        let by = Actor {
            replay: None,
            ..permit.actor().clone()
        };
        app.db
            .write(&by, move |tx| noted(tx, reader, update).map(|_| ()))
            .await?;
    }
    done
}

/// The update, noted in its patient's log.
fn noted(tx: &mut Tx<'_>, reader: Reader, update: Id<id::Update>) -> Result<UpdateRow, Fault> {
    let now = tx.now();
    let row = store::update(tx.conn(), reader, update, now)?;
    tx.audit(&[row.patient()], Basis::CareRelation)?;
    Ok(row)
}

fn shown(tx: &mut Tx<'_>, reader: Reader, update: Id<id::Update>) -> Result<Update, Fault> {
    let now = tx.now();
    view::update(tx.conn(), reader, update, now)
}

/// Refuses, and shows what the update is now.
fn refuse(
    tx: &mut Tx<'_>,
    reader: Reader,
    row: &UpdateRow,
    code: &'static str,
) -> Result<bool, Fault> {
    Err(Fault::collides(code, &shown(tx, reader, row.id())?))
}
