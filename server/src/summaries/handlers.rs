//! Letters over HTTP. A write and its answer are made in one transaction.

use std::sync::Arc;

use shared::{
    Id,
    author::Capacity,
    contract::Pdf,
    id::DischargeSummary as LetterId,
    problem::code,
    right::RightMarker,
    summaries::{
        AskForExplanation, ChangeDraft, ConfirmReading, DischargeSummary, DraftSummary, GetSummary,
        GetSummaryPaper, ListSummaries, LookThroughSummary, ReleaseSummary, ReviseSummary,
        SignSummary, Summaries, SummaryStatus, WithdrawSummary,
    },
};

use super::{
    acts, print,
    rules::{self, Action, Refusal},
    store::{self, Known, NewLetter, SummaryRow},
    view,
};
use crate::{
    access::{Permit, Proof as _},
    app::App,
    db::{Tx, types::At},
    error::Fault,
    http::Call,
    units,
};

/// The letters the reader may see.
pub(crate) async fn list(call: Call<ListSummaries>, app: App) -> Result<Summaries, Fault> {
    let summaries = app
        .db
        .read(move |conn| view::headlines(conn, &call.permit))
        .await?;
    Ok(Summaries { summaries })
}

/// One letter.
pub(crate) async fn get(call: Call<GetSummary>, app: App) -> Result<DischargeSummary, Fault> {
    app.db
        .read(move |conn| view::letter(conn, &call.permit, call.at.summary))
        .await
}

/// The letter on paper.
pub(crate) async fn paper(call: Call<GetSummaryPaper>, app: App) -> Result<Pdf, Fault> {
    let (permit, at, now) = (call.permit, call.at, app.clock.now());
    let (letter, units) = app
        .db
        .read(move |conn| {
            let letter = view::letter(conn, &permit, at.summary)?;
            // Which units follow up is not for everybody to whom a letter was opened.
            let units = if permit.actor().author.capacity == Capacity::Relative {
                Vec::new()
            } else {
                units::store::serving(conn, &permit, At::from(now))?
            };
            Ok((letter, units))
        })
        .await?;
    tokio::task::spawn_blocking(move || print::printed(&letter, &units))
        .await
        .map_err(Fault::from_join)?
}

/// Begins a letter.
pub(crate) async fn draft(call: Call<DraftSummary>, app: App) -> Result<DischargeSummary, Fault> {
    let (permit, new) = (Arc::new(call.permit), call.body);
    rules::has_room(&new.content)?;
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            store::check_stay(tx.conn(), &by, new.stay)?;
            let letter = NewLetter {
                id: new.id,
                stay: new.stay,
                previous: None,
                change_note: None,
                content: &new.content,
            };
            begin(tx, &by, &letter, rules::begin)
        })
        .await
}

/// Begins a new version of a signed letter.
pub(crate) async fn revise(call: Call<ReviseSummary>, app: App) -> Result<DischargeSummary, Fault> {
    let (permit, at, new) = (Arc::new(call.permit), call.at, call.body);
    rules::has_room(&new.content)?;
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = store::letter(tx.conn(), &by, at.summary)?;
            let received = row.received_section.is_some();
            if let Err(code) = rules::may_here(Action::Change, received) {
                return refuse(tx, &by, code, at.summary);
            }
            let letter = NewLetter {
                id: new.id,
                stay: row.stay_id.0,
                previous: Some(at.summary),
                change_note: Some(&new.change_note),
                content: &new.content,
            };
            begin(tx, &by, &letter, |line| rules::revise(line, at.summary))
        })
        .await
}

/// Begins a letter, unless it is begun already, with the number that `number` gives it.
fn begin<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    letter: &NewLetter<'_>,
    number: impl FnOnce(&[rules::InLine]) -> Result<i32, Refusal>,
) -> Result<DischargeSummary, Fault> {
    match store::known(tx.conn(), permit, letter)? {
        Known::Same => return view::letter(tx.conn(), permit, letter.id),
        Known::OtherWords => return refuse(tx, permit, code::CHANGED_MEANWHILE, letter.id),
        Known::No => {}
    }
    let line = store::line(tx.conn(), permit, letter.stay)?;
    match number(&line) {
        Ok(number) => store::insert(tx, permit, letter, number)?,
        Err(Refusal { code, current }) => return refuse(tx, permit, code, current),
    }
    view::letter(tx.conn(), permit, letter.id)
}

/// Changes a draft.
pub(crate) async fn change(call: Call<ChangeDraft>, app: App) -> Result<DischargeSummary, Fault> {
    let (permit, at, new) = (Arc::new(call.permit), call.at, call.body);
    rules::has_room(&new.content)?;
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = ready_for(tx, &by, Action::Change, at.summary, Some(new.version))?;
            store::change(tx, &by, &row, new.content)?;
            view::letter(tx.conn(), &by, at.summary)
        })
        .await
}

