//! Rules of the board. Pure.

use chrono::NaiveDate;
use shared::{
    Id,
    board::{
        BoardCounts, BoardGroup, BoardPatient, KinStatus, ScreenFlag, ScreenPatient, ScreenStep,
    },
    id::Patient,
    related_persons::RegistrationState,
    risk_flags::RiskKind,
};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::error::Fault;

/// How many patients a page holds.
pub(crate) const PAGE: usize = 50;
/// The furthest page of a public screen.
const LAST_SCREEN: u16 = 999;
/// How many characters of what matters stand on the board.
pub(super) const MATTERS: usize = 120;
/// The day of a patient for whom nothing is planned: after every other one.
pub(crate) const NOTHING: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

/// Where somebody stands whose next step is due then.
pub(crate) fn group(next_due: NaiveDate, today: NaiveDate) -> BoardGroup {
    if next_due == NOTHING {
        BoardGroup::Nothing
    } else if next_due < today {
        BoardGroup::Overdue
    } else if next_due == today {
        BoardGroup::Today
    } else {
        BoardGroup::Coming
    }
}

/// The days that a group holds: the first, and the first one no longer.
pub(super) fn days(group: BoardGroup, today: NaiveDate) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let tomorrow = today.succ_opt();
    match group {
        BoardGroup::Overdue => (None, Some(today)),
        BoardGroup::Today => (Some(today), tomorrow),
        BoardGroup::Coming => (tomorrow, Some(NOTHING)),
        BoardGroup::Nothing => (Some(NOTHING), None),
    }
}

/// How many stand where, from how many have their next step on each day.
pub(super) fn counts(days: &[(NaiveDate, i64)], today: NaiveDate) -> BoardCounts {
    let mut counts = BoardCounts::default();
    for (due, patients) in days {
        let place = match group(*due, today) {
            BoardGroup::Overdue => &mut counts.overdue,
            BoardGroup::Today => &mut counts.today,
            BoardGroup::Coming => &mut counts.coming,
            BoardGroup::Nothing => &mut counts.nothing,
        };
        *place += patients;
    }
    counts
}

/// Where a page ended.
pub(crate) type Place = (NaiveDate, Id<Patient>);

/// What of the board is shown.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Shown {
    pub(super) group: Option<BoardGroup>,
    pub(super) risk: Option<RiskKind>,
    pub(super) mine: bool,
    pub(super) after: Option<Place>,
    pub(super) skip: i64,
}

/// Where a page ended, as text.
pub(crate) fn written((due, patient): Place) -> String {
    format!("{due}_{patient}")
}

/// Reads where a page ended.
pub(crate) fn cursor(text: Option<&str>) -> Result<Option<Place>, Fault> {
    let Some(text) = text else { return Ok(None) };
    let read = text
        .split_once('_')
        .and_then(|(due, patient)| Some((due.parse().ok()?, patient.parse().ok()?)));
    let wrong = || Fault::field("cursor", "invalid", "take the cursor from the page before");
    read.map(Some).ok_or_else(wrong)
}

/// How many patients stand before a public screen's page.
pub(super) fn before_screen(page: Option<u16>) -> Result<i64, Fault> {
    let page = page.unwrap_or(0);
    if page > LAST_SCREEN {
        return Err(Fault::field("page", "out_of_range", "at most 999"));
    }
    Ok(i64::from(page) * PAGE as i64)
}

/// «AB» for Asta Bakke: the first letter of the first given name and of the last family name, as a reader sees letters.
pub(crate) fn initials(given: &str, family: &str) -> String {
    let letter = |name: Option<&str>| {
        let graphemes = name.into_iter().flat_map(|name| name.graphemes(true));
        let first = |only_letters: bool| {
            let is = |grapheme: &&str| !only_letters || grapheme.chars().any(char::is_alphabetic);
            graphemes.clone().find(is)
        };
        first(true).or_else(|| first(false)).map(str::to_uppercase)
    };
    let given = letter(given.split_whitespace().next());
    let family = letter(family.split_whitespace().next_back());
    given.into_iter().chain(family).collect()
}

/// The first line that says something, of at most `most` characters; a letter with its marks is never split.
pub(crate) fn one_line(text: &str, most: usize) -> String {
    let first = text.lines().map(str::trim).find(|line| !line.is_empty());
    let line = first.unwrap_or_default();
    if line.chars().count() <= most {
        return line.to_owned();
    }
    let (mut cut, mut taken) = (String::new(), 1);
    for grapheme in line.graphemes(true) {
        taken += grapheme.chars().count();
        if taken > most {
            break;
        }
        cut.push_str(grapheme);
    }
    format!("{}…", cut.trim_end())
}

/// Whether somebody near the patient has confirmed.
pub(super) fn kin(states: &[RegistrationState]) -> KinStatus {
    if states.iter().any(|state| state.is_confirmed()) {
        KinStatus::Confirmed
    } else if states.is_empty() {
        KinStatus::Nobody
    } else {
        KinStatus::Registered
    }
}

/// What of a line may be shown to anybody. Named one by one: what a line comes to hold later stays out.
pub(super) fn for_screen(line: BoardPatient) -> ScreenPatient {
    let flags = line.flags.into_iter().map(|flag| ScreenFlag {
        kind: flag.kind,
        due: flag.due,
        done: flag.done,
    });
    ScreenPatient {
        initials: line.initials,
        group: line.group,
        flags: flags.collect(),
        next_step: line.next_step.map(|step| ScreenStep {
            kind: step.kind,
            due: step.due,
            booked_at: step.booked_at,
            overdue: step.overdue,
        }),
    }
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
