//! Related persons at a glance, for lists and the page staff work from.

use std::collections::HashMap;

use diesel::prelude::*;
use shared::{
    Id,
    id::{HospitalStay, Patient},
    related_persons::{RegistrationState, RelatedPersonLine, RelativesGlance},
};

use super::{rules, store::RelatedPersonRow};
use crate::{
    db::{
        Conn,
        schema::related_person as r,
        types::{Code, Key},
    },
    error::Fault,
};

/// Related persons as lines, next of kin first; `stay` is the one that lasts, or the last one.
pub(crate) fn lines(
    mut rows: Vec<RelatedPersonRow>,
    stay: Option<Id<HospitalStay>>,
) -> Vec<RelatedPersonLine> {
    rows.sort_by_cached_key(place);
    let line = |row: RelatedPersonRow| RelatedPersonLine {
        id: row.id.0,
        name: row.full_name(),
        relation: row.relation.0,
        confirmed_this_stay: rules::confirmed_this_stay(
            row.state.0,
            row.confirmed_stay_id,
            stay.map(Key),
        ),
        phone: row.phone,
        next_of_kin: row.next_of_kin,
        state: row.state.0,
    };
    rows.into_iter().map(line).collect()
}

/// Next of kin in order, then the others by name.
fn place(row: &RelatedPersonRow) -> (i32, String) {
    (row.next_of_kin.unwrap_or(i32::MAX), row.full_name())
}

/// Of patients with the stay that each is in: who has said yes during it. The caller has the right to list
/// these patients.
pub(crate) fn of_patients(
    conn: &mut Conn,
    stays: &HashMap<Key<Patient>, Key<HospitalStay>>,
) -> Result<HashMap<Key<Patient>, RelativesGlance>, Fault> {
    if stays.is_empty() {
        return Ok(HashMap::new());
    }
    let mut rows: Vec<RelatedPersonRow> = r::table
        .filter(r::patient_id.eq_any(stays.keys().copied().collect::<Vec<_>>()))
        .filter(r::state.ne(Code(RegistrationState::Declined)))
        .filter(r::state.ne(Code(RegistrationState::Ended)))
        .select(RelatedPersonRow::as_select())
        .load(conn)?;
    rows.sort_by_cached_key(place);
    let mut glances: HashMap<Key<Patient>, RelativesGlance> = stays
        .keys()
        .map(|patient| (*patient, RelativesGlance::default()))
        .collect();
    for row in rows {
        let stay = stays.get(&row.patient_id).copied();
        let glance = glances.entry(row.patient_id).or_default();
        if rules::confirmed_this_stay(row.state.0, row.confirmed_stay_id, stay) {
            glance.confirmed += 1;
        } else {
            glance.missing.push(row.full_name());
        }
    }
    Ok(glances)
}
