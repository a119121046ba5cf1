//! Handovers over HTTP. Who is asked looks at the patient without serving them: that is in the patient's log before the
//! answer leaves.

use std::sync::Arc;

use shared::{
    Endpoint as _, Id,
    audit::Basis,
    handovers::{
        AnswerHandover, AskedHandovers, Handover, HandoverState, Handovers, ListAskedHandovers,
        ListHandovers, ProposeHandover, WithdrawHandover,
    },
    id::Unit,
    problem::code,
    start::GetStart,
};
use uuid::Uuid;

use super::{
    rules::{self, Verdict},
    store::{self, HandoverRow},
    view,
};
use crate::{
    access::{Actor, Proof as _, UnitPermit},
    app::App,
    db::{
        Tx,
        types::{At, Key},
    },
    error::Fault,
    http::Call,
    identity::Viewer,
};

/// Who is responsible, and every handover.
pub(crate) async fn list(call: Call<ListHandovers>, app: App) -> Result<Handovers, Fault> {
    let now = At::from(app.clock.now());
    app.db
        .read(move |conn| view::of_patient(conn, &call.permit, now))
        .await
}

/// Asks another unit to take over.
pub(crate) async fn propose(call: Call<ProposeHandover>, app: App) -> Result<Handover, Fault> {
    let (permit, new) = (Arc::new(call.permit), call.body);
    let from = permit.acting_unit().ok_or(Fault::NotFound)?;
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            if let Some(known) = store::known(tx.conn(), new.id)? {
                let whose = (known.patient_id, known.from_unit_id, known.to_unit_id);
                return if whose == (Key(by.patient()), Key(from), Key(new.to)) {
                    Ok(known.shown())
                } else {
                    Err(Fault::conflict(code::ID_TAKEN))
                };
            }
            store::may_change(tx.conn(), Key(by.patient()), from)?;
            let to = store::unit(tx.conn(), new.to)?;
            rules::check_receiver(from, new.to, to.as_ref().map(|unit| unit.kind))?;
            let to = to.ok_or(Fault::NotFound)?;
            if let Some(waiting) = store::waiting(tx.conn(), &by)? {
                return Err(Fault::collides(code::HANDOVER_WAITS, &waiting.shown()));
            }
            let name = tx.author().unit_name.clone().unwrap_or_default();
            store::propose(tx, &by, (from, name), &to, &new)?;
            Ok(store::of_patient(tx.conn(), &by, new.id)?.shown())
        })
        .await
}

/// Takes a handover back.
pub(crate) async fn withdraw(call: Call<WithdrawHandover>, app: App) -> Result<Handover, Fault> {
    let (permit, at, seen) = (Arc::new(call.permit), call.at, call.body.version);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = store::of_patient(tx.conn(), &by, at.handover)?;
            let theirs = |from| by.viewer().memberships.iter().any(|m| m.unit.id == from);
            if !theirs(row.from_unit_id.0) {
                return Err(Fault::NotFound);
            }
            if settled(tx, &row, seen, HandoverState::Withdrawn, None)? {
                return Ok(store::of_patient(tx.conn(), &by, at.handover)?.shown());
            }
            Ok(row.shown())
        })
        .await
}

/// What the unit is asked.
pub(crate) async fn asked(
    call: Call<ListAskedHandovers>,
    app: App,
) -> Result<AskedHandovers, Fault> {
    let permit = Arc::new(call.permit);
    let by = Arc::clone(&permit);
    let handovers = app.db.read(move |conn| view::asked(conn, &by)).await?;
    let patients = view::patients(&handovers);
    if !patients.is_empty() {
        app.db
            .write(permit.actor(), move |tx| {
                tx.audit(&patients, Basis::Handover)
            })
            .await?;
    }
    Ok(AskedHandovers { handovers })
}

/// Whether a unit is asked something that the viewer can answer.
pub(crate) async fn waits(
    app: &App,
    viewer: &Arc<Viewer>,
    unit: Id<Unit>,
    request_id: Uuid,
) -> Result<bool, Fault> {
    let Ok(permit) = UnitPermit::ask(viewer, unit, GetStart::NAME, request_id) else {
        return Ok(false);
    };
    app.db.read(move |conn| view::waits(conn, &permit)).await
}

/// Accepts, or refuses with a reason.
pub(crate) async fn answer(call: Call<AnswerHandover>, app: App) -> Result<Handover, Fault> {
    let (permit, at, new) = (Arc::new(call.permit), call.at, call.body);
    let to = rules::check_answer(&new)?;
    let by = Arc::clone(&permit);
    let done = app
        .db
        .write(permit.actor(), move |tx| {
            let patient = store::asked(tx.conn(), &by, at.handover)?.patient_id;
            tx.one_at_a_time_about(patient.0)?;
            let row = store::asked(tx.conn(), &by, at.handover)?;
            let reason = new.reason.as_deref().filter(|_| !new.accept);
            if settled(tx, &row, new.version, to, reason)? {
                tx.audit(&[patient.0], Basis::Handover)?;
                return Ok(store::asked(tx.conn(), &by, at.handover)?.shown());
            }
            Ok(row.shown())
        })
        .await;
    // A refusal that shows it is a reading too.
    if let Err(Fault::Conflict {
        current: Some(_), ..
    }) = &done
    {
        let actor = Actor {
            replay: None,
            ..permit.actor().clone()
        };
        app.db
            .write(&actor, move |tx| {
                let patient = store::asked(tx.conn(), &permit, at.handover)?.patient_id;
                tx.audit(&[patient.0], Basis::Handover)
            })
            .await?;
    }
    done
}

/// Gives a handover its last state; false when it has it already.
fn settled(
    tx: &mut Tx<'_>,
    row: &HandoverRow,
    seen: i32,
    to: HandoverState,
    reason: Option<&str>,
) -> Result<bool, Fault> {
    match rules::settle(row.state.0, row.version, seen, to) {
        Verdict::AsItIs => Ok(false),
        Verdict::Refuse(code) => Err(Fault::collides(code, &row.clone().shown())),
        Verdict::Go => {
            if to == HandoverState::Accepted {
                store::may_change(tx.conn(), row.patient_id, row.from_unit_id.0)?;
            }
            store::settle(tx, row, to, reason)?;
            Ok(true)
        }
    }
}
