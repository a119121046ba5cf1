//! Risk flags as they are shown.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use shared::{
    Id,
    author::Author,
    date::oslo_day,
    id,
    patients::PatientRef,
    right::{Right, RightMarker, marker::ReadRiskFlags},
    risk_flags::{RiskFlag, RiskFlagVersion, RiskFlags},
    summaries::Act,
};

use super::{
    rules,
    store::{self, FlagRow},
};
use crate::{
    absences,
    access::Permit,
    db::{
        Conn,
        schema::{patient as p, risk_flag as f, risk_flag_version as v},
        types::{At, Json, Key},
    },
    error::Fault,
    units,
};

/// How many are shown at most.
const MOST: i64 = 100;

/// The patient's flags: five queries, whatever their number.
pub(super) fn all(
    conn: &mut Conn,
    permit: &Permit<ReadRiskFlags>,
    now: DateTime<Utc>,
) -> Result<RiskFlags, Fault> {
    let (given_name, family_name): (String, String) = p::table
        .find(Key(permit.patient()))
        .select((p::given_name, p::family_name))
        .first(conn)?;
    let rows: Vec<FlagRow> = f::table
        .filter(f::patient_id.eq(Key(permit.patient())))
        .order((
            f::resolved_at.is_not_null(),
            f::raised_at.desc(),
            f::id.desc(),
        ))
        .limit(MOST)
        .select(FlagRow::as_select())
        .load(conn)?;
    let colleagues = match permit.acting_unit() {
        Some(unit) => absences::store::staff_of(conn, unit, At::from(now))?,
        None => Vec::new(),
    };
    let staff = permit.also_allows(Right::ReadPatient);
    let mut history = if staff {
        versions(conn, permit, None)?
    } else {
        HashMap::new()
    };
    let shown = |row: FlagRow| {
        let history = history.remove(&row.id).unwrap_or_default();
        let flag = row.shown(history);
        if staff {
            flag
        } else {
            rules::for_patient(flag)
        }
    };
    Ok(RiskFlags {
        patient: PatientRef {
            id: permit.patient(),
            given_name,
            family_name,
        },
        flags: rows.into_iter().map(shown).collect(),
        units: units::store::serving(conn, permit, At::from(now))?,
        colleagues,
        may: permit.all_rights(),
        today: oslo_day(now),
    })
}

/// One of them, for staff.
pub(super) fn one<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    flag: Id<id::RiskFlag>,
) -> Result<RiskFlag, Fault> {
    let row = store::flag(conn, permit, flag)?;
    let history = versions(conn, permit, Some(flag))?.remove(&row.id);
    Ok(row.shown(history.unwrap_or_default()))
}

/// What was said before the version that stands, the newest first.
fn versions<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    of: Option<Id<id::RiskFlag>>,
) -> Result<HashMap<Key<id::RiskFlag>, Vec<RiskFlagVersion>>, Fault> {
    type Row = (
        (Key<id::RiskFlag>, i32, Option<String>),
        (String, Option<String>, NaiveDate),
        (Json<Author>, At),
    );
    let mut query = v::table
        .filter(v::patient_id.eq(Key(permit.patient())))
        .into_boxed();
    if let Some(flag) = of {
        query = query.filter(v::flag_id.eq(Key(flag)));
    }
    let rows: Vec<Row> = query
        .order((v::flag_id, v::version.desc()))
        .select((
            (v::flag_id, v::version, v::note),
            (v::owner_unit_name, v::owner_name, v::due),
            (v::author, v::at),
        ))
        .load(conn)?;
    let mut found: HashMap<_, Vec<_>> = HashMap::new();
    for ((flag, version, note), (owner, owner_person, due), (author, at)) in rows {
        let changed = Act {
            author: author.0,
            at: at.utc(),
        };
        found.entry(flag).or_default().push(RiskFlagVersion {
            version,
            note,
            owner,
            owner_person,
            due,
            changed,
        });
    }
    Ok(found)
}
