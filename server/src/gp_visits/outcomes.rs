//! What was decided at visits, in the database.

use chrono::NaiveDate;
use diesel::prelude::*;
use shared::{
    Id,
    author::Author,
    date::from_oslo,
    gp_visits::{Decision, NewVisitOutcome, VisitOutcome},
    id::{self, Patient},
    problem::code,
    right::{Right, RightMarker},
};

use super::{rules, store};
use crate::{
    access::{AboutPatient, Permit},
    db::{
        Conn, Tx,
        schema::visit_outcome as o,
        types::{At, Json, Key},
    },
    error::Fault,
    outbox::Event,
    pathways,
};

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = o)]
struct OutcomeRow {
    id: Key<id::VisitOutcome>,
    step_id: Option<Key<id::Step>>,
    held_on: NaiveDate,
    text: Option<String>,
    lang: String,
    decisions: Json<Vec<Decision>>,
    author: Json<Author>,
    at: At,
}

impl OutcomeRow {
    fn shown(self) -> VisitOutcome {
        VisitOutcome {
            id: self.id.0,
            step: self.step_id.map(|key| key.0),
            held_on: self.held_on,
            text: self.text,
            lang: self.lang,
            decisions: self.decisions.0,
            author: self.author.0,
            at: self.at.utc(),
        }
    }
}

/// All of them, the newest visit first.
pub(super) fn all(conn: &mut Conn, permit: &impl AboutPatient) -> Result<Vec<VisitOutcome>, Fault> {
    let rows: Vec<OutcomeRow> = o::table
        .filter(o::patient_id.eq(Key(permit.patient())))
        .order((o::held_on.desc(), o::id.desc()))
        .limit(100)
        .select(OutcomeRow::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(OutcomeRow::shown).collect())
}

fn one(
    conn: &mut Conn,
    permit: &impl AboutPatient,
    outcome: Id<id::VisitOutcome>,
) -> Result<VisitOutcome, Fault> {
    let row: OutcomeRow = o::table
        .filter(o::id.eq(Key(outcome)))
        .filter(o::patient_id.eq(Key(permit.patient())))
        .select(OutcomeRow::as_select())
        .first(conn)?;
    Ok(row.shown())
}

/// Writes down what was decided, and makes its steps. The same sent again is not written again; another under the
/// same id is refused.
pub(super) fn record<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    new: &NewVisitOutcome,
) -> Result<VisitOutcome, Fault> {
    if let Some(known) = known(tx.conn(), permit, new)? {
        return Ok(known);
    }
    rules::check_outcome(new, tx.today())?;
    let manages_plan = permit.also_allows(Right::ManagePlan);
    for (index, decision) in new.decisions.iter().enumerate() {
        if let Some(step) = rules::step(decision, index, manages_plan)? {
            pathways::store::add(tx, permit, &step)
                .map_err(|fault| rules::at_decision(fault, index))?;
        }
    }
    if let Some(step) = new.step {
        let note = new.text.as_deref().filter(|_| manages_plan);
        pathways::visit::was_held(tx, permit, step, note, manages_plan)?;
    }
    insert(tx, permit, new)?;
    // What was written on the day of the visit was for it; what is written later, for the next.
    let next_day = new
        .held_on
        .succ_opt()
        .and_then(|day| day.and_hms_opt(0, 0, 0));
    let until = next_day.map_or_else(|| tx.now(), from_oslo);
    store::settle(tx, permit, new.id, At::from(until))?;
    let (text, lang) = (rules::told(new), new.lang.as_str().to_owned());
    tx.event(permit.patient(), Event::VisitRecorded { text, lang });
    one(tx.conn(), permit, new.id)
}

fn known<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    new: &NewVisitOutcome,
) -> Result<Option<VisitOutcome>, Fault> {
    let patient: Option<Key<Patient>> = o::table
        .find(Key(new.id))
        .select(o::patient_id)
        .first(conn)
        .optional()?;
    let Some(patient) = patient else {
        return Ok(None);
    };
    if patient.0 != permit.patient() {
        return Err(Fault::conflict(code::ID_TAKEN));
    }
    let known = one(conn, permit, new.id)?;
    let same = known.held_on == new.held_on
        && known.text.as_deref() == new.text.as_deref()
        && known.decisions == decisions(new);
    if same {
        Ok(Some(known))
    } else {
        Err(Fault::conflict(code::ID_TAKEN))
    }
}

fn decisions(new: &NewVisitOutcome) -> Vec<Decision> {
    let decision = |decision: &shared::gp_visits::NewDecision| Decision {
        text: decision.text.to_string(),
        step: decision.step.as_ref().map(|step| step.id),
    };
    new.decisions.iter().map(decision).collect()
}

fn insert(tx: &mut Tx<'_>, permit: &impl AboutPatient, new: &NewVisitOutcome) -> Result<(), Fault> {
    let (now, author) = (At::from(tx.now()), tx.author().clone());
    diesel::insert_into(o::table)
        .values((
            o::id.eq(Key(new.id)),
            o::patient_id.eq(Key(permit.patient())),
            o::step_id.eq(new.step.map(Key)),
            o::held_on.eq(new.held_on),
            o::text.eq(new.text.as_deref()),
            o::lang.eq(new.lang.as_str()),
            o::decisions.eq(Json(decisions(new))),
            o::author.eq(Json(author)),
            o::at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}
