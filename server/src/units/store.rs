//! Units in the database.

use diesel::prelude::*;
use shared::{
    Id,
    id::{Patient, Unit},
    units::{UnitKind, UnitRef},
};
use uuid::Uuid;

use crate::{
    access::AboutPatient,
    board,
    db::{
        Conn, Tx, direct,
        schema::{care_relation as c, unit as u},
        types::{At, Code, Key},
    },
    error::Fault,
};

type Row = (Key<Unit>, Code<UnitKind>, String, Option<String>);

fn unit((id, kind, name, phone): Row) -> UnitRef {
    UnitRef {
        id: id.0,
        kind: kind.0,
        name,
        phone,
    }
}

/// Every unit, by name.
pub(super) fn all(conn: &mut Conn) -> Result<Vec<UnitRef>, Fault> {
    let rows: Vec<Row> = u::table
        .order(u::name)
        .select((u::id, u::kind, u::name, u::phone))
        .load(conn)?;
    Ok(rows.into_iter().map(unit).collect())
}

/// The units that serve the patient now, by name.
pub(crate) fn serving(
    conn: &mut Conn,
    permit: &impl AboutPatient,
    now: At,
) -> Result<Vec<UnitRef>, Fault> {
    let query = c::table
        .inner_join(u::table)
        .filter(c::patient_id.eq(Key(permit.patient())))
        .filter(c::valid_from.le(now))
        .filter(c::valid_until.is_null().or(c::valid_until.gt(now)))
        .order((u::name, u::id))
        .select((u::id, u::kind, u::name, u::phone));
    let rows: Vec<Row> = direct!(conn, |db| query.load(db))?;
    let mut units: Vec<UnitRef> = rows.into_iter().map(unit).collect();
    units.dedup_by_key(|unit| unit.id);
    Ok(units)
}

/// Lets a unit serve a patient from now on, if it does not already.
pub(crate) fn serve(tx: &mut Tx<'_>, patient: Id<Patient>, by: Id<Unit>) -> Result<(), Fault> {
    let now = At::from(tx.now());
    let valid: i64 = c::table
        .filter(c::patient_id.eq(Key(patient)))
        .filter(c::unit_id.eq(Key(by)))
        .filter(c::valid_until.is_null())
        .count()
        .get_result(tx.conn())?;
    if valid == 0 {
        diesel::insert_into(c::table)
            .values((
                c::id.eq(Uuid::now_v7().to_string()),
                c::patient_id.eq(Key(patient)),
                c::unit_id.eq(Key(by)),
                c::valid_from.eq(now),
            ))
            .execute(tx.conn())?;
        board::standing::refresh(tx, patient)?;
    }
    Ok(())
}
