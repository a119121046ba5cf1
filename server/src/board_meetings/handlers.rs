//! Meetings over HTTP. Whom a page showed is in the patients' logs before the answer leaves.

use std::sync::Arc;

use shared::{
    audit::Basis,
    meetings::{
        BoardMeeting, Decisions, EndMeeting, GetMeeting, ListDecisions, ListMeetings,
        MarkDiscussed, MeetingDecision, MeetingPage, Meetings, RecordDecision, StartMeeting,
    },
    summaries::Act,
};

use super::{decisions, store, view};
use crate::{
    access::Proof as _,
    app::App,
    board::{rules, view::Reader},
    db::types::At,
    error::Fault,
    http::Call,
};

/// The unit's meetings.
pub(crate) async fn list(call: Call<ListMeetings>, app: App) -> Result<Meetings, Fault> {
    let meetings = app
        .db
        .read(move |conn| view::all(conn, &call.permit))
        .await?;
    Ok(Meetings { meetings })
}

/// Begins a meeting, or joins the one that lasts.
pub(crate) async fn start(call: Call<StartMeeting>, app: App) -> Result<BoardMeeting, Fault> {
    let (permit, new) = (Arc::new(call.permit), call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            store::one_at_a_time(tx, by.unit())?;
            Ok(store::start(tx, &by, &new)?.shown())
        })
        .await
}

/// A page of a meeting.
pub(crate) async fn get(call: Call<GetMeeting>, app: App) -> Result<MeetingPage, Fault> {
    let after = rules::cursor(call.query.cursor.as_deref())?;
    let (permit, now) = (Arc::new(call.permit), app.clock.now());
    let (reader, by) = (Reader::of(&permit, now), Arc::clone(&permit));
    let (meeting, asked) = (call.at.meeting, (call.query.left, after));
    let page = app
        .db
        .read(move |conn| view::page(conn, &by, (&reader, At::from(now)), meeting, asked))
        .await?;
    let patients: Vec<_> = page
        .patients
        .iter()
        .map(|each| each.line.patient.id)
        .collect();
    if !patients.is_empty() {
        app.db
            .write(permit.actor(), move |tx| {
                tx.audit(&patients, Basis::CareRelation)
            })
            .await?;
    }
    Ok(page)
}

/// Ends a meeting; ended twice, it ended the first time.
pub(crate) async fn end(call: Call<EndMeeting>, app: App) -> Result<BoardMeeting, Fault> {
    let (permit, at) = (Arc::new(call.permit), call.at);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            store::one_at_a_time(tx, by.unit())?;
            let row = store::meeting(tx.conn(), &by, at.meeting)?;
            if row.ended_at.is_none() {
                store::end(tx, &row)?;
            }
            Ok(store::meeting(tx.conn(), &by, at.meeting)?.shown())
        })
        .await
}

/// Writes down a decision.
pub(crate) async fn record(call: Call<RecordDecision>, app: App) -> Result<MeetingDecision, Fault> {
    let (permit, at, new) = (Arc::new(call.permit), call.at, call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let meeting = store::meeting_about(tx, &by, at.meeting)?;
            decisions::record(tx, &by, &meeting, &new)
        })
        .await
}

/// Says that the patient was talked about.
pub(crate) async fn discussed(call: Call<MarkDiscussed>, app: App) -> Result<Act, Fault> {
    let (permit, at) = (Arc::new(call.permit), call.at);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let meeting = store::meeting_about(tx, &by, at.meeting)?;
            store::discussed(tx, &meeting, by.patient())
        })
        .await
}

/// What meetings decided about the patient.
pub(crate) async fn decisions(call: Call<ListDecisions>, app: App) -> Result<Decisions, Fault> {
    let decisions = app
        .db
        .read(move |conn| decisions::of_patient(conn, &call.permit))
        .await?;
    Ok(Decisions { decisions })
}
