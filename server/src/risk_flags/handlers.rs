//! Risk flags over HTTP.

use std::sync::Arc;

use shared::{
    problem::code,
    right::marker::ManageRiskFlags,
    risk_flags::{
        ChangeRiskFlag, GetRiskFlags, NewRiskFlag, RaiseRiskFlag, ResolveRiskFlag, RiskFlag,
        RiskFlags,
    },
};

use super::{
    rules::{self, Verdict},
    store::{self, FlagRow},
    view,
};
use crate::{
    access::{Permit, Proof as _},
    app::App,
    db::{Tx, types::Key},
    error::Fault,
    http::Call,
};

/// The patient's flags.
pub(crate) async fn get(call: Call<GetRiskFlags>, app: App) -> Result<RiskFlags, Fault> {
    let now = app.clock.now();
    app.db
        .read(move |conn| view::all(conn, &call.permit, now))
        .await
}

/// Raises a flag.
pub(crate) async fn raise(call: Call<RaiseRiskFlag>, app: App) -> Result<RiskFlag, Fault> {
    let (permit, new) = (Arc::new(call.permit), call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            if let Some(known) = store::known(tx.conn(), new.id)? {
                return if is_same(&known, &by, &new) {
                    view::one(tx.conn(), &by, new.id)
                } else {
                    Err(Fault::conflict(code::ID_TAKEN))
                };
            }
            if let Some(stands) = store::standing(tx.conn(), &by, new.kind)? {
                return refuse(tx, &by, &stands, code::ALREADY_FLAGGED);
            }
            rules::check_due(new.due, None, tx.today())?;
            let owner = store::owner(tx, &by, new.owner, new.owner_person)?;
            store::raise(tx, &by, &new, owner)?;
            view::one(tx.conn(), &by, new.id)
        })
        .await
}

/// Changes a flag that stands.
pub(crate) async fn change(call: Call<ChangeRiskFlag>, app: App) -> Result<RiskFlag, Fault> {
    let (permit, at, new) = (Arc::new(call.permit), call.at, call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = store::flag(tx.conn(), &by, at.flag)?;
            if let Verdict::Refuse(code) = rules::change(row.standing(), new.version) {
                return refuse(tx, &by, &row, code);
            }
            rules::check_due(new.due, Some(row.due), tx.today())?;
            let owner = store::owner(tx, &by, new.owner, new.owner_person)?;
            store::change(tx, row, new.note.as_deref(), owner, new.due)?;
            view::one(tx.conn(), &by, at.flag)
        })
        .await
}

/// Resolves a flag.
pub(crate) async fn resolve(call: Call<ResolveRiskFlag>, app: App) -> Result<RiskFlag, Fault> {
    let (permit, at, new) = (Arc::new(call.permit), call.at, call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = store::flag(tx.conn(), &by, at.flag)?;
            let note = new.note.as_deref();
            match rules::resolve(row.standing(), new.version, tx.author(), note) {
                Verdict::Refuse(code) => return refuse(tx, &by, &row, code),
                Verdict::Go => store::resolve(tx, &row, note)?,
                Verdict::AsItIs => {}
            }
            view::one(tx.conn(), &by, at.flag)
        })
        .await
}

/// Whether the flag is the one that is sent again.
fn is_same(known: &FlagRow, permit: &Permit<ManageRiskFlags>, new: &NewRiskFlag) -> bool {
    known.patient_id == Key(permit.patient())
        && known.kind.0 == new.kind
        && known.raised_by.0.person == Some(permit.viewer().person)
}

/// Says no, and what the flag is now.
fn refuse<T>(
    tx: &mut Tx<'_>,
    permit: &Permit<ManageRiskFlags>,
    row: &FlagRow,
    code: &'static str,
) -> Result<T, Fault> {
    let current = view::one(tx.conn(), permit, row.id.0)?;
    Err(Fault::collides(code, &current))
}
