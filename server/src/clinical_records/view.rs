//! Small clinical records as they are shown: six queries at most, whatever the number of rows.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use shared::{
    author::Author,
    clinical_records::{
        ClinicalFrailty, ClinicalRecords, DischargeConversation, EnteredInError, FrailtyOpening,
        MedicationReconciliation, PlannedDischargeNote, RecordedStay,
    },
    id::{self, Unit},
    patients::PatientRef,
    right::{Right, RightMarker},
};

use super::{
    discharge::{ConversationRow, NoteRow},
    rules::{self, Parts},
    store::{FrailtyRow, ReconciliationRow},
};
use crate::{
    access::Permit,
    db::{
        Conn,
        schema::{
            clinical_frailty as f, discharge_conversation as d, frailty_opening as o,
            hospital_stay as h, medication_reconciliation as m, patient as p,
            planned_discharge_note as n, unit as u,
        },
        types::{At, Json, Key},
    },
    error::Fault,
};

/// Everything that the permit's holder may read.
pub(super) fn all<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    today: NaiveDate,
) -> Result<ClinicalRecords, Fault> {
    let own = permit.viewer().patient == Some(permit.patient());
    let parts = rules::parts(own, permit.also_allows(Right::ReadDischargeRecords));
    let (patient, stays) = stays(conn, permit)?;
    Ok(ClinicalRecords {
        patient,
        frailty: frailty(conn, permit, parts)?,
        reconciliations: reconciliations(conn, permit, parts)?,
        notes: if parts.discharge && parts.for_staff {
            notes(conn, permit)?
        } else {
            Vec::new()
        },
        conversations: if parts.discharge {
            conversations(conn, permit)?
        } else {
            Vec::new()
        },
        stays: if parts.discharge { stays } else { Vec::new() },
        may: permit.all_rights(),
        today,
    })
}

type StayColumns = (
    Key<id::HospitalStay>,
    Key<Unit>,
    At,
    Option<NaiveDate>,
    Option<At>,
);

/// Who the patient is, and their stays, the newest first.
fn stays<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
) -> Result<(PatientRef, Vec<RecordedStay>), Fault> {
    type Row = ((String, String), Option<StayColumns>, Option<String>);
    let theirs = h::patient_id.eq(p::id).and(h::cancelled_at.is_null());
    let rows: Vec<Row> = p::table
        .left_join(h::table.on(theirs))
        .left_join(u::table.on(u::id.nullable().eq(h::unit_id.nullable())))
        .filter(p::id.eq(Key(permit.patient())))
        .order((h::admitted_at.desc(), h::id.desc()))
        .select((
            (p::given_name, p::family_name),
            (
                h::id,
                h::unit_id,
                h::admitted_at,
                h::planned_on,
                h::discharged_at,
            )
                .nullable(),
            u::name.nullable(),
        ))
        .load(conn)?;
    let ((given_name, family_name), ..) = rows.first().ok_or(Fault::NotFound)?;
    let patient = PatientRef {
        id: permit.patient(),
        given_name: given_name.clone(),
        family_name: family_name.clone(),
    };
    let may_write = permit.also_allows(Right::WriteDischargeRecords);
    let memberships = &permit.viewer().memberships;
    let stay = |(_, stay, ward): Row| {
        let (id, unit, admitted_at, planned_on, discharged_at) = stay?;
        Some(RecordedStay {
            id: id.0,
            ward: ward?,
            admitted_at: admitted_at.utc(),
            planned_on,
            ended: discharged_at.is_some(),
            mine: may_write && memberships.iter().any(|m| m.unit.id == unit.0),
        })
    };
    Ok((patient, rows.into_iter().filter_map(stay).collect()))
}

type Openings = HashMap<Key<id::ClinicalFrailty>, Vec<FrailtyOpening>>;

fn frailty<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    parts: Parts,
) -> Result<Vec<ClinicalFrailty>, Fault> {
    let rows: Vec<FrailtyRow> = f::table
        .filter(f::patient_id.eq(Key(permit.patient())))
        .order((f::assessed_on.desc(), f::at.desc(), f::id.desc()))
        .select(FrailtyRow::as_select())
        .load(conn)?;
    let mut openings = openings(conn, permit)?;
    let memberships = &permit.viewer().memberships;
    let shown = |row: FrailtyRow| {
        let mine = memberships.iter().any(|m| m.unit.id == row.unit_id.0);
        let record = assessment(row, &mut openings, mine);
        if parts.for_staff {
            Some(record)
        } else {
            rules::frailty_for_patient(record)
        }
    };
    Ok(rows.into_iter().filter_map(shown).collect())
}

