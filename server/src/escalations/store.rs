//! Rules of units in the database, and when something climbs by them.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use shared::{
    Id,
    author::Author,
    escalations::{ChangeEscalationRuleRequest, EscalationRule},
    id::Unit,
    right::marker::LeadUnit,
    summaries::Act,
};

use super::rules::Hours;
use crate::{
    access::UnitPermit,
    db::{
        Conn, Tx,
        schema::escalation_rule as r,
        types::{At, Json, Key},
    },
    error::Fault,
};

/// The unit's rule; the defaults when it has none.
pub(super) fn rule(
    conn: &mut Conn,
    permit: &UnitPermit<LeadUnit>,
) -> Result<EscalationRule, Fault> {
    type Row = (i32, i32, i32, Json<Author>, At);
    let row: Option<Row> = r::table
        .find(Key(permit.unit()))
        .select((
            r::hours_to_leader,
            r::hours_to_coordinator,
            r::version,
            r::changed_by,
            r::changed_at,
        ))
        .first(conn)
        .optional()?;
    let (hours, version, changed) = match row {
        Some((to_leader, to_coordinator, version, author, at)) => {
            let hours = Hours {
                to_leader,
                to_coordinator,
            };
            let (author, at) = (author.0, at.utc());
            (hours, version, Some(Act { author, at }))
        }
        None => (Hours::DEFAULT, 0, None),
    };
    Ok(EscalationRule {
        unit: permit.unit(),
        hours_to_leader: hours.to_leader,
        hours_to_coordinator: hours.to_coordinator,
        changed,
        version,
    })
}

/// Sets the unit's rule. The caller has compared versions.
pub(super) fn set_rule(
    tx: &mut Tx<'_>,
    permit: &UnitPermit<LeadUnit>,
    new: &ChangeEscalationRuleRequest,
) -> Result<(), Fault> {
    let (now, author) = (At::from(tx.now()), Json(tx.author().clone()));
    let values = (
        r::hours_to_leader.eq(new.hours_to_leader),
        r::hours_to_coordinator.eq(new.hours_to_coordinator),
        r::version.eq(new.version + 1),
        r::changed_by.eq(author),
        r::changed_at.eq(now),
    );
    if new.version == 0 {
        diesel::insert_into(r::table)
            .values((r::unit_id.eq(Key(permit.unit())), values))
            .execute(tx.conn())?;
    } else {
        diesel::update(r::table.find(Key(permit.unit())))
            .set(values)
            .execute(tx.conn())?;
    }
    Ok(())
}

/// The hours of each of these units that has a rule of its own.
pub(crate) fn hours_of(
    conn: &mut Conn,
    units: Vec<Key<Unit>>,
) -> Result<HashMap<Id<Unit>, Hours>, Fault> {
    if units.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(Key<Unit>, i32, i32)> = r::table
        .filter(r::unit_id.eq_any(units))
        .select((r::unit_id, r::hours_to_leader, r::hours_to_coordinator))
        .load(conn)?;
    let hours = |(unit, to_leader, to_coordinator): (Key<Unit>, i32, i32)| {
        let hours = Hours {
            to_leader,
            to_coordinator,
        };
        (unit.0, hours)
    };
    Ok(rows.into_iter().map(hours).collect())
}

/// When what a unit was told now, and has climbed so far, climbs on.
pub(crate) fn next(
    conn: &mut Conn,
    unit: Key<Unit>,
    climbed: i32,
    now: DateTime<Utc>,
) -> Result<Option<At>, Fault> {
    let hours = hours_of(conn, vec![unit])?;
    let hours = hours.get(&unit.0).copied().unwrap_or(Hours::DEFAULT);
    Ok(hours.next(climbed, now).map(At::from))
}