/// Signs a draft.
pub(crate) async fn sign(call: Call<SignSummary>, app: App) -> Result<DischargeSummary, Fault> {
    let (permit, at, version) = (Arc::new(call.permit), call.at, call.body.version);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = ready_for(tx, &by, Action::Sign, at.summary, Some(version))?;
            acts::sign(tx, &by, &row)?;
            view::letter(tx.conn(), &by, at.summary)
        })
        .await
}

/// Releases a signed letter to the patient.
pub(crate) async fn release(
    call: Call<ReleaseSummary>,
    app: App,
) -> Result<DischargeSummary, Fault> {
    let (permit, at, version) = (Arc::new(call.permit), call.at, call.body.version);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = ready_for(tx, &by, Action::Release, at.summary, Some(version))?;
            acts::release(tx, &*by, &row)?;
            view::letter(tx.conn(), &by, at.summary)
        })
        .await
}

/// Withdraws a signed or released letter.
pub(crate) async fn withdraw(
    call: Call<WithdrawSummary>,
    app: App,
) -> Result<DischargeSummary, Fault> {
    let (permit, at, new) = (Arc::new(call.permit), call.at, call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = ready_for(tx, &by, Action::Withdraw, at.summary, None)?;
            acts::withdraw(tx, &by, &row, &new.reason)?;
            view::letter(tx.conn(), &by, at.summary)
        })
        .await
}

/// Shows the patient a letter that waited for somebody to look at it.
pub(crate) async fn look_through(
    call: Call<LookThroughSummary>,
    app: App,
) -> Result<DischargeSummary, Fault> {
    let (permit, at) = (Arc::new(call.permit), call.at);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = store::letter(tx.conn(), &by, at.summary)?;
            let waits = row.status.0 == SummaryStatus::Signed && row.newer_id.is_none();
            match row.received_section {
                Some(_) if waits => acts::release(tx, &*by, &row)?,
                // Shown already, by somebody else or by itself.
                Some(_) if row.released_at.is_some() => {}
                _ => return refuse(tx, &by, code::NO_LONGER_VALID, at.summary),
            }
            view::letter(tx.conn(), &by, at.summary)
        })
        .await
}

/// The patient asks for an explanation.
pub(crate) async fn ask_for_explanation(
    call: Call<AskForExplanation>,
    app: App,
) -> Result<DischargeSummary, Fault> {
    let (permit, at, new) = (Arc::new(call.permit), call.at, call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = store::letter(tx.conn(), &by, at.summary)?;
            if !rules::visible(row.status.0, row.released_at.is_some(), view::reader(&by)) {
                return Err(Fault::NotFound);
            }
            rules::may(Action::ConfirmReading, row.status.0, row.newer_id.is_some())
                .map_err(Fault::conflict)?;
            let text = new.text.map(shared::text::Prose::into_string);
            acts::ask_for_explanation(tx, &by, &row, text)?;
            view::letter(tx.conn(), &by, at.summary)
        })
        .await
}

/// The reader has read the letter.
pub(crate) async fn confirm_reading(call: Call<ConfirmReading>, app: App) -> Result<(), Fault> {
    let (permit, at) = (Arc::new(call.permit), call.at);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = store::letter(tx.conn(), &by, at.summary)?;
            if !rules::visible(row.status.0, row.released_at.is_some(), view::reader(&by)) {
                return Err(Fault::NotFound);
            }
            rules::may(Action::ConfirmReading, row.status.0, row.newer_id.is_some())
                .map_err(Fault::conflict)?;
            acts::confirm_reading(tx, &by, &row)
        })
        .await
}

/// The letter, if it takes this action and still says what the sender saw; otherwise what it is now.
fn ready_for<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    action: Action,
    letter: Id<LetterId>,
    seen: Option<i32>,
) -> Result<SummaryRow, Fault> {
    let row = store::letter(tx.conn(), permit, letter)?;
    if let Err(code) = rules::may_here(action, row.received_section.is_some()) {
        return refuse(tx, permit, code, letter);
    }
    if let Err(code) = rules::may(action, row.status.0, row.newer_id.is_some()) {
        return refuse(tx, permit, code, letter);
    }
    if seen.is_some_and(|seen| seen != row.version) {
        return refuse(tx, permit, code::CHANGED_MEANWHILE, letter);
    }
    Ok(row)
}

/// Says no, and what the letter that stands in the way is now.
fn refuse<T, R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    code: &'static str,
    letter: Id<LetterId>,
) -> Result<T, Fault> {
    let current = view::letter(tx.conn(), permit, letter)?;
    Err(Fault::collides(code, &current))
}
