//! How steps move from state to state. Pure.

use chrono::NaiveDate;
use shared::plan::{Booking, Move, StepState};

use super::rules::is_overdue;

/// How a step stands after a move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) state: StepState,
    pub(super) booking: Option<Booking>,
    pub(super) note: Option<String>,
}

/// How a step stands after `to`. What was agreed stays readable, until the step is planned anew.
pub(super) fn moved(to: Move, agreed: Option<Booking>) -> Standing {
    let state = to.state();
    let (booking, note) = match to {
        Move::Planned {} => (None, None),
        Move::Booked { at, with } => (
            Some(Booking {
                at,
                with: with.into_string(),
            }),
            None,
        ),
        Move::Done { note } => (agreed, note.map(|note| note.into_string())),
        Move::NotDone { reason } | Move::NotRelevant { reason } => {
            (agreed, Some(reason.into_string()))
        }
    };
    Standing {
        state,
        booking,
        note,
    }
}

/// Whether what the owner was told about the day that passed still holds. An open step whose day has not
/// passed is told of again when it does.
pub(super) fn stays_told(state: StepState, due: NaiveDate, today: NaiveDate) -> bool {
    !state.is_open() || is_overdue(state, due, today)
}

/// What a tick does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tick {
    /// Nothing: it stands so already.
    Nothing,
    /// The step gets this state.
    To(StepState),
    /// The step cannot be ticked as it stands.
    Refused,
}

/// What it means to tick a task off, or to take the tick away. Done is final for steps, but a person may
/// tick the wrong one of their own tasks.
pub(super) const fn tick(state: StepState, done: bool) -> Tick {
    match (state, done) {
        (StepState::Done, false) => Tick::To(StepState::Planned),
        (StepState::Done, true) | (_, false) => Tick::Nothing,
        (state, true) if state.may_become(StepState::Done) => Tick::To(StepState::Done),
        (_, true) => Tick::Refused,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;
    use proptest::prelude::*;

    const ALL: [StepState; 5] = [
        StepState::Planned,
        StepState::Booked,
        StepState::Done,
        StepState::NotDone,
        StepState::NotRelevant,
    ];

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn what_was_agreed_stays_until_planned_anew() {
        let agreed = Some(Booking {
            at: "2026-11-22T09:00:00Z".parse().unwrap(),
            with: "Inger".to_owned(),
        });
        let reason = || serde_json::from_str("\"Var ikke hjemme\"").unwrap();
        let done = moved(Move::Done { note: None }, agreed.clone());
        assert_eq!((done.booking, done.note), (agreed.clone(), None));
        let not_done = moved(Move::NotDone { reason: reason() }, agreed.clone());
        assert_eq!(not_done.booking, agreed);
        assert_eq!(not_done.note.as_deref(), Some("Var ikke hjemme"));
        let planned = moved(Move::Planned {}, agreed);
        assert_eq!(
            (planned.state, planned.booking, planned.note),
            (StepState::Planned, None, None)
        );
    }

    #[test]
    fn ticks() {
        use StepState::{Booked, Done, NotDone, NotRelevant, Planned};
        for state in [Planned, Booked, NotDone] {
            assert_eq!(tick(state, true), Tick::To(Done));
            assert_eq!(tick(state, false), Tick::Nothing);
        }
        assert_eq!(tick(Done, true), Tick::Nothing);
        assert_eq!(tick(Done, false), Tick::To(Planned));
        assert_eq!(tick(NotRelevant, true), Tick::Refused);
    }

    proptest! {
        #[test]
        fn nobody_is_told_of_a_day_that_has_not_passed(
            state in prop::sample::select(&ALL[..]), due in -400i64..400, today in -400i64..400,
        ) {
            let at = |days| day("2026-11-22") + TimeDelta::days(days);
            let (due, today) = (at(due), at(today));
            if state.is_open() {
                prop_assert_eq!(stays_told(state, due, today), due < today);
            } else {
                prop_assert!(stays_told(state, due, today));
            }
        }
    }
}
