//! Risk flags in the database. The patient comes from the permit, and a flag is always sought together with the permit's
//! patient.

use chrono::NaiveDate;
use diesel::prelude::*;
use shared::{
    Id,
    author::Author,
    handovers::UnitName,
    id::{self, Patient, Person, Unit},
    right::RightMarker,
    risk_flags::{NewRiskFlag, RiskFlag, RiskFlagVersion, RiskKind},
    summaries::Act,
};

use super::rules::Standing;
use crate::{
    access::Permit,
    db::{
        Conn, Tx,
        schema::{person as p, risk_flag as f, risk_flag_version as v, staff_role as r, unit as u},
        types::{At, Code, Json, Key},
    },
    error::Fault,
    outbox::Event,
    units,
};

/// A flag's own row.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = f)]
pub(super) struct FlagRow {
    pub(super) id: Key<id::RiskFlag>,
    pub(super) patient_id: Key<Patient>,
    pub(super) kind: Code<RiskKind>,
    pub(super) note: Option<String>,
    pub(super) owner_unit_id: Key<Unit>,
    pub(super) owner_unit_name: String,
    pub(super) owner_person_id: Option<Key<Person>>,
    pub(super) owner_name: Option<String>,
    pub(super) due: NaiveDate,
    pub(super) raised_by: Json<Author>,
    pub(super) raised_at: At,
    pub(super) resolved_by: Option<Json<Author>>,
    pub(super) resolved_at: Option<At>,
    pub(super) resolution: Option<String>,
    pub(super) version: i32,
}

impl FlagRow {
    /// How it stands.
    pub(super) fn standing(&self) -> Standing<'_> {
        let by = self.resolved_by.as_ref();
        Standing {
            version: self.version,
            resolved: by.map(|by| (&by.0, self.resolution.as_deref())),
        }
    }

    /// As it is shown to staff.
    pub(super) fn shown(self, history: Vec<RiskFlagVersion>) -> RiskFlag {
        let act = |author: Json<Author>, at: At| Act {
            author: author.0,
            at: at.utc(),
        };
        RiskFlag {
            id: self.id.0,
            kind: self.kind.0,
            note: self.note,
            owner: UnitName {
                id: self.owner_unit_id.0,
                name: self.owner_unit_name,
            },
            owner_person: self.owner_person_id.map(|key| key.0),
            owner_name: self.owner_name,
            due: self.due,
            raised: act(self.raised_by, self.raised_at),
            resolved: self
                .resolved_by
                .zip(self.resolved_at)
                .map(|(author, at)| act(author, at)),
            resolution: self.resolution,
            version: self.version,
            history,
        }
    }
}

/// Who sees to a flag, with their names now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Owner {
    unit: (Key<Unit>, String),
    person: Option<(Key<Person>, String)>,
}

/// The flag under this id, whosever it is.
pub(super) fn known(conn: &mut Conn, flag: Id<id::RiskFlag>) -> Result<Option<FlagRow>, Fault> {
    Ok(f::table
        .find(Key(flag))
        .select(FlagRow::as_select())
        .first(conn)
        .optional()?)
}

/// The flag, if it is this patient's.
pub(super) fn flag<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    flag: Id<id::RiskFlag>,
) -> Result<FlagRow, Fault> {
    let row = known(conn, flag)?.ok_or(Fault::NotFound)?;
    if row.patient_id == Key(permit.patient()) {
        Ok(row)
    } else {
        Err(Fault::NotFound)
    }
}

/// The patient's flag of this kind that stands.
pub(super) fn standing<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    kind: RiskKind,
) -> Result<Option<FlagRow>, Fault> {
    Ok(f::table
        .filter(f::patient_id.eq(Key(permit.patient())))
        .filter(f::kind.eq(Code(kind)))
        .filter(f::resolved_at.is_null())
        .select(FlagRow::as_select())
        .first(conn)
        .optional()?)
}

/// Finds who is to see to a flag: a unit that serves the patient now or the one that acts, and somebody who works there.
pub(super) fn owner<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    unit: Id<Unit>,
    person: Option<Id<Person>>,
) -> Result<Owner, Fault> {
    let now = At::from(tx.now());
    let serving = units::store::serving(tx.conn(), permit, now)?;
    let acting = permit.acting_unit() == Some(unit);
    if !acting && !serving.iter().any(|each| each.id == unit) {
        return Err(Fault::field(
            "owner",
            "not_found",
            "name a unit that serves this patient",
        ));
    }
    let name: String = u::table.find(Key(unit)).select(u::name).first(tx.conn())?;
    let person = match person {
        Some(person) => Some((Key(person), colleague(tx, unit, person)?)),
        None => None,
    };
    Ok(Owner {
        unit: (Key(unit), name),
        person,
    })
}

