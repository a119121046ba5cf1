//! Rules of the inbox. Pure.

use std::collections::BTreeSet;

use shared::{
    Id,
    contract::Page,
    id::{self, Patient, Person},
    inbox::Update,
    problem::code,
};

use crate::error::Fault;

/// How many updates a page holds.
pub(super) const PAGE: usize = 30;

/// How an update stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) version: i32,
    /// Who takes care of it.
    pub(super) owner: Option<Id<Person>>,
    /// Who handled it, once it is handled.
    pub(super) handled: Option<Option<Id<Person>>>,
}

/// What to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Do it.
    Go,
    /// It stands so already: answer it as it is.
    AsItIs,
    /// Refuse with this code and show what it is now.
    Refuse(&'static str),
}

/// Whether `person`, who saw version `seen`, may take an update. Another's is taken over only by somebody who
/// saw whose it was.
pub(super) fn take(now: Standing, person: Id<Person>, seen: i32) -> Verdict {
    if now.handled.is_some() {
        Verdict::Refuse(code::ALREADY_HANDLED)
    } else if now.owner == Some(person) {
        Verdict::AsItIs
    } else {
        compare(now, seen)
    }
}

/// Whether `person`, who saw version `seen`, may say that an update is handled.
pub(super) fn handle(now: Standing, person: Id<Person>, seen: i32) -> Verdict {
    match now.handled {
        Some(by) if by == Some(person) => Verdict::AsItIs,
        Some(_) => Verdict::Refuse(code::ALREADY_HANDLED),
        None => compare(now, seen),
    }
}

const fn compare(now: Standing, seen: i32) -> Verdict {
    if now.version == seen {
        Verdict::Go
    } else {
        Verdict::Refuse(code::CHANGED_MEANWHILE)
    }
}

/// Where the page before ended.
pub(super) fn cursor(text: Option<&str>) -> Result<Option<Id<id::Update>>, Fault> {
    let wrong = |_| Fault::field("cursor", "invalid", "take the cursor from the page before");
    text.map(|text| text.parse().map_err(wrong)).transpose()
}

/// A page of what was found, when one more than a page holds was sought.
pub(super) fn page(mut found: Vec<Update>) -> Page<Update> {
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let next = found
        .last()
        .filter(|_| more)
        .map(|last| last.id.to_string());
    Page { items: found, next }
}

/// The patients that updates are about, each once.
pub(super) fn patients(updates: &[Update]) -> Vec<Id<Patient>> {
    let distinct: BTreeSet<_> = updates.iter().map(|update| update.patient.id).collect();
    distinct.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use shared::{inbox::UpdateKind, patients::PatientRef};
    use uuid::Uuid;

    fn id<T>(n: u128) -> Id<T> {
        Id::new(Uuid::from_u128(n))
    }

    fn update(n: u128, patient: u128) -> Update {
        let (given_name, family_name) = (String::new(), String::new());
        Update {
            id: id(n),
            unit: id(1),
            patient: PatientRef {
                id: id(patient),
                given_name,
                family_name,
            },
            kind: UpdateKind::Discharged,
            text: None,
            lang: None,
            said_by: None,
            level: None,
            at: "2026-11-22T08:00:00Z".parse().unwrap(),
            reads: Vec::new(),
            read_by_me: false,
            owner: None,
            away: None,
            handled: None,
            version: 1,
        }
    }

    const WAITING: Standing = Standing {
        version: 3,
        owner: None,
        handled: None,
    };

    #[test]
    fn another_persons_update_is_taken_over_knowingly() {
        let hers = Standing {
            owner: Some(id(7)),
            ..WAITING
        };
        assert_eq!(take(WAITING, id(5), 3), Verdict::Go);
        assert_eq!(take(hers, id(5), 3), Verdict::Go);
        assert_eq!(
            take(hers, id(5), 2),
            Verdict::Refuse(code::CHANGED_MEANWHILE)
        );
        assert_eq!(take(hers, id(7), 2), Verdict::AsItIs);
    }

    #[test]
    fn handled_once() {
        let handled = Standing {
            handled: Some(Some(id(7))),
            ..WAITING
        };
        assert_eq!(handle(WAITING, id(5), 3), Verdict::Go);
        assert_eq!(
            handle(WAITING, id(5), 2),
            Verdict::Refuse(code::CHANGED_MEANWHILE)
        );
        assert_eq!(handle(handled, id(7), 2), Verdict::AsItIs);
        assert_eq!(
            handle(handled, id(5), 3),
            Verdict::Refuse(code::ALREADY_HANDLED)
        );
        assert_eq!(
            take(handled, id(7), 3),
            Verdict::Refuse(code::ALREADY_HANDLED)
        );
    }

    #[test]
    fn a_cursor_is_an_id() {
        assert!(cursor(None).unwrap().is_none());
        let id: Id<id::Update> = id(9);
        assert_eq!(cursor(Some(&id.to_string())).unwrap(), Some(id));
        for wrong in ["", "9", "' or 1=1 --"] {
            assert!(
                matches!(cursor(Some(wrong)), Err(Fault::Invalid(_))),
                "{wrong}"
            );
        }
    }

    #[test]
    fn a_page_ends_where_the_next_begins() {
        let found = |count| {
            (0..count)
                .rev()
                .map(|n| update(n, n % 4))
                .collect::<Vec<_>>()
        };
        let full = page(found(31));
        assert_eq!(
            (full.items.len(), full.next),
            (PAGE, Some(id::<id::Update>(1).to_string()))
        );
        let last = page(found(30));
        assert_eq!((last.items.len(), last.next), (PAGE, None));
        assert_eq!(page(Vec::new()).next, None);
        assert_eq!(patients(&last.items), [id(0), id(1), id(2), id(3)]);
    }

    fn standing() -> impl Strategy<Value = Standing> {
        let person = || prop::option::of((0..3u128).prop_map(id));
        (1..4, person(), prop::option::of(person())).prop_map(|(version, owner, handled)| {
            Standing {
                version,
                owner,
                handled,
            }
        })
    }

    proptest! {
        #[test]
        fn nothing_is_done_to_what_was_not_seen(now in standing(), person in 0..3u128, seen in 1..4) {
            for verdict in [take(now, id(person), seen), handle(now, id(person), seen)] {
                if verdict == Verdict::Go {
                    prop_assert!(now.version == seen && now.handled.is_none());
                }
            }
        }
    }
}
