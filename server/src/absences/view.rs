//! Absences as they are shown.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use shared::{
    Id,
    absences::{Absence, Away},
    author::Author,
    id::{Person, StaffAbsence, Unit},
    right::marker::RegisterAbsences,
    summaries::Act,
};

use crate::{
    access::UnitPermit,
    db::{
        Conn,
        schema::{person as p, staff_absence as a},
        types::{At, Json, Key},
    },
    error::Fault,
};

#[derive(Queryable, Selectable)]
#[diesel(table_name = a)]
struct Row {
    id: Key<StaffAbsence>,
    person_id: Key<Person>,
    first_day: NaiveDate,
    last_day: NaiveDate,
    handed_to: Option<Key<Person>>,
    author: Json<Author>,
    at: At,
}

type Names = HashMap<Key<Person>, String>;

/// The absences that last or lie ahead, by their first day.
pub(super) fn ahead(
    conn: &mut Conn,
    permit: &UnitPermit<RegisterAbsences>,
    now: At,
) -> Result<Vec<Absence>, Fault> {
    let rows: Vec<Row> = a::table
        .filter(a::unit_id.eq(Key(permit.unit())))
        .filter(a::valid_until.gt(now))
        .filter(a::ended_at.is_null())
        .order((a::first_day, a::id))
        .select(Row::as_select())
        .load(conn)?;
    let names = names(conn, &rows)?;
    Ok(rows.into_iter().map(|row| shown(row, &names)).collect())
}

/// One absence of the unit.
pub(super) fn one(
    conn: &mut Conn,
    permit: &UnitPermit<RegisterAbsences>,
    absence: Id<StaffAbsence>,
) -> Result<Absence, Fault> {
    let row: Row = a::table
        .find(Key(absence))
        .filter(a::unit_id.eq(Key(permit.unit())))
        .select(Row::as_select())
        .first(conn)?;
    let names = names(conn, std::slice::from_ref(&row))?;
    Ok(shown(row, &names))
}

/// Those who are away from the unit's work now.
pub(crate) fn away(
    conn: &mut Conn,
    unit: Id<Unit>,
    now: At,
) -> Result<HashMap<Id<Person>, Away>, Fault> {
    let rows: Vec<Row> = a::table
        .filter(a::unit_id.eq(Key(unit)))
        .filter(a::valid_until.gt(now))
        .filter(a::valid_from.le(now))
        .filter(a::ended_at.is_null())
        // Of several that overlap, the last one says until when.
        .order((a::last_day, a::id))
        .select(Row::as_select())
        .load(conn)?;
    let names = names(conn, &rows)?;
    let named = |person: Key<Person>| names.get(&person).cloned().unwrap_or_default();
    let away = |row: Row| {
        let away = Away {
            name: named(row.person_id),
            last_day: row.last_day,
            handed_to: row.handed_to.map(named),
        };
        (row.person_id.0, away)
    };
    Ok(rows.into_iter().map(away).collect())
}

fn names(conn: &mut Conn, rows: &[Row]) -> Result<Names, Fault> {
    if rows.is_empty() {
        return Ok(Names::new());
    }
    let named: Vec<Key<Person>> = rows
        .iter()
        .flat_map(|row| [Some(row.person_id), row.handed_to])
        .flatten()
        .collect();
    let rows: Vec<(Key<Person>, String)> = p::table
        .filter(p::id.eq_any(named))
        .select((p::id, p::name))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

fn shown(row: Row, names: &Names) -> Absence {
    let named = |person: Key<Person>| names.get(&person).cloned();
    Absence {
        id: row.id.0,
        person: row.person_id.0,
        name: named(row.person_id).unwrap_or_default(),
        first_day: row.first_day,
        last_day: row.last_day,
        handed_to: row.handed_to.map(|person| person.0),
        handed_to_name: row.handed_to.and_then(named),
        by: Act {
            author: row.author.0,
            at: row.at.utc(),
        },
    }
}
