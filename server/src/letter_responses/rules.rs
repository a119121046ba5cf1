//! Rules of questions about letters. Pure.

use chrono::{Days, NaiveDate};
use shared::{
    Id,
    id::Unit,
    problem::code,
    summaries::{ANSWERED_WITHIN_DAYS, MOST_QUESTIONS},
    units::{UnitKind, UnitRef},
};

use crate::error::Fault;

/// The unit that answers: the ward that wrote the letter while it serves the patient, else those who follow up at home,
/// else the GP's office.
fn responsible(ward: Id<Unit>, serving: &[UnitRef]) -> Option<&UnitRef> {
    let of_kind =
        |kinds: &'static [UnitKind]| serving.iter().find(|unit| kinds.contains(&unit.kind));
    serving
        .iter()
        .find(|unit| unit.id == ward)
        .or_else(|| of_kind(&[UnitKind::HomeCare, UnitKind::ShortTermCare]))
        .or_else(|| of_kind(&[UnitKind::GpOffice]))
}

/// Who is asked, and by when they answer.
///
/// # Errors
/// When nobody serves the patient any more.
pub(super) fn asked(
    ward: Id<Unit>,
    serving: &[UnitRef],
    today: NaiveDate,
) -> Result<(Id<Unit>, NaiveDate), Fault> {
    let unit = responsible(ward, serving).ok_or_else(|| Fault::conflict(code::NO_LONGER_VALID))?;
    Ok((unit.id, due(today)))
}

/// By when.
fn due(today: NaiveDate) -> NaiveDate {
    today
        .checked_add_days(Days::new(ANSWERED_WITHIN_DAYS))
        .unwrap_or(today)
}

/// The letter has this paragraph.
pub(super) fn stands(paragraph: u16, count: usize) -> Result<(), Fault> {
    if usize::from(paragraph) < count {
        Ok(())
    } else {
        Err(Fault::field(
            "paragraph",
            "not_found",
            "the letter has no such paragraph",
        ))
    }
}

/// Nobody answers more than so many from one person.
pub(super) const fn has_room(asked: i64) -> Result<(), Fault> {
    if asked < MOST_QUESTIONS {
        Ok(())
    } else {
        Err(Fault::conflict(code::TOO_MANY))
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn unit(kind: UnitKind) -> UnitRef {
        UnitRef {
            id: Id::new(Uuid::now_v7()),
            kind,
            name: String::new(),
            phone: None,
        }
    }

    #[test]
    fn the_ward_answers_while_it_serves_the_patient() {
        let serving = [
            unit(UnitKind::GpOffice),
            unit(UnitKind::HomeCare),
            unit(UnitKind::HospitalWard),
        ];
        let ward = serving[2].id;
        assert_eq!(responsible(ward, &serving), Some(&serving[2]));
        assert_eq!(responsible(ward, &serving[..2]), Some(&serving[1]));
        assert_eq!(responsible(ward, &serving[..1]), Some(&serving[0]));
        assert_eq!(responsible(ward, &[]), None);
    }

    #[test]
    fn paragraphs_and_numbers_have_bounds() {
        assert!(stands(2, 3).is_ok() && stands(3, 3).is_err() && stands(0, 0).is_err());
        assert!(has_room(MOST_QUESTIONS - 1).is_ok() && has_room(MOST_QUESTIONS).is_err());
    }
}
