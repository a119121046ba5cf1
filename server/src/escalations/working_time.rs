//! Working time in Norway: which days are holidays, and when so many working hours have passed. Pure.
//!
//! Source: lov om helligdager og helligdagsfred § 2 and lov om 1. og 17. mai som høgtidsdager; Easter by the Gregorian
//! computus (Meeus, Astronomical Algorithms, chapter 8).

use chrono::{DateTime, Datelike as _, Days, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};
use shared::date::{from_oslo, oslo_time};

/// When people are at work: on these days of the week, between these hours on Norway's clocks, and not on public
/// holidays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct WorkingHours {
    pub(crate) from: NaiveTime,
    /// After `from`, on the same day.
    pub(crate) to: NaiveTime,
    /// At least one.
    pub(crate) weekdays: &'static [Weekday],
}

const MONDAY_TO_FRIDAY: [Weekday; 5] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
];

const fn clock(hour: u32, minute: u32) -> NaiveTime {
    match NaiveTime::from_hms_opt(hour, minute, 0) {
        Some(time) => time,
        None => NaiveTime::MIN,
    }
}

impl WorkingHours {
    /// Monday to Friday, 08:00 to 15:30.
    pub(crate) const OFFICE: Self = Self {
        from: clock(8, 0),
        to: clock(15, 30),
        weekdays: &MONDAY_TO_FRIDAY,
    };

    /// Whether anybody works on this day.
    pub(crate) fn is_working_day(&self, day: NaiveDate) -> bool {
        self.weekdays.contains(&day.weekday()) && !is_holiday(day)
    }

    /// The moment when so many working hours have passed since `start`. It is never outside working time; what is left
    /// when a day's work ends is counted from the next one's beginning.
    pub(crate) fn after(&self, start: DateTime<Utc>, hours: u32) -> DateTime<Utc> {
        let mut left = TimeDelta::hours(i64::from(hours));
        let mut day = oslo_time(start).date_naive();
        // The opening hours are counted as time that passes, so that a day on which the clocks move within them is as
        // long as it is.
        loop {
            if self.is_working_day(day) {
                let from = from_oslo(day.and_time(self.from)).max(start);
                let room = from_oslo(day.and_time(self.to)) - from;
                if room >= left && room > TimeDelta::zero() {
                    return from + left;
                }
                left -= room.max(TimeDelta::zero());
            }
            match day.checked_add_days(Days::new(1)) {
                Some(next) => day = next,
                None => return start,
            }
        }
    }
}

/// Whether a day is a public holiday in Norway.
pub(crate) fn is_holiday(day: NaiveDate) -> bool {
    let fixed = matches!(
        (day.month(), day.day()),
        (1 | 5, 1) | (5, 17) | (12, 25 | 26)
    );
    // Maundy Thursday, Good Friday, Easter Sunday and Monday, Ascension Day, Whit Sunday and Monday.
    const AROUND_EASTER: [i64; 7] = [-3, -2, 0, 1, 39, 49, 50];
    fixed
        || easter(day.year())
            .is_some_and(|easter| AROUND_EASTER.contains(&(day - easter).num_days()))
}

/// Easter Sunday of a year in the Gregorian calendar.
#[expect(
    clippy::many_single_char_names,
    reason = "the names that the computus has everywhere"
)]
pub(crate) fn easter(year: i32) -> Option<NaiveDate> {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let f = (b + 8).div_euclid(25);
    let g = (b - f + 1).div_euclid(3);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c.div_euclid(4), c.rem_euclid(4));
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l).div_euclid(451);
    let (month, day) = (
        (h + l - 7 * m + 114).div_euclid(31),
        (h + l - 7 * m + 114).rem_euclid(31) + 1,
    );
    NaiveDate::from_ymd_opt(year, month.unsigned_abs(), day.unsigned_abs())
}

#[cfg(test)]
#[path = "working_time_tests.rs"]
mod tests;
