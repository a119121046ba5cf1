//! What happens around a visit to the GP, over HTTP. A write and its answer are made in one transaction.

use std::sync::Arc;

use actix_web::HttpRequest;
use shared::{
    Endpoint,
    contract::Pdf,
    gp_visits::{
        ChangeVisitNote, EndVisitLink, GetVisitPage, GetVisitPaper, ListVisitLinks, ListVisitNotes,
        ListVisitOutcomes, MadeVisitLink, MakeVisitLink, OpenVisitLink, OpenVisitPaper,
        RecordVisit, RemoveVisitNote, VisitLinks, VisitNote, VisitNotes, VisitOutcome,
        VisitOutcomes, VisitPage, WriteVisitNote,
    },
    identity::Language,
    problem::code,
    right::marker,
};

use super::{
    links, outcomes, print,
    rules::Standing,
    store::{self, NoteRow},
    view,
};
use crate::{
    access::{Actor, Permit, Proof as _, RecordPermit},
    app::App,
    db::Tx,
    error::Fault,
    http::{Call, request_id},
    identity::client_address,
    print::link_holder,
};

/// What a link's secret is made for.
const PURPOSE: &str = "visit-link";

/// The notes for the next visit.
pub(crate) async fn list(call: Call<ListVisitNotes>, app: App) -> Result<VisitNotes, Fault> {
    app.db
        .read(move |conn| view::waiting(conn, &call.permit))
        .await
}

/// Writes a note.
pub(crate) async fn write(call: Call<WriteVisitNote>, app: App) -> Result<VisitNote, Fault> {
    let (permit, new) = (Arc::new(call.permit), call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            store::insert(tx, &by, &new)?;
            let row = store::own(tx.conn(), &by, new.id)?;
            Ok(row.shown(by.viewer().person))
        })
        .await
}

/// Gives one's own note other words.
pub(crate) async fn change(call: Call<ChangeVisitNote>, app: App) -> Result<VisitNote, Fault> {
    let (permit, at, new) = (Arc::new(call.permit), call.at, call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = store::own(tx.conn(), &by, at.note)?;
            seen(&by, &row, new.version)?;
            store::change(tx, &by, &row, &new.text, &new.lang)?;
            let row = store::own(tx.conn(), &by, at.note)?;
            Ok(row.shown(by.viewer().person))
        })
        .await
}

/// Takes one's own note away.
pub(crate) async fn remove(call: Call<RemoveVisitNote>, app: App) -> Result<(), Fault> {
    let (permit, at, version) = (Arc::new(call.permit), call.at, call.body.version);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = store::own(tx.conn(), &by, at.note)?;
            if row.standing() == Standing::Removed {
                return Ok(());
            }
            seen(&by, &row, version)?;
            store::remove(tx, &by, &row)
        })
        .await
}

/// Whether a note waits and stands as the sender saw it; otherwise what it is now. One that was taken away is gone.
fn seen(
    permit: &Permit<marker::WriteVisitNotes>,
    row: &NoteRow,
    version: i32,
) -> Result<(), Fault> {
    let now = || row.clone().shown(permit.viewer().person);
    match row.standing() {
        Standing::Removed => Err(Fault::NotFound),
        Standing::Past => Err(Fault::collides(code::NO_LONGER_VALID, &now())),
        Standing::Waiting if row.version != version => {
            Err(Fault::collides(code::CHANGED_MEANWHILE, &now()))
        }
        Standing::Waiting => Ok(()),
    }
}

/// The page for the GP.
pub(crate) async fn page(call: Call<GetVisitPage>, app: App) -> Result<VisitPage, Fault> {
    let now = app.clock.now();
    let (page, _) = app
        .db
        .read(move |conn| view::page(conn, &call.permit, now))
        .await?;
    Ok(page)
}

/// The same on paper.
pub(crate) async fn paper(call: Call<GetVisitPaper>, app: App) -> Result<Pdf, Fault> {
    let now = app.clock.now();
    let (page, language) = app
        .db
        .read(move |conn| view::page(conn, &call.permit, now))
        .await?;
    printed(page, language).await
}

