//! Absences in the database. The unit comes from the permit.

use diesel::prelude::*;
use shared::{
    Id,
    absences::{Colleague, NewAbsence},
    id::{self, Person, Unit},
    right::marker::RegisterAbsences,
    units::StaffRole,
};

use super::rules;
use crate::{
    access::UnitPermit,
    db::{
        Conn, Tx,
        schema::{person as p, staff_absence as a, staff_role as r},
        types::{At, Code, Json, Key},
    },
    error::Fault,
    outbox::Event,
};

/// Those who work in the unit now, by name.
pub(super) fn colleagues(
    conn: &mut Conn,
    permit: &UnitPermit<RegisterAbsences>,
    now: At,
) -> Result<Vec<Colleague>, Fault> {
    staff_of(conn, permit.unit(), now)
}

/// The same of a unit that the caller's permit acts for.
pub(crate) fn staff_of(conn: &mut Conn, unit: Id<Unit>, now: At) -> Result<Vec<Colleague>, Fault> {
    let rows: Vec<(Key<Person>, String, Code<StaffRole>)> = r::table
        .inner_join(p::table)
        .filter(r::unit_id.eq(Key(unit)))
        .filter(r::valid_from.le(now))
        .filter(r::valid_until.is_null().or(r::valid_until.gt(now)))
        .filter(p::disabled_at.is_null())
        .order((p::name, p::id))
        .select((p::id, p::name, r::role))
        .load(conn)?;
    let colleague = |(person, name, role): (Key<Person>, String, Code<StaffRole>)| Colleague {
        person: person.0,
        name,
        role: role.0,
    };
    Ok(rows.into_iter().map(colleague).collect())
}

/// Whose absence it is, from whose work, and whether it was ended.
pub(super) type Known = (Key<Unit>, Key<Person>, Option<At>);

/// The absence under this id, whosever it is.
pub(super) fn known(
    conn: &mut Conn,
    absence: Id<id::StaffAbsence>,
) -> Result<Option<Known>, Fault> {
    Ok(a::table
        .find(Key(absence))
        .select((a::unit_id, a::person_id, a::ended_at))
        .first(conn)
        .optional()?)
}

/// Stores an absence.
pub(super) fn add(
    tx: &mut Tx<'_>,
    permit: &UnitPermit<RegisterAbsences>,
    new: &NewAbsence,
) -> Result<(), Fault> {
    let (now, author) = (At::from(tx.now()), Json(tx.author().clone()));
    let (from, until) = rules::moments(new.first_day, new.last_day);
    diesel::insert_into(a::table)
        .values((
            a::id.eq(Key(new.id)),
            a::unit_id.eq(Key(permit.unit())),
            a::person_id.eq(Key(new.person)),
            a::first_day.eq(new.first_day),
            a::last_day.eq(new.last_day),
            a::valid_from.eq(At::from(from)),
            a::valid_until.eq(At::from(until)),
            a::handed_to.eq(new.handed_to.map(Key)),
            a::author.eq(author),
            a::at.eq(now),
        ))
        .execute(tx.conn())?;
    tx.unit_event(Event::InboxChanged {
        unit: permit.unit(),
    });
    Ok(())
}

/// Ends an absence, once.
pub(super) fn end(
    tx: &mut Tx<'_>,
    permit: &UnitPermit<RegisterAbsences>,
    absence: Id<id::StaffAbsence>,
) -> Result<(), Fault> {
    let now = At::from(tx.now());
    let lasting = a::table
        .find(Key(absence))
        .filter(a::unit_id.eq(Key(permit.unit())))
        .filter(a::ended_at.is_null());
    let ended = diesel::update(lasting)
        .set(a::ended_at.eq(now))
        .execute(tx.conn())?;
    if ended == 1 {
        tx.unit_event(Event::InboxChanged {
            unit: permit.unit(),
        });
    }
    Ok(())
}
