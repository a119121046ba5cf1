//! Who reads and who fills.

use shared::{
    Id,
    author::Capacity,
    checklists::template::DoneBy,
    id::RelatedPerson,
    right::{Right, RightMarker},
};

use super::rules::Reader;
use crate::{
    access::{Permit, Proof as _},
    error::Fault,
};

/// Who the permit's holder is to checklists. A related person needs both the plan and what matters open: their own
/// evaluation asks about both.
pub(super) fn of<R: RightMarker>(permit: &Permit<R>) -> Result<Reader, Fault> {
    match permit.actor().author.capacity {
        Capacity::Patient => Ok(Reader::Patient),
        Capacity::Relative => {
            let both =
                permit.also_allows(Right::ReadPlan) && permit.also_allows(Right::ReadWhatMatters);
            let related: Id<RelatedPerson> = permit.related_person()?;
            both.then_some(Reader::Relative(related))
                .ok_or(Fault::NotFound)
        }
        Capacity::Staff | Capacity::System => {
            let unit = permit.acting_unit().ok_or(Fault::NotFound)?;
            let memberships = &permit.viewer().memberships;
            let unit = memberships.iter().find(|m| m.unit.id == unit);
            unit.map(|m| Reader::Unit(DoneBy::unit(m.unit.kind)))
                .ok_or(Fault::NotFound)
        }
    }
}