/// Sets the page on a thread for waiting: it takes some milliseconds.
async fn printed(page: VisitPage, language: Language) -> Result<Pdf, Fault> {
    tokio::task::spawn_blocking(move || print::printed(&page, language))
        .await
        .map_err(Fault::from_join)?
}

/// The links that are open.
pub(crate) async fn list_links(call: Call<ListVisitLinks>, app: App) -> Result<VisitLinks, Fault> {
    let now = app.clock.now();
    let rows = app
        .db
        .read(move |conn| links::open(conn, &call.permit, now))
        .await?;
    let links = rows.into_iter().map(links::LinkRow::shown).collect();
    Ok(VisitLinks { links })
}

/// Makes a link. Its secret is put to the answer after the transaction, so that no kept reply holds it.
pub(crate) async fn make_link(call: Call<MakeVisitLink>, app: App) -> Result<MadeVisitLink, Fault> {
    let (permit, id) = (Arc::new(call.permit), call.body.id);
    let about = format!("{} {id}", permit.patient());
    let token = app.data_key.secret_of(PURPOSE, about.as_bytes())?;
    let (by, secret) = (Arc::clone(&permit), token.clone());
    let link = app
        .db
        .write(permit.actor(), move |tx| {
            let visit = view::next_visit(tx.conn(), &*by)?.and_then(|visit| visit.at);
            Ok(links::make(tx, &*by, id, &secret, visit)?.shown())
        })
        .await?;
    Ok(MadeVisitLink { link, token })
}

/// Ends a link.
pub(crate) async fn end_link(call: Call<EndVisitLink>, app: App) -> Result<(), Fault> {
    let (permit, at) = (Arc::new(call.permit), call.at);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| links::end(tx, &*by, at.link))
        .await
}

/// The page, by a link.
pub(crate) async fn open_link(call: Call<OpenVisitLink>, app: App) -> Result<VisitPage, Fault> {
    let opened = opened::<OpenVisitLink>(&app, &call.request, &call.body.token).await?;
    Ok(opened.0)
}

/// The page on paper, by a link.
pub(crate) async fn open_paper(call: Call<OpenVisitPaper>, app: App) -> Result<Pdf, Fault> {
    let (page, language) = opened::<OpenVisitPaper>(&app, &call.request, &call.body.token).await?;
    printed(page, language).await
}

/// Opens the page by a link: the line in the patient's log is stored before anything leaves.
async fn opened<E: Endpoint>(
    app: &App,
    request: &HttpRequest,
    token: &str,
) -> Result<(VisitPage, Language), Fault> {
    app.attempts
        .count_address(client_address(request, app.trust_forwarded))?;
    let (hash, now) = (links::hash(token), app.clock.now());
    let asked = hash.clone();
    let (link, language) = app
        .db
        .read(move |conn| links::by_hash(conn, &asked, now))
        .await?;
    let holder = link_holder(language)?;
    let actor = Actor::link_holder(holder, link.patient_id.0, E::NAME, request_id(request));
    app.db.write(&actor, move |tx| open_within(tx, &hash)).await
}

/// It may have ended a moment ago.
fn open_within(tx: &mut Tx<'_>, hash: &str) -> Result<(VisitPage, Language), Fault> {
    let now = tx.now();
    let (link, _) = links::by_hash(tx.conn(), hash, now)?;
    links::count(tx, &link)?;
    view::page(tx.conn(), &RecordPermit::about(link.patient_id.0), now)
}

/// What was decided.
pub(crate) async fn list_outcomes(
    call: Call<ListVisitOutcomes>,
    app: App,
) -> Result<VisitOutcomes, Fault> {
    let now = app.clock.now();
    app.db
        .read(move |conn| view::outcomes(conn, &call.permit, now))
        .await
}

/// Writes down what was decided.
pub(crate) async fn record(call: Call<RecordVisit>, app: App) -> Result<VisitOutcome, Fault> {
    let (permit, new) = (Arc::new(call.permit), call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| outcomes::record(tx, &by, &new))
        .await
}
