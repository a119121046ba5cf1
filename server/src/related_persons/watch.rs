//! The watch for what ends by itself: invitations that nobody answered, access whose last day has passed;
//! and for those who are asked again, a year after they said yes.

use diesel::prelude::*;
use shared::{
    invitations::InvitationState,
    related_persons::{RegistrationEvent, RegistrationState},
};

use super::{
    answers,
    store::{self, RelatedPersonRow},
};
use crate::{
    access::{Proof as _, SystemPermit},
    app::App,
    consents,
    db::{
        Conn, Tx,
        schema::{patient, related_person as r},
        types::{At, Code},
    },
    error::Fault,
    invitations::{self, Inviter},
    outbox::look_every_second,
};

/// Watches until the service stops.
pub(crate) async fn run(app: App) {
    look_every_second(&app, "registrations", look).await;
}

/// What is due now.
struct Due {
    unanswered: Vec<RelatedPersonRow>,
    closing: Vec<RelatedPersonRow>,
    asked_again: Vec<RelatedPersonRow>,
}

impl Due {
    const fn count(&self) -> usize {
        self.unanswered.len() + self.closing.len() + self.asked_again.len()
    }
}

/// Sees to what is due; answers how many.
async fn look(app: &App) -> Result<usize, Fault> {
    let now = app.clock.now();
    let found = app.db.read(move |conn| due(conn, now)).await?;
    if found.count() == 0 {
        return Ok(0);
    }
    let (permit, inviter) = (
        SystemPermit::for_task("watch-registrations", None),
        Inviter::new(app),
    );
    app.db
        .write(permit.actor(), move |tx| settle(tx, &inviter))
        .await
}

fn due(conn: &mut Conn, now: chrono::DateTime<chrono::Utc>) -> Result<Due, Fault> {
    Ok(Due {
        unanswered: invitations::store::overdue(conn, At::from(now))?,
        closing: consents::store::overdue(conn, At::from(now))?,
        asked_again: to_ask_again(conn, now)?,
    })
}

/// Looks again inside the transaction: another instance may have been here.
fn settle(tx: &mut Tx<'_>, inviter: &Inviter) -> Result<usize, Fault> {
    tx.one_at_a_time("watch-registrations")?;
    let now = tx.now();
    let due = due(tx.conn(), now)?;
    for row in &due.unanswered {
        invitations::store::end_open(tx, row, InvitationState::Expired)?;
        store::set_state(tx, row, RegistrationState::Expired)?;
        answers::log(tx, row, RegistrationEvent::Expired)?;
    }
    for row in &due.closing {
        consents::store::end(tx, row)?;
    }
    for row in &due.asked_again {
        ask(tx, inviter, row)?;
    }
    Ok(due.count())
}

/// Those who said yes a year ago. The dead ask nobody.
fn to_ask_again(
    conn: &mut Conn,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<Vec<RelatedPersonRow>, Fault> {
    Ok(r::table
        .filter(r::ask_again_at.is_not_null())
        .filter(r::ask_again_at.le(At::from(now)))
        .order(r::ask_again_at)
        .limit(100)
        .select(RelatedPersonRow::as_select())
        .load(conn)?)
}

/// Asks by mail; without an address, or when they asked not to be written to, the registration is shown as
/// one that somebody must ask.
fn ask(tx: &mut Tx<'_>, inviter: &Inviter, row: &RelatedPersonRow) -> Result<(), Fault> {
    let died: Option<chrono::NaiveDate> = patient::table
        .find(row.patient_id)
        .select(patient::died_on)
        .first(tx.conn())?;
    if row.email.is_some() && !row.no_mail && died.is_none() {
        inviter.by_mail(tx, row)
    } else if row.state.0 == RegistrationState::Registered {
        // Nobody has asked them yet anyway.
        Ok(())
    } else {
        store::set_state(tx, row, RegistrationState::Registered)?;
        answers::log(tx, row, RegistrationEvent::AskAgain)
    }
}

/// At a new stay everybody is asked again.
pub(crate) fn ask_all_again(
    tx: &mut Tx<'_>,
    inviter: &Inviter,
    patient: shared::Id<shared::id::Patient>,
) -> Result<(), Fault> {
    let rows: Vec<RelatedPersonRow> = r::table
        .filter(r::patient_id.eq(crate::db::types::Key(patient)))
        .filter(r::state.ne(Code(RegistrationState::Declined)))
        .filter(r::state.ne(Code(RegistrationState::Ended)))
        .select(RelatedPersonRow::as_select())
        .load(tx.conn())?;
    for row in rows {
        ask(tx, inviter, &row)?;
    }
    Ok(())
}
