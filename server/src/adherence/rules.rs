//! The measures: what counts as reached, as missed, as not due yet, and what is left out. Pure.
//!
//! Sources. The deadlines are those of Helhetlig pasientforløp i hjemmet (Røsstad et al., BMC Health Serv Res 2013;13:121,
//! figure 1): a structured assessment within 3 days, the GP within 14, an extended assessment within 4 weeks. The four
//! main checklists, and «at least three of the four», are those of the pathway's trial (BMC Health Serv Res 2017;17,
//! table 1): CL1 is HPH0 (the day of discharge), CL2 HPH2, CL3 HPH3 (here what is signed after the consultation, when it
//! was held) and CL4 HPH5. The official list of målepunkter could not be had; these are a proposal, with a version.
//!
//! Every measure has the same shape. *Denominator*: homecomings of the month to the unit, for which the deadline has
//! passed. *Numerator*: those of them that got it by the end of the deadline's day in Norway. *Excluded*: those where the
//! person died, was admitted again or went over to another unit on that day or before, whatever was done until then.
//! *Not due*: those whose deadline's day has not passed, whatever was done already: else a month would look better while
//! it lasts than when it is over.

use chrono::{Days, NaiveDate};
use shared::adherence::Measure;

/// Raised with every change of what counts.
pub(super) const VERSION: i32 = 1;
/// How many of the main checklists are enough.
const ENOUGH: usize = 3;

/// The four main checklists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Main {
    /// The conversation between ward and home care on the day of discharge.
    Hph0,
    /// The structured assessment at home.
    Hph2,
    /// After the consultation with the GP, when it was held.
    Hph3,
    /// The evaluation after four weeks.
    Hph5,
}

impl Main {
    pub(super) const ALL: [Self; 4] = [Self::Hph0, Self::Hph2, Self::Hph3, Self::Hph5];

    /// The key of its template.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Hph0 => "hph0",
            Self::Hph2 => "hph2",
            Self::Hph3 => "hph3-after",
            Self::Hph5 => "hph5",
        }
    }
}

/// What is known of one homecoming. All days are days in Norway.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Homecoming {
    /// The day they came home.
    pub(super) home_on: NaiveDate,
    /// The day of the admission before it.
    pub(super) admitted_on: NaiveDate,
    /// The main checklists that were signed about it, and when.
    pub(super) signed: Vec<(Main, NaiveDate)>,
    /// When words of what matters were written or changed.
    pub(super) asked: Vec<NaiveDate>,
    /// When a unit said what it had done about what matters.
    pub(super) followed_up: Vec<NaiveDate>,
    pub(super) died_on: Option<NaiveDate>,
    /// The next admission.
    pub(super) readmitted_on: Option<NaiveDate>,
    /// When another unit took over at home, or this one stopped.
    pub(super) moved_on: Option<NaiveDate>,
}

/// Why a homecoming does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    Died,
    Readmitted,
    Moved,
}

/// What a homecoming is to a measure: exactly one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Hit,
    Miss,
    NotDue,
    Excluded(Why),
}

/// The last day on which it is in time.
pub(super) fn deadline(measure: Measure, home_on: NaiveDate) -> NaiveDate {
    after(home_on, measure.within_days())
}

fn after(day: NaiveDate, days: u16) -> NaiveDate {
    day.checked_add_days(Days::new(days.into())).unwrap_or(day)
}

/// What a homecoming is to a measure, today.
pub(super) fn verdict(measure: Measure, of: &Homecoming, today: NaiveDate) -> Verdict {
    let last = deadline(measure, of.home_on);
    if let Some(why) = excluded(of, last) {
        Verdict::Excluded(why)
    } else if today <= last {
        Verdict::NotDue
    } else if reached(measure, of, last) {
        Verdict::Hit
    } else {
        Verdict::Miss
    }
}

/// What happened first that makes it not count.
fn excluded(of: &Homecoming, last: NaiveDate) -> Option<Why> {
    [
        (of.died_on, Why::Died),
        (of.readmitted_on, Why::Readmitted),
        (of.moved_on, Why::Moved),
    ]
    .into_iter()
    .filter_map(|(day, why)| Some((day.filter(|day| *day <= last)?, why)))
    .min_by_key(|(day, _)| *day)
    .map(|(_, why)| why)
}

fn reached(measure: Measure, of: &Homecoming, last: NaiveDate) -> bool {
    let is_signed = |main: Main| {
        of.signed
            .iter()
            .any(|(which, on)| *which == main && *on <= last)
    };
    let within = |days: &[NaiveDate], last: NaiveDate| {
        days.iter().any(|on| (of.admitted_on..=last).contains(on))
    };
    match measure {
        Measure::Hph2 => is_signed(Main::Hph2),
        Measure::Hph3 => is_signed(Main::Hph3),
        Measure::Hph5 => is_signed(Main::Hph5),
        Measure::WhatMattersAsked => within(&of.asked, last),
        Measure::WhatMattersFollowedUp => {
            let asked_by = deadline(Measure::WhatMattersAsked, of.home_on);
            within(&of.asked, asked_by) && within(&of.followed_up, last)
        }
        Measure::MainChecklists => {
            Main::ALL
                .into_iter()
                .filter(|main| is_signed(*main))
                .count()
                >= ENOUGH
        }
    }
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
