//! Rules about what is told of being worse. Pure.

use shared::{consents::Scope, problem::code, units::UnitKind, worsening::MOST_A_DAY};

use crate::{access::Open, error::Fault};

/// Whether a unit of this kind has what is told in its inbox; `outbox/rules.rs` puts it there.
pub(super) const fn is_told(unit: UnitKind) -> bool {
    matches!(unit, UnitKind::HomeCare | UnitKind::ShortTermCare)
}

/// Whether one calls a unit of this kind when one is worse.
pub(super) const fn is_called(unit: UnitKind) -> bool {
    is_told(unit) || matches!(unit, UnitKind::GpOffice)
}

/// Whether a relative may know which units serve the patient.
pub(super) fn knows_units(open: Option<&Open>) -> bool {
    open.is_some_and(|open| open.scopes.contains(&Scope::Practical))
}

/// Units are not to drown in what one person tells.
pub(super) const fn has_room(told_since_yesterday: i64) -> Result<(), Fault> {
    if told_since_yesterday < MOST_A_DAY {
        Ok(())
    } else {
        Err(Fault::conflict(code::TOO_MANY))
    }
}

/// What units read: since when, then the words.
pub(super) fn as_told(text: &str, since: Option<&str>) -> String {
    since.map_or_else(|| text.to_owned(), |since| format!("{since} – {text}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn home_care_is_told() {
        use UnitKind::{Coordinator, GpOffice, HomeCare, HospitalWard, ShortTermCare};
        let told: Vec<_> = [HospitalWard, HomeCare, ShortTermCare, GpOffice, Coordinator]
            .into_iter()
            .filter(|kind| is_told(*kind))
            .collect();
        assert_eq!(told, [HomeCare, ShortTermCare]);
        assert!(is_called(GpOffice) && is_called(HomeCare) && !is_called(Coordinator));
    }

    #[test]
    fn since_when_stands_before_the_words() {
        assert_eq!(as_told("Tungpusten", None), "Tungpusten");
        assert_eq!(
            as_told("Tungpusten", Some("Siden i går kveld")),
            "Siden i går kveld – Tungpusten"
        );
    }

    #[test]
    fn one_person_tells_it_twenty_times_a_day() {
        assert!(has_room(19).is_ok());
        assert!(has_room(20).is_err());
    }
}
