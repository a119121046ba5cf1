//! The step of the plan that a visit to the GP was.

use shared::{
    Id, id,
    plan::{StepKind, StepState},
    right::RightMarker,
};

use super::{moves::Standing, store};
use crate::{access::Permit, db::Tx, error::Fault, outbox::Event};

/// The longest note of a step, in characters.
const LONGEST_NOTE: usize = 2000;

/// A visit was held that was this step. Staff's word closes it, with what was said as its note where that fits;
/// the patient's leaves it to its owner.
pub(crate) fn was_held<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    step: Id<id::Step>,
    note: Option<&str>,
    closes: bool,
) -> Result<(), Fault> {
    let not_there = || Fault::field("step", "not_found", "name a visit to the GP in the plan");
    let row = match store::step(tx.conn(), permit, step) {
        Err(Fault::NotFound) => return Err(not_there()),
        found => found?,
    };
    if row.kind.0 != StepKind::GpConsultation {
        return Err(not_there());
    }
    if !closes || !row.state.0.is_open() {
        return Ok(());
    }
    let to = Standing {
        state: StepState::Done,
        booking: row.booking(),
        note: note
            .filter(|note| note.chars().count() <= LONGEST_NOTE)
            .map(str::to_owned),
    };
    let author = tx.author().clone();
    store::set(tx, permit, &row, &to, author)?;
    tx.event(permit.patient(), Event::PlanChanged { step: Some(step) });
    Ok(())
}
