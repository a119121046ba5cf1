//! Absences over HTTP. One's own; the unit's leader, anybody's.

use std::sync::Arc;

use shared::{
    Id,
    absences::{Absence, Absences, Colleague, EndAbsence, ListAbsences, RegisterAbsence},
    id::Person,
    problem::code,
    right::marker::RegisterAbsences,
    units::StaffRole,
};

use super::{rules, store, view};
use crate::{
    access::{Proof as _, UnitPermit},
    app::App,
    db::types::{At, Key},
    error::Fault,
    http::Call,
};

/// Who is away, and who works in the unit.
pub(crate) async fn list(call: Call<ListAbsences>, app: App) -> Result<Absences, Fault> {
    let now = At::from(app.clock.now());
    app.db
        .read(move |conn| {
            Ok(Absences {
                absences: view::ahead(conn, &call.permit, now)?,
                colleagues: store::colleagues(conn, &call.permit, now)?,
            })
        })
        .await
}

/// Registers that somebody is away.
pub(crate) async fn register(call: Call<RegisterAbsence>, app: App) -> Result<Absence, Fault> {
    let (permit, new) = (Arc::new(call.permit), call.body);
    may_for(&permit, new.person)?;
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            if let Some((unit, person, _)) = store::known(tx.conn(), new.id)? {
                return if (unit, person) == (Key(by.unit()), Key(new.person)) {
                    view::one(tx.conn(), &by, new.id)
                } else {
                    Err(Fault::conflict(code::ID_TAKEN))
                };
            }
            rules::check(&new, tx.today())?;
            let now = At::from(tx.now());
            let colleagues = store::colleagues(tx.conn(), &by, now)?;
            works_here(&colleagues, "person", Some(new.person))?;
            works_here(&colleagues, "handed_to", new.handed_to)?;
            store::add(tx, &by, &new)?;
            view::one(tx.conn(), &by, new.id)
        })
        .await
}

/// Ends an absence. Ended is ended.
pub(crate) async fn end(call: Call<EndAbsence>, app: App) -> Result<(), Fault> {
    let (permit, at) = (Arc::new(call.permit), call.at);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let known = store::known(tx.conn(), at.absence)?;
            let (_, person, _) = known
                .filter(|(unit, ..)| *unit == Key(by.unit()))
                .ok_or(Fault::NotFound)?;
            may_for(&by, person.0)?;
            store::end(tx, &by, at.absence)
        })
        .await
}

/// Whether the holder may say that this person is away.
fn may_for(permit: &UnitPermit<RegisterAbsences>, person: Id<Person>) -> Result<(), Fault> {
    let viewer = permit.viewer();
    let leads = viewer
        .memberships
        .iter()
        .any(|m| m.unit.id == permit.unit() && m.role == StaffRole::Leader);
    if viewer.person == person || leads {
        Ok(())
    } else {
        Err(Fault::NotFound)
    }
}

fn works_here(
    colleagues: &[Colleague],
    field: &str,
    person: Option<Id<Person>>,
) -> Result<(), Fault> {
    let known = |person| colleagues.iter().any(|one| one.person == person);
    if person.is_none_or(known) {
        Ok(())
    } else {
        Err(Fault::field(
            field,
            "not_found",
            "name somebody who works in this unit",
        ))
    }
}
