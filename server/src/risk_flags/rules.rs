//! Rules of risk flags. Pure.

use chrono::NaiveDate;
use shared::{author::Author, problem::code, risk_flags::RiskFlag};

use crate::{error::Fault, pathways};

/// A flag is to be seen to today or later, and within two years. A day that stands may have passed.
pub(super) fn check_due(
    due: NaiveDate,
    stood: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<(), Fault> {
    if stood == Some(due) {
        return Ok(());
    }
    pathways::rules::check_due(due, today)
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

/// How a flag stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing<'a> {
    /// Its version.
    pub(super) version: i32,
    /// Who resolved it, and what they wrote.
    pub(super) resolved: Option<(&'a Author, Option<&'a str>)>,
}

/// Whether it is changed by somebody who saw version `seen`.
pub(super) const fn change(now: Standing<'_>, seen: i32) -> Verdict {
    if now.resolved.is_some() {
        Verdict::Refuse(code::ALREADY_RESOLVED)
    } else if now.version != seen {
        Verdict::Refuse(code::CHANGED_MEANWHILE)
    } else {
        Verdict::Go
    }
}

/// Whether it is resolved by somebody who saw version `seen`. The same said twice by the same person is said once.
pub(super) fn resolve(now: Standing<'_>, seen: i32, by: &Author, note: Option<&str>) -> Verdict {
    match now.resolved {
        Some((author, said)) if author.person == by.person && said == note => Verdict::AsItIs,
        _ => change(now, seen),
    }
}

/// What the patient reads of a flag: not what staff wrote beside it.
pub(super) fn for_patient(flag: RiskFlag) -> RiskFlag {
    RiskFlag {
        note: None,
        resolution: None,
        history: Vec::new(),
        ..flag
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::{Id, author::Capacity};
    use uuid::Uuid;

    fn author(n: u128) -> Author {
        Author {
            person: Some(Id::new(Uuid::from_u128(n))),
            name: String::new(),
            capacity: Capacity::Staff,
            unit: None,
            unit_name: None,
            relative: None,
        }
    }

    #[test]
    fn a_day_that_stands_may_have_passed() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let (today, yesterday) = (day("2026-11-23"), day("2026-11-22"));
        assert!(check_due(today, None, today).is_ok());
        assert!(check_due(yesterday, None, today).is_err());
        assert!(check_due(yesterday, Some(yesterday), today).is_ok());
        assert!(check_due(yesterday, Some(today), today).is_err());
        assert!(check_due(day("2029-01-01"), None, today).is_err());
    }

    #[test]
    fn resolved_once() {
        let (one, other) = (author(1), author(2));
        let open = Standing {
            version: 2,
            resolved: None,
        };
        assert_eq!(resolve(open, 2, &one, None), Verdict::Go);
        assert_eq!(
            resolve(open, 1, &one, None),
            Verdict::Refuse(code::CHANGED_MEANWHILE)
        );
        let done = Standing {
            version: 3,
            resolved: Some((&one, Some("Går trygt"))),
        };
        let refused = Verdict::Refuse(code::ALREADY_RESOLVED);
        assert_eq!(resolve(done, 2, &one, Some("Går trygt")), Verdict::AsItIs);
        assert_eq!(resolve(done, 3, &one, None), refused);
        assert_eq!(resolve(done, 3, &other, Some("Går trygt")), refused);
        assert_eq!(change(done, 3), refused);
    }
}
