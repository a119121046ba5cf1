//! What was missed, as the plan shows it.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use diesel::prelude::*;
use shared::{
    checklists::template::Translated,
    escalations::{EscalationLevel, ToldStage},
    id::{Step as StepId, Unit, Update},
    plan::{Step, StepKind, StepOwner, StepState},
    right::RightMarker,
    units::{UnitKind, UnitRef},
};

use crate::{
    access::Permit,
    db::{
        Conn,
        schema::{escalation as e, missed_checklist as m, unit as u},
        types::{At, Code, Json, Key},
    },
    error::Fault,
};

/// A checklist that was missed longer ago is no longer shown to the patient.
const SHOWN: TimeDelta = TimeDelta::days(90);

/// What was missed and is not signed yet, the latest first, with everybody who was told: as overdue steps.
pub(crate) fn of_patient<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    today: NaiveDate,
) -> Result<Vec<Step>, Fault> {
    type Row = (
        (
            Key<StepId>,
            Json<Translated>,
            NaiveDate,
            At,
            Option<Key<Update>>,
        ),
        (Key<Unit>, Code<UnitKind>, String, Option<String>),
    );
    let rows: Vec<Row> = m::table
        .inner_join(u::table.on(u::id.eq(m::unit_id)))
        .filter(m::patient_id.eq(Key(permit.patient())))
        .filter(m::signed_at.is_null())
        .filter(m::due.ge(today - SHOWN))
        .order((m::due.desc(), m::id.desc()))
        .select((
            (m::id, m::title, m::due, m::told_at, m::update_id),
            (u::id, u::kind, u::name, u::phone),
        ))
        .load(conn)?;
    let updates: Vec<Key<Update>> = rows
        .iter()
        .filter_map(|((.., update), _)| *update)
        .collect();
    let stages = stages(conn, updates)?;
    let language = permit.viewer().language;
    let missed = |((this, title, due, told_at, update), (id, kind, name, phone)): Row| {
        let told = stages.iter().filter(|(of, _)| *of == update);
        Step {
            id: this.0,
            kind: StepKind::Other,
            title: title.0.to(language).to_owned(),
            owner: StepOwner::Unit(UnitRef {
                id: id.0,
                kind: kind.0,
                name,
                phone,
            }),
            owner_person: None,
            due,
            state: StepState::Planned,
            booking: None,
            note: None,
            moved: None,
            overdue: true,
            owner_told_at: Some(told_at.utc()),
            told: told.map(|(_, stage)| stage.clone()).collect(),
            serves: Vec::new(),
            version: 0,
        }
    };
    Ok(rows.into_iter().map(missed).collect())
}

type Climbed = (Option<Key<Update>>, ToldStage);

fn stages(conn: &mut Conn, updates: Vec<Key<Update>>) -> Result<Vec<Climbed>, Fault> {
    if updates.is_empty() {
        return Ok(Vec::new());
    }
    type Row = (Option<Key<Update>>, Code<EscalationLevel>, String, At);
    let rows: Vec<Row> = e::table
        .inner_join(u::table.on(u::id.eq(e::unit_id)))
        .filter(e::update_id.eq_any(updates.into_iter().map(Some)))
        .order((e::at, e::climbed))
        .select((e::update_id, e::level, u::name, e::at))
        .load(conn)?;
    let stage = |(update, level, unit_name, at): Row| {
        let at: DateTime<Utc> = at.utc();
        (
            update,
            ToldStage {
                level: level.0,
                unit_name,
                at,
            },
        )
    };
    Ok(rows.into_iter().map(stage).collect())
}
