//! Which checklists are told of when they are missed, when, and to whom. Pure.

use chrono::{NaiveDate, TimeDelta};
use shared::{
    Id,
    checklists::template::{Anchor, DoneBy, TemplateContent},
    id::Unit,
    units::UnitRef,
};

use crate::checklists::rules::Anchors;

/// What was missed longer ago when it is found, is left alone: it would only be noise.
pub(super) const TOLD_WITHIN: TimeDelta = TimeDelta::days(7);

/// What is known of the stay that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stay {
    /// The ward that has or had it.
    pub(super) ward: Id<Unit>,
    pub(super) admitted_on: NaiveDate,
    /// The day they came home, unless the stay lasts.
    pub(super) home_on: Option<NaiveDate>,
    /// The unit that was responsible when they came home.
    pub(super) home_care: Option<Id<Unit>>,
}

/// The day that a checklist was to be signed by, if it is to be told today that it was not. What a step of the plan
/// stands for is told of by the step; the person's own evaluation is theirs.
pub(super) fn missed_on(
    content: &TemplateContent,
    stay: &Stay,
    today: NaiveDate,
) -> Option<NaiveDate> {
    let rule = content.deadline?;
    if content.completes.is_some() || content.is_done_by(DoneBy::Patient) {
        return None;
    }
    // What the ward needs to know of somebody who has left, it does not.
    if rule.anchor == Anchor::Admission && stay.home_on.is_some() {
        return None;
    }
    // A planned discharge that did not come is not a discharge.
    let anchors = Anchors {
        admission: Some(stay.admitted_on),
        discharge: stay.home_on,
        homecoming: stay.home_on,
        in_hospital: stay.home_on.is_none(),
    };
    let due = anchors.due(Some(rule))?;
    (due < today && today <= due + TOLD_WITHIN).then_some(due)
}

/// Whose it is, of those who serve the patient: in the order in which the template names them; the stay's ward, and at
/// home the unit that they came home to.
pub(super) fn whose(
    content: &TemplateContent,
    stay: &Stay,
    serving: &[UnitRef],
) -> Option<Id<Unit>> {
    content.done_by.iter().find_map(|done_by| {
        let own = |unit: &&UnitRef| DoneBy::unit(unit.kind) == *done_by;
        let mut all = serving.iter().filter(own);
        let rather = match done_by {
            DoneBy::HospitalWard => {
                return all.find(|unit| unit.id == stay.ward).map(|unit| unit.id);
            }
            DoneBy::HomeCare => stay.home_care,
            DoneBy::GpOffice | DoneBy::Coordinator | DoneBy::Patient => None,
        };
        let first = all.clone().next();
        all.find(|unit| Some(unit.id) == rather)
            .or(first)
            .map(|unit| unit.id)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checklists::defaults;
    use shared::units::UnitKind;
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn id(number: u128) -> Id<Unit> {
        Id::new(Uuid::from_u128(number))
    }

    fn unit(number: u128, kind: UnitKind) -> UnitRef {
        UnitRef {
            id: id(number),
            kind,
            name: String::new(),
            phone: None,
        }
    }

    fn stay(home_on: Option<&str>) -> Stay {
        Stay {
            ward: id(1),
            admitted_on: day("2026-11-02"),
            home_on: home_on.map(day),
            home_care: Some(id(3)),
        }
    }

    fn missed(stay: &Stay, today: &str) -> Vec<String> {
        let all = defaults::all().unwrap().iter();
        let told = all.filter(|each| missed_on(&each.content, stay, day(today)).is_some());
        told.map(|each| each.key.to_string()).collect()
    }

    #[test]
    fn what_has_no_step_is_told_of_the_day_after_for_a_week() {
        let home = stay(Some("2026-11-10"));
        assert_eq!(missed(&home, "2026-11-10"), Vec::<String>::new());
        assert_eq!(missed(&home, "2026-11-11"), ["hph0", "hph1"]);
        assert_eq!(missed(&home, "2026-11-17"), ["hph0", "hph1"]);
        assert_eq!(missed(&home, "2026-11-18"), Vec::<String>::new());
        assert_eq!(missed(&home, "2026-11-24"), ["hph3-before"]);
        let in_hospital = stay(None);
        assert_eq!(missed(&in_hospital, "2026-11-03"), Vec::<String>::new());
        assert_eq!(missed(&in_hospital, "2026-11-04"), ["hph6"]);
    }

    #[test]
    fn whose_it_is() {
        let home = stay(Some("2026-11-10"));
        let content = |key: &str| {
            let all = defaults::all().unwrap();
            &all.iter().find(|each| *each.key == *key).unwrap().content
        };
        let serving = [
            unit(9, UnitKind::HospitalWard),
            unit(1, UnitKind::HospitalWard),
            unit(2, UnitKind::HomeCare),
            unit(3, UnitKind::ShortTermCare),
            unit(4, UnitKind::Coordinator),
        ];
        let whose = |key: &str, serving: &[UnitRef]| whose(content(key), &home, serving);
        assert_eq!(whose("hph0", &serving), Some(id(1)));
        // The ward has left.
        assert_eq!(whose("hph0", &serving[2..]), Some(id(3)));
        assert_eq!(whose("hph1", &serving), Some(id(4)));
        assert_eq!(whose("hph1", &serving[..3]), Some(id(2)));
        assert_eq!(whose("hph6", &serving), Some(id(3)));
        assert_eq!(whose("hph6", &serving[..2]), None);
    }
}
