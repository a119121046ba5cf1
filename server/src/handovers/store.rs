//! Handovers in the database. The patient comes from the permit of who asks; who answers holds one for their own unit, and
//! a handover is found for them only when it goes to that unit.

use diesel::{dsl::exists, prelude::*};
use shared::{
    Id,
    author::Author,
    handovers::{Handover, HandoverState, ProposeHandoverRequest, UnitName},
    id::{self, Patient, Unit},
    right::marker::{AnswerHandovers, HandOver},
    summaries::Act,
    units::{UnitKind, UnitRef},
};

use super::{HandoverTold, rules};
use crate::{
    access::{Permit, RecordPermit, UnitPermit},
    db::{
        Conn, Tx,
        schema::{
            care_relation as c, handover as h, hospital_stay as stay, patient as p, step as s,
            unit as u,
        },
        types::{At, Code, Json, Key},
    },
    error::Fault,
    outbox::Event,
    stays, units,
};

/// A handover's own row.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = h)]
pub(super) struct HandoverRow {
    pub(super) id: Key<id::Handover>,
    pub(super) patient_id: Key<Patient>,
    pub(super) from_unit_id: Key<Unit>,
    pub(super) to_unit_id: Key<Unit>,
    from_name: String,
    pub(super) to_name: String,
    message: String,
    pub(super) state: Code<HandoverState>,
    proposed_by: Json<Author>,
    proposed_at: At,
    answered_by: Option<Json<Author>>,
    answered_at: Option<At>,
    reason: Option<String>,
    pub(super) version: i32,
}

impl HandoverRow {
    /// As it is shown.
    pub(super) fn shown(self) -> Handover {
        let act = |author: Json<Author>, at: At| Act {
            author: author.0,
            at: at.utc(),
        };
        let name = |id: Key<Unit>, name: String| UnitName { id: id.0, name };
        Handover {
            id: self.id.0,
            from: name(self.from_unit_id, self.from_name),
            to: name(self.to_unit_id, self.to_name),
            message: self.message,
            state: self.state.0,
            proposed: act(self.proposed_by, self.proposed_at),
            answered: self
                .answered_by
                .zip(self.answered_at)
                .map(|(author, at)| act(author, at)),
            reason: self.reason,
            version: self.version,
        }
    }
}

/// The handover under this id, whosever it is: only to find out whether the id is taken.
pub(super) fn known(
    conn: &mut Conn,
    handover: Id<id::Handover>,
) -> Result<Option<HandoverRow>, Fault> {
    Ok(h::table
        .find(Key(handover))
        .select(HandoverRow::as_select())
        .first(conn)
        .optional()?)
}

/// The patient's handover.
pub(super) fn of_patient(
    conn: &mut Conn,
    permit: &Permit<HandOver>,
    handover: Id<id::Handover>,
) -> Result<HandoverRow, Fault> {
    Ok(h::table
        .find(Key(handover))
        .filter(h::patient_id.eq(Key(permit.patient())))
        .select(HandoverRow::as_select())
        .first(conn)?)
}

/// The handover, if the unit is asked.
pub(super) fn asked(
    conn: &mut Conn,
    permit: &UnitPermit<AnswerHandovers>,
    handover: Id<id::Handover>,
) -> Result<HandoverRow, Fault> {
    Ok(h::table
        .find(Key(handover))
        .filter(h::to_unit_id.eq(Key(permit.unit())))
        .select(HandoverRow::as_select())
        .first(conn)?)
}

/// The one that waits for an answer.
pub(super) fn waiting(
    conn: &mut Conn,
    permit: &Permit<HandOver>,
) -> Result<Option<HandoverRow>, Fault> {
    Ok(h::table
        .filter(h::patient_id.eq(Key(permit.patient())))
        .filter(h::state.eq(Code(HandoverState::Proposed)))
        .select(HandoverRow::as_select())
        .first(conn)
        .optional()?)
}

/// A unit, if there is one.
pub(super) fn unit(conn: &mut Conn, unit: Id<Unit>) -> Result<Option<UnitRef>, Fault> {
    type Row = (Key<Unit>, Code<UnitKind>, String, Option<String>);
    let row: Option<Row> = u::table
        .find(Key(unit))
        .select((u::id, u::kind, u::name, u::phone))
        .first(conn)
        .optional()?;
    Ok(row.map(|(id, kind, name, phone)| UnitRef {
        id: id.0,
        kind: kind.0,
        name,
        phone,
    }))
}

/// Refuses when the patient died, or lies in another ward than the unit that hands over.
pub(super) fn may_change(
    conn: &mut Conn,
    patient: Key<Patient>,
    from: Id<Unit>,
) -> Result<(), Fault> {
    let dead = p::table.find(patient).filter(p::died_on.is_not_null());
    let died: bool = diesel::select(exists(dead)).get_result(conn)?;
    rules::may_change(died, ward(conn, patient)?, from)
}

