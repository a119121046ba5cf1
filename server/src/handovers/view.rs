//! Handovers and the responsible unit as they are shown.

use chrono::NaiveDate;
use diesel::{dsl::exists, prelude::*};
use shared::{
    Id,
    handovers::{AskedHandover, HandoverState, Handovers, Responsible},
    id::{Patient, Unit},
    patients::PatientRef,
    right::{
        RightMarker,
        marker::{AnswerHandovers, ReadHandovers},
    },
    units::{UnitKind, UnitRef},
};

use super::{
    rules::{self, Serves},
    store::HandoverRow,
};
use crate::{
    access::{Permit, UnitPermit},
    db::{
        Conn, direct,
        schema::{
            care_relation as c, handover as h, hospital_stay as stay, patient as p, unit as u,
        },
        types::{At, Code, Key},
    },
    error::Fault,
};

/// How many are shown at most.
const MOST: i64 = 100;

/// The units around a patient: one query.
pub(crate) struct Around {
    /// Those that serve the patient now, by name.
    pub(crate) contacts: Vec<UnitRef>,
    serving: Vec<Serves>,
    asked: Option<String>,
}

impl Around {
    /// Who is responsible, when the patient lies in this ward or in none.
    pub(crate) fn responsible(&self, ward: Option<&str>) -> Option<Responsible> {
        rules::responsible(ward, &self.serving, self.asked.clone())
    }
}

/// Finds the units around the permit's patient.
pub(crate) fn around<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    now: At,
) -> Result<Around, Fault> {
    type Row = (
        (Key<Unit>, Code<UnitKind>, String, Option<String>),
        (At, Option<At>, Option<At>),
        Option<String>,
    );
    let waits = h::patient_id
        .eq(c::patient_id)
        .and(h::state.eq(Code(HandoverState::Proposed)));
    let query = c::table
        .inner_join(u::table)
        .left_join(h::table.on(waits))
        .filter(c::patient_id.eq(Key(permit.patient())))
        .filter(c::valid_from.le(now))
        .filter(c::valid_until.is_null().or(c::valid_until.gt(now)))
        .order((u::name, u::id))
        .select((
            (u::id, u::kind, u::name, u::phone),
            (c::valid_from, c::valid_until, c::responsible_since),
            h::to_name.nullable(),
        ));
    let rows: Vec<Row> = direct!(conn, |db| query.load(db))?;
    let mut around = Around {
        contacts: Vec::new(),
        serving: Vec::new(),
        asked: None,
    };
    for ((id, kind, name, phone), (since, until, took_over_at), asked) in rows {
        around.asked = asked;
        let took_over_at = took_over_at.map(At::utc);
        match around.serving.last_mut() {
            // A unit may have begun to serve more than once.
            Some(last) if last.unit == id.0 => {
                last.ends &= until.is_some();
                last.took_over_at = last.took_over_at.max(took_over_at);
                last.since = last.since.max(since.utc());
            }
            _ => {
                around.serving.push(Serves {
                    unit: id.0,
                    name: name.clone(),
                    kind: kind.0,
                    since: since.utc(),
                    ends: until.is_some(),
                    took_over_at,
                });
                around.contacts.push(UnitRef {
                    id: id.0,
                    kind: kind.0,
                    name,
                    phone,
                });
            }
        }
    }
    Ok(around)
}

/// The patient's handovers, and who is responsible.
pub(super) fn of_patient(
    conn: &mut Conn,
    permit: &Permit<ReadHandovers>,
    now: At,
) -> Result<Handovers, Fault> {
    let ward: Option<String> = stay::table
        .inner_join(u::table)
        .filter(stay::patient_id.eq(Key(permit.patient())))
        .filter(stay::discharged_at.is_null())
        .filter(stay::cancelled_at.is_null())
        .select(u::name)
        .first(conn)
        .optional()?;
    let rows: Vec<HandoverRow> = h::table
        .filter(h::patient_id.eq(Key(permit.patient())))
        .order((h::proposed_at.desc(), h::id.desc()))
        .limit(MOST)
        .select(HandoverRow::as_select())
        .load(conn)?;
    let (given_name, family_name) = p::table
        .find(Key(permit.patient()))
        .select((p::given_name, p::family_name))
        .first(conn)?;
    Ok(Handovers {
        patient: PatientRef {
            id: permit.patient(),
            given_name,
            family_name,
        },
        responsible: around(conn, permit, now)?.responsible(ward.as_deref()),
        handovers: rows.into_iter().map(HandoverRow::shown).collect(),
    })
}

/// What the unit is asked, with no more about the patients than deciding needs.
pub(super) fn asked(
    conn: &mut Conn,
    permit: &UnitPermit<AnswerHandovers>,
) -> Result<Vec<AskedHandover>, Fault> {
    type Who = (Key<Patient>, String, String, NaiveDate, String);
    let rows: Vec<(HandoverRow, Who)> = h::table
        .inner_join(p::table)
        .filter(h::to_unit_id.eq(Key(permit.unit())))
        .filter(h::state.eq(Code(HandoverState::Proposed)))
        .filter(p::died_on.is_null())
        .order((h::proposed_at, h::id))
        .limit(MOST)
        .select((
            HandoverRow::as_select(),
            (
                p::id,
                p::given_name,
                p::family_name,
                p::birth_date,
                p::municipality,
            ),
        ))
        .load(conn)?;
    let asked = |(row, (id, given_name, family_name, birth_date, municipality)): (_, Who)| {
        let row: HandoverRow = row;
        AskedHandover {
            handover: row.shown(),
            patient: PatientRef {
                id: id.0,
                given_name,
                family_name,
            },
            birth_date,
            municipality,
        }
    };
    Ok(rows.into_iter().map(asked).collect())
}

/// Whether it is asked anything.
pub(super) fn waits(conn: &mut Conn, permit: &UnitPermit<AnswerHandovers>) -> Result<bool, Fault> {
    let asked = h::table
        .inner_join(p::table)
        .filter(h::to_unit_id.eq(Key(permit.unit())))
        .filter(h::state.eq(Code(HandoverState::Proposed)))
        .filter(p::died_on.is_null());
    Ok(diesel::select(exists(asked)).get_result(conn)?)
}

/// Whom asked handovers are about.
pub(super) fn patients(asked: &[AskedHandover]) -> Vec<Id<Patient>> {
    asked.iter().map(|one| one.patient.id).collect()
}