fn assessment(row: FrailtyRow, openings: &mut Openings, mine: bool) -> ClinicalFrailty {
    let error = row
        .error_by
        .zip(row.error_at)
        .map(|(author, at)| EnteredInError {
            author: author.0,
            at: at.utc(),
            reason: row.error_reason,
        });
    ClinicalFrailty {
        id: row.id.0,
        state: row.state.0,
        value: row.value,
        assessed_on: row.assessed_on,
        note: row.note,
        author: row.author.0,
        at: row.at.utc(),
        error,
        openings: openings.remove(&row.id).unwrap_or_default(),
        mine,
    }
}

/// When each assessment was opened and closed, the newest first.
fn openings<R: RightMarker>(conn: &mut Conn, permit: &Permit<R>) -> Result<Openings, Fault> {
    type Row = (Key<id::ClinicalFrailty>, bool, Json<Author>, At);
    let rows: Vec<Row> = o::table
        .filter(o::patient_id.eq(Key(permit.patient())))
        .order((o::frailty_id, o::number.desc()))
        .select((o::frailty_id, o::open, o::author, o::at))
        .load(conn)?;
    let mut openings = Openings::new();
    for (frailty, open, author, at) in rows {
        openings.entry(frailty).or_default().push(FrailtyOpening {
            open,
            author: author.0,
            at: at.utc(),
        });
    }
    Ok(openings)
}

fn reconciliations<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    parts: Parts,
) -> Result<Vec<MedicationReconciliation>, Fault> {
    let rows: Vec<ReconciliationRow> = m::table
        .filter(m::patient_id.eq(Key(permit.patient())))
        .order(m::number.desc())
        .select(ReconciliationRow::as_select())
        .load(conn)?;
    let shown = |row: ReconciliationRow| {
        let record = MedicationReconciliation {
            id: row.id.0,
            number: row.number,
            status: row.status.0,
            sources: row.sources.0,
            spoken_with: row.spoken_with,
            open_questions: row.open_questions,
            day: row.day,
            author: row.author.0,
            at: row.at.utc(),
        };
        if parts.for_staff {
            record
        } else {
            rules::reconciliation_for_patient(record)
        }
    };
    Ok(rows.into_iter().map(shown).collect())
}

fn notes<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
) -> Result<Vec<PlannedDischargeNote>, Fault> {
    let rows: Vec<NoteRow> = n::table
        .filter(n::patient_id.eq(Key(permit.patient())))
        .order((n::at.desc(), n::id.desc()))
        .select(NoteRow::as_select())
        .load(conn)?;
    let note = |row: NoteRow| PlannedDischargeNote {
        id: row.id.0,
        stay: row.stay_id.0,
        number: row.number,
        planned_on: row.planned_on,
        status_now: row.status_now,
        plan: row.plan,
        treatment_clarification: row.treatment_clarification,
        open_items: row.open_items,
        author: row.author.0,
        at: row.at.utc(),
    };
    Ok(rows.into_iter().map(note).collect())
}

/// The newest conversation first, its versions together. Ids are made in the order of time.
fn conversations<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
) -> Result<Vec<DischargeConversation>, Fault> {
    let rows: Vec<ConversationRow> = d::table
        .filter(d::patient_id.eq(Key(permit.patient())))
        .order((d::conversation_id.desc(), d::number.desc()))
        .select(ConversationRow::as_select())
        .load(conn)?;
    let version = |row: ConversationRow| DischargeConversation {
        id: row.id.0,
        conversation: row.conversation_id.0,
        number: row.number,
        stay: row.stay_id.0,
        held_on: row.held_on,
        attendees: row.attendees.0,
        topics: row.topics,
        teach_back: row.teach_back.0,
        written_information: row.written_information,
        questions_left: row.questions_left,
        author: row.author.0,
        at: row.at.utc(),
    };
    Ok(rows.into_iter().map(version).collect())
}