/// The ward where the patient lies.
fn ward(conn: &mut Conn, patient: Key<Patient>) -> Result<Option<Id<Unit>>, Fault> {
    let ward: Option<Key<Unit>> = stay::table
        .filter(stay::patient_id.eq(patient))
        .filter(stay::discharged_at.is_null())
        .filter(stay::cancelled_at.is_null())
        .select(stay::unit_id)
        .first(conn)
        .optional()?;
    Ok(ward.map(|ward| ward.0))
}

/// Asks. The caller has asked the rules, and whether another one waits.
pub(super) fn propose(
    tx: &mut Tx<'_>,
    permit: &Permit<HandOver>,
    from: (Id<Unit>, String),
    to: &UnitRef,
    new: &ProposeHandoverRequest,
) -> Result<(), Fault> {
    let (now, author) = (At::from(tx.now()), Json(tx.author().clone()));
    diesel::insert_into(h::table)
        .values((
            h::id.eq(Key(new.id)),
            h::patient_id.eq(Key(permit.patient())),
            h::from_unit_id.eq(Key(from.0)),
            h::to_unit_id.eq(Key(to.id)),
            h::from_name.eq(from.1),
            h::to_name.eq(&to.name),
            h::message.eq(&*new.message),
            h::state.eq(Code(HandoverState::Proposed)),
            h::proposed_by.eq(author),
            h::proposed_at.eq(now),
            h::version.eq(1),
        ))
        .execute(tx.conn())?;
    let told = HandoverTold {
        handover: new.id,
        state: HandoverState::Proposed,
        from: from.0,
        text: String::new(),
    };
    tell(tx, Key(permit.patient()), told, to.id);
    Ok(())
}

/// Answers it, or takes it back. The caller has asked the rules.
pub(super) fn settle(
    tx: &mut Tx<'_>,
    row: &HandoverRow,
    to: HandoverState,
    reason: Option<&str>,
) -> Result<(), Fault> {
    let (now, author) = (At::from(tx.now()), Json(tx.author().clone()));
    diesel::update(h::table.find(row.id))
        .set((
            h::state.eq(Code(to)),
            h::answered_by.eq(author),
            h::answered_at.eq(now),
            h::reason.eq(reason),
            h::version.eq(row.version + 1),
        ))
        .execute(tx.conn())?;
    if to == HandoverState::Accepted {
        take_over(tx, row)?;
    }
    let told = HandoverTold {
        handover: row.id.0,
        state: to,
        from: row.from_unit_id.0,
        text: reason.unwrap_or(&row.to_name).to_owned(),
    };
    tell(tx, row.patient_id, told, row.to_unit_id.0);
    Ok(())
}

/// The receiver does not serve the patient yet: its screens are told besides.
fn tell(tx: &mut Tx<'_>, patient: Key<Patient>, told: HandoverTold, receiver: Id<Unit>) {
    tx.event(patient.0, Event::Handover(told));
    tx.unit_event(Event::InboxChanged { unit: receiver });
}

/// The receiver serves the patient, is responsible, and has the giver's open steps, of which nobody there has been told;
/// the giver leaves after a while.
fn take_over(tx: &mut Tx<'_>, row: &HandoverRow) -> Result<(), Fault> {
    let patient = row.patient_id;
    units::store::serve(tx, patient.0, row.to_unit_id.0)?;
    takes_over(tx, patient.0, row.to_unit_id.0)?;
    let theirs = s::table
        .filter(s::patient_id.eq(patient))
        .filter(s::open.eq(true))
        .filter(s::owner_unit_id.eq(row.from_unit_id));
    diesel::update(theirs)
        .set((
            s::owner_unit_id.eq(row.to_unit_id),
            // Somebody at the giver.
            s::owner_person.eq(None::<String>),
            s::overdue_told_at.eq(None::<At>),
            s::version.eq(s::version + 1),
        ))
        .execute(tx.conn())?;
    let from = unit(tx.conn(), row.from_unit_id.0)?;
    let leaves = from.is_some_and(|from| rules::leaves(from.kind));
    // A ward leaves when the stay ends.
    if leaves && ward(tx.conn(), patient)? != Some(row.from_unit_id.0) {
        stays::store::end_relation(tx, &RecordPermit::about(patient.0), row.from_unit_id)?;
    }
    tx.event(patient.0, Event::PlanChanged { step: None });
    tx.event(patient.0, Event::CareRelationChanged);
    Ok(())
}

/// From now on this unit, which serves the patient, is the responsible one.
pub(crate) fn takes_over(
    tx: &mut Tx<'_>,
    patient: Id<Patient>,
    unit: Id<Unit>,
) -> Result<(), Fault> {
    let now = At::from(tx.now());
    let theirs = c::table
        .filter(c::patient_id.eq(Key(patient)))
        .filter(c::unit_id.eq(Key(unit)))
        .filter(c::valid_until.is_null());
    diesel::update(theirs)
        .set(c::responsible_since.eq(now))
        .execute(tx.conn())?;
    Ok(())
}
