//! Messages over HTTP, as staff and patients see them. Where they come in: `inbound.rs`.

use std::sync::Arc;

use shared::{
    messages::{
        AcceptHeld, AskWard, GetMessage, GetMessageOriginal, GetTimeline, HeldPatients, ListHeld,
        ListMessages, ListProposals, MessageOriginal, Messages, OpenMessage, Proposals, RefuseHeld,
        ReportAdmission, SettleProposal, TakeUpStep, Timeline,
    },
    patients::PatientRef,
    plan::Step,
};

use super::{folder, held, outgoing::Writer, proposals, view};
use crate::{access::Proof as _, app::App, error::Fault, http::Call, pathways};

/// Messages about the patient.
pub(crate) async fn list(call: Call<ListMessages>, app: App) -> Result<Messages, Fault> {
    app.db
        .read(move |conn| view::lines(conn, &call.permit))
        .await
}

/// One message.
pub(crate) async fn get(call: Call<GetMessage>, app: App) -> Result<OpenMessage, Fault> {
    app.db
        .read(move |conn| view::one(conn, &call.permit, call.at.message))
        .await
}

/// Its bytes.
pub(crate) async fn original(
    call: Call<GetMessageOriginal>,
    app: App,
) -> Result<MessageOriginal, Fault> {
    let key = app.data_key.clone();
    app.db
        .read(move |conn| view::original(conn, &call.permit, &key, call.at.message))
        .await
}

/// What was told about the patient.
pub(crate) async fn timeline(call: Call<GetTimeline>, app: App) -> Result<Timeline, Fault> {
    app.db
        .read(move |conn| view::timeline(conn, &call.permit))
        .await
}

/// What is proposed.
pub(crate) async fn list_proposals(
    call: Call<ListProposals>,
    app: App,
) -> Result<Proposals, Fault> {
    app.db
        .read(move |conn| proposals::waiting(conn, &call.permit))
        .await
}

/// Adds a step that was proposed.
pub(crate) async fn take_up_step(call: Call<TakeUpStep>, app: App) -> Result<Step, Fault> {
    let (permit, at, new) = (Arc::new(call.permit), call.at, call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            pathways::store::add(tx, &by, &new)?;
            proposals::settle(tx, &by, at.proposal, true)?;
            let today = tx.today();
            pathways::view::step(tx.conn(), &by, new.id, today)
        })
        .await
}

/// Says what became of a proposal.
pub(crate) async fn settle(call: Call<SettleProposal>, app: App) -> Result<Proposals, Fault> {
    let (permit, at, taken_up) = (Arc::new(call.permit), call.at, call.body.taken_up);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            proposals::settle(tx, &by, at.proposal, taken_up)?;
            proposals::waiting(tx.conn(), &by)
        })
        .await
}

/// Those who wait for a coordinator.
pub(crate) async fn list_held(call: Call<ListHeld>, app: App) -> Result<HeldPatients, Fault> {
    app.db
        .read(move |conn| held::waiting(conn, &call.permit))
        .await
}

/// Registers somebody who waited.
pub(crate) async fn accept_held(call: Call<AcceptHeld>, app: App) -> Result<PatientRef, Fault> {
    let (permit, at, new) = (Arc::new(call.permit), call.at, call.body);
    let (by, key) = (Arc::clone(&permit), app.data_key.clone());
    app.db
        .write(permit.actor(), move |tx| {
            held::accept(tx, &by, &key, at.held, &new)
        })
        .await
}

/// Refuses messages about somebody who waited.
pub(crate) async fn refuse_held(call: Call<RefuseHeld>, app: App) -> Result<(), Fault> {
    let (permit, at, new) = (Arc::new(call.permit), call.at, call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            held::refuse(tx, &by, at.held, &new.reason)
        })
        .await
}

/// Writes an admission report to the ward.
pub(crate) async fn report_admission(
    call: Call<ReportAdmission>,
    app: App,
) -> Result<MessageOriginal, Fault> {
    let (permit, new, writer) = (Arc::new(call.permit), call.body, writer(&app));
    let by = Arc::clone(&permit);
    let made = app
        .db
        .write(permit.actor(), move |tx| writer.report(tx, &by, &new))
        .await?;
    put_out(&app, &made).await;
    Ok(made)
}

/// Writes a question to the ward.
pub(crate) async fn ask_ward(call: Call<AskWard>, app: App) -> Result<MessageOriginal, Fault> {
    let (permit, new, writer) = (Arc::new(call.permit), call.body, writer(&app));
    let by = Arc::clone(&permit);
    let made = app
        .db
        .write(permit.actor(), move |tx| writer.question(tx, &by, &new))
        .await?;
    put_out(&app, &made).await;
    Ok(made)
}

fn writer(app: &App) -> Writer {
    Writer {
        key: app.data_key.clone(),
        test: !app.refuse_synthetic_numbers,
    }
}

/// Puts a message into the folder from which the unit's own system takes it, when there is one. The message is stored
/// already and can be fetched; so a folder that cannot be written is told to those who run the service.
async fn put_out(app: &App, made: &MessageOriginal) {
    let Some(folder) = app.messages_out.clone() else {
        return;
    };
    let made = made.clone();
    let put = tokio::task::spawn_blocking(move || folder::put(&folder, &made)).await;
    if !matches!(put, Ok(Ok(()))) {
        tracing::error!("a message could not be put into the folder for outgoing ones");
    }
}