/// The name of somebody who works in the unit now.
fn colleague(tx: &mut Tx<'_>, unit: Id<Unit>, person: Id<Person>) -> Result<String, Fault> {
    let now = At::from(tx.now());
    let name: Option<String> = r::table
        .inner_join(p::table)
        .filter(r::person_id.eq(Key(person)))
        .filter(r::unit_id.eq(Key(unit)))
        .filter(r::valid_from.le(now))
        .filter(r::valid_until.is_null().or(r::valid_until.gt(now)))
        .filter(p::disabled_at.is_null())
        .select(p::name)
        .first(tx.conn())
        .optional()?;
    name.ok_or_else(|| {
        Fault::field(
            "owner_person",
            "not_found",
            "name somebody who works in this unit",
        )
    })
}

/// Raises a flag. The caller has asked the rules.
pub(super) fn raise<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    new: &NewRiskFlag,
    owner: Owner,
) -> Result<(), Fault> {
    let (person, name) = owner.person.unzip();
    let row = FlagRow {
        id: Key(new.id),
        patient_id: Key(permit.patient()),
        kind: Code(new.kind),
        note: new.note.as_deref().map(str::to_owned),
        owner_unit_id: owner.unit.0,
        owner_unit_name: owner.unit.1,
        owner_person_id: person,
        owner_name: name,
        due: new.due,
        raised_by: Json(tx.author().clone()),
        raised_at: At::from(tx.now()),
        resolved_by: None,
        resolved_at: None,
        resolution: None,
        version: 1,
    };
    diesel::insert_into(f::table)
        .values(row.clone())
        .execute(tx.conn())?;
    keep(tx, row)
}

/// Changes a flag that stands. The caller has compared versions.
pub(super) fn change(
    tx: &mut Tx<'_>,
    row: FlagRow,
    note: Option<&str>,
    owner: Owner,
    due: NaiveDate,
) -> Result<(), Fault> {
    let (person, name) = owner.person.unzip();
    let row = FlagRow {
        note: note.map(str::to_owned),
        owner_unit_id: owner.unit.0,
        owner_unit_name: owner.unit.1,
        owner_person_id: person,
        owner_name: name,
        due,
        version: row.version + 1,
        ..row
    };
    diesel::update(f::table.find(row.id))
        .set((
            f::note.eq(row.note.as_deref()),
            f::owner_unit_id.eq(row.owner_unit_id),
            f::owner_unit_name.eq(&row.owner_unit_name),
            f::owner_person_id.eq(row.owner_person_id),
            f::owner_name.eq(row.owner_name.as_deref()),
            f::due.eq(row.due),
            f::version.eq(row.version),
        ))
        .execute(tx.conn())?;
    keep(tx, row)
}

/// Resolves a flag that stands. The caller has compared versions.
pub(super) fn resolve(tx: &mut Tx<'_>, row: &FlagRow, note: Option<&str>) -> Result<(), Fault> {
    let (now, author) = (At::from(tx.now()), Json(tx.author().clone()));
    diesel::update(f::table.find(row.id))
        .set((
            f::resolved_by.eq(author),
            f::resolved_at.eq(now),
            f::resolution.eq(note),
            f::version.eq(row.version + 1),
        ))
        .execute(tx.conn())?;
    tx.event(row.patient_id.0, Event::BoardChanged);
    Ok(())
}

/// Keeps a version for ever.
fn keep(tx: &mut Tx<'_>, row: FlagRow) -> Result<(), Fault> {
    let (now, author) = (At::from(tx.now()), Json(tx.author().clone()));
    diesel::insert_into(v::table)
        .values((
            v::flag_id.eq(row.id),
            v::version.eq(row.version),
            v::patient_id.eq(row.patient_id),
            v::note.eq(row.note),
            v::owner_unit_name.eq(row.owner_unit_name),
            v::owner_name.eq(row.owner_name),
            v::due.eq(row.due),
            v::author.eq(author),
            v::at.eq(now),
        ))
        .execute(tx.conn())?;
    tx.event(row.patient_id.0, Event::BoardChanged);
    Ok(())
}
