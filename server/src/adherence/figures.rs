//! From homecomings to numbers that may be shown. Pure.
//!
//! A month with fewer than five eligible homecomings is hidden whole: with one of its numbers the others could be worked
//! out from another measure of the same month, since all measures are about the same homecomings. There are no totals,
//! and the median is taken over the shown months only, so that nothing hidden is in any number.

use chrono::NaiveDate;
use shared::{
    adherence::{LEAST_SHOWN, MOST_MONTHS, Measure, MeasureFigures, Month, MonthFigures},
    problem::FieldProblem,
};

use super::rules::{Homecoming, Verdict, verdict};
use crate::error::Fault;

/// How many months there are before the last one when nothing else is asked for.
const BEFORE: u32 = 12;

/// The months that are asked for.
///
/// # Errors
/// The first is after the last, or there are more than 36.
pub(crate) fn months(
    from: Option<Month>,
    to: Option<Month>,
    today: NaiveDate,
) -> Result<(Month, Month), Fault> {
    let to = to.unwrap_or_else(|| Month::of(today));
    let from = from.unwrap_or_else(|| to.minus(BEFORE));
    let wrong = |code: &str, message: &str| {
        Err(Fault::Invalid(vec![FieldProblem {
            field: "from".to_owned(),
            code: code.to_owned(),
            message: message.to_owned(),
        }]))
    };
    match from.until(to) {
        0 => wrong("out_of_range", "the first month is after the last"),
        1..=MOST_MONTHS => Ok((from, to)),
        _ => wrong("too_long", "at most 36 months"),
    }
}

/// The numbers of every measure.
pub(super) fn figures(
    homecomings: &[Homecoming],
    (from, to): (Month, Month),
    today: NaiveDate,
) -> Vec<MeasureFigures> {
    let of = |measure: Measure| {
        let months: Vec<MonthFigures> = (0..from.until(to))
            .map(|number| of_month(measure, homecomings, from.plus(number), today))
            .collect();
        MeasureFigures {
            measure,
            within_days: measure.within_days(),
            median: median(&months),
            months,
        }
    };
    Measure::ALL.into_iter().map(of).collect()
}

fn of_month(
    measure: Measure,
    homecomings: &[Homecoming],
    month: Month,
    today: NaiveDate,
) -> MonthFigures {
    let (mut reached, mut missed, mut not_due, mut excluded) = (0u32, 0u32, 0u32, 0u32);
    let of_month = |each: &&Homecoming| Month::of(each.home_on) == month;
    for each in homecomings.iter().filter(of_month) {
        match verdict(measure, each, today) {
            Verdict::Hit => reached += 1,
            Verdict::Miss => missed += 1,
            Verdict::NotDue => not_due += 1,
            Verdict::Excluded(_) => excluded += 1,
        }
    }
    let eligible = reached + missed;
    let suppressed = eligible < LEAST_SHOWN;
    let shown = |number: u32| (!suppressed).then_some(number);
    MonthFigures {
        month,
        suppressed,
        eligible: shown(eligible),
        reached: shown(reached),
        not_due: shown(not_due),
        excluded: shown(excluded),
    }
}

/// The median of the shown months' shares, in percent with one decimal.
pub(super) fn median(months: &[MonthFigures]) -> Option<f64> {
    let share = |month: &MonthFigures| {
        let (reached, eligible) = (month.reached?, month.eligible.filter(|all| *all > 0)?);
        Some(f64::from(reached) * 100.0 / f64::from(eligible))
    };
    let mut shares: Vec<f64> = months.iter().filter_map(share).collect();
    shares.sort_by(f64::total_cmp);
    let middle = shares.len() / 2;
    let upper = *shares.get(middle)?;
    let median = match middle.checked_sub(1).and_then(|before| shares.get(before)) {
        Some(lower) if shares.len().is_multiple_of(2) => f64::midpoint(*lower, upper),
        _ => upper,
    };
    Some((median * 10.0).round() / 10.0)
}

#[cfg(test)]
#[path = "figures_tests.rs"]
mod tests;
