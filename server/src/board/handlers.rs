//! The board over HTTP. Who stood on it is in the patients' logs before the answer leaves.

use chrono::NaiveDate;
use shared::{
    audit::Basis,
    board::{Board, BoardCounts, BoardPatient, BoardScreen, GetBoard, GetBoardScreen},
    right::marker::ListPatients,
};

use super::{
    rules::{self, Place, Shown},
    view::{self, Reader},
};
use crate::{
    access::{Proof as _, UnitPermit},
    app::App,
    error::Fault,
    http::Call,
};

/// A page of the board.
pub(crate) async fn get(call: Call<GetBoard>, app: App) -> Result<Board, Fault> {
    let shown = Shown {
        group: call.query.group,
        risk: call.query.risk,
        mine: call.query.mine,
        after: rules::cursor(call.query.cursor.as_deref())?,
        skip: 0,
    };
    let (today, counts, patients, next) = read(&app, call.permit, shown).await?;
    Ok(Board {
        today,
        counts,
        patients,
        next: next.map(rules::written),
    })
}

/// A page for a screen that anybody may see.
pub(crate) async fn screen(call: Call<GetBoardScreen>, app: App) -> Result<BoardScreen, Fault> {
    let shown = Shown {
        group: call.query.group,
        risk: call.query.risk,
        skip: rules::before_screen(call.query.page)?,
        ..Shown::default()
    };
    let (today, counts, patients, next) = read(&app, call.permit, shown).await?;
    Ok(BoardScreen {
        today,
        counts,
        patients: patients.into_iter().map(rules::for_screen).collect(),
        more: next.is_some(),
    })
}

type Page = (NaiveDate, BoardCounts, Vec<BoardPatient>, Option<Place>);

/// Reads a page and notes who was read, before it leaves.
async fn read(app: &App, permit: UnitPermit<ListPatients>, shown: Shown) -> Result<Page, Fault> {
    let reader = Reader::of(&permit, app.clock.now());
    let today = reader.today();
    let (page, patients) = app
        .db
        .read(move |conn| {
            let (places, more) = view::page(conn, &reader, shown)?;
            let next = places.last().copied().filter(|_| more);
            let lines = view::lines(conn, &reader, &places)?;
            let patients: Vec<_> = places.into_iter().map(|(_, patient)| patient).collect();
            let counts = view::counts(conn, &reader)?;
            Ok(((today, counts, lines, next), patients))
        })
        .await?;
    if !patients.is_empty() {
        app.db
            .write(permit.actor(), move |tx| {
                tx.audit(&patients, Basis::CareRelation)
            })
            .await?;
    }
    Ok(page)
}
